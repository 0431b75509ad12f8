import { z } from 'zod';
import { defineJob } from '../queue/job.ts';

const ticket = z.strictObject({ team: z.string(), number: z.int() });
const event = ticket.extend({ sequence: z.int() });

/** Make the card in the triage channel, and its thread, true. */
export const syncCard = defineJob({
  name: 'tickets.sync-card',
  schema: ticket,
  keyed: true,
  concurrency: 2,
  perGroup: 1,
});

/** Tell one of the people who follow a ticket of one event. */
export const tell = defineJob({
  name: 'tickets.tell',
  schema: event.extend({ person: z.string() }),
  keyed: true,
  concurrency: 2,
  perGroup: 1,
});

/** Make the card with Join true in a channel in which a ticket was shared. */
export const shareCard = defineJob({
  name: 'tickets.share-card',
  schema: ticket.extend({ channel: z.string() }),
  keyed: true,
  concurrency: 2,
  perGroup: 1,
});

/** Remind the on-call group of an urgent ticket that nobody has claimed; `nth` counts from 1. */
export const remind = defineJob({
  name: 'tickets.remind',
  schema: ticket.extend({ since: z.string(), nth: z.int() }),
  keyed: true,
  concurrency: 1,
});

/** Mirror one event at the webhook of the workspace. */
export const callWebhook = defineJob({
  name: 'tickets.webhook',
  schema: event,
  keyed: true,
  concurrency: 2,
  perGroup: 1,
  timeoutSeconds: 30,
});

export const ticketJobs = [syncCard, tell, shareCard, remind, callWebhook] as const;
