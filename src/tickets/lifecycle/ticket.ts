import type { Content } from '../content.ts';
import type { Priority } from '../priority.ts';
import type { EventKind } from './event.ts';

export const statuses = ['draft', 'open', 'claimed', 'resolved', 'discarded'] as const;
export type Status = (typeof statuses)[number];

/** The one appeal of the requester. `outcome` is null until it is decided; closed: the ticket was resolved first. */
export type Appeal = {
  at: string;
  text: string;
  wants: Priority;
  outcome: null | { result: 'granted' | 'declined' | 'closed'; by: string; at: string; reason: string };
};

/** A ticket as its history makes it. People are Slack user ids, times ISO 8601 UTC. */
export type Ticket = {
  /** "HT-12". */
  id: string;
  workspace: string;
  enterprise: boolean;
  /** How many events there are. */
  version: number;
  /** The version after the last event that another person's click may have missed. */
  revision: number;
  status: Status;
  requester: string;
  content: Content;
  /** What the requester chose. */
  asked: Priority;
  priority: Priority;
  /** The last change of the priority by triage. */
  priorityChange: null | { from: Priority; to: Priority; by: string; at: string; reason: string };
  assignee: string | null;
  claimedAt: string | null;
  /** Since when it is Urgent and nobody has claimed it; null when it is not so. */
  waitingSince: string | null;
  /** Without the requester, in the order in which they came. */
  watchers: readonly string[];
  /** Channels in which a card was shared. */
  sharedIn: readonly string[];
  /** The number at Heroku. */
  herokuTicket: string | null;
  appeal: Appeal | null;
  resolution: null | { by: string; at: string; text: string };
  comments: number;
  createdAt: string;
  sentAt: string | null;
  changedAt: string;
  /** The last event that is not one of a crowd: who was faster. */
  last: { kind: EventKind; by: string; at: string };
  /** The keys of the latest clicks, the newest last: a repeated one changes nothing. */
  keys: readonly string[];
};
