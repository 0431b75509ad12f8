import type { Migration } from '../migrate.ts';
import { feedback } from './0001-feedback.ts';
import { installations } from './0002-installations.ts';
import { keyValues } from './0003-key-values.ts';
import { alerts } from './0004-alerts.ts';
import { tickets } from './0005-tickets.ts';
import { ticketPosts } from './0006-ticket-posts.ts';
import { architects } from './0007-architects.ts';
import { alertOutbox } from './0008-alert-outbox.ts';

/** Every step, in order. A step that was released is never changed; add one instead. */
export const migrations: readonly Migration[] = [
  feedback,
  installations,
  keyValues,
  alerts,
  tickets,
  ticketPosts,
  architects,
  alertOutbox,
];
