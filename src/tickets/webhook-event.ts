import type { EventKind, TicketEvent } from './lifecycle/event.ts';
import type { Status, Ticket } from './lifecycle/ticket.ts';
import type { Priority } from './priority.ts';

/** The events that are mirrored elsewhere; what happens to a draft is nobody else's. */
export const webhookTypes = {
  sent: 'ticket.sent',
  edited: 'ticket.edited',
  claimed: 'ticket.claimed',
  released: 'ticket.released',
  'priority-changed': 'ticket.priority_changed',
  appealed: 'ticket.appealed',
  'appeal-decided': 'ticket.appeal_decided',
  commented: 'ticket.commented',
  'heroku-linked': 'ticket.heroku_linked',
  resolved: 'ticket.resolved',
  reopened: 'ticket.reopened',
} as const satisfies Partial<Record<EventKind, string>>;

/**
 * One message of the Standard Webhooks specification: `id` is the same on every attempt, so that a receiver counts it once;
 * `body` is signed and sent as it is.
 */
export type WebhookMessage = { id: string; body: string };

/** The `data` of a message. Of a ticket from a private channel the texts are null. */
export type WebhookData = {
  ticket: string;
  workspace: string;
  version: number;
  status: Status;
  priority: Priority;
  enterprise: boolean;
  herokuTicket: string | null;
  requester: string;
  assignee: string | null;
  sentAt: string | null;
  by: string;
  subject: string | null;
  text: string | null;
};

/** The message for an event, with the ticket after it; null when the event is not mirrored. */
export function webhookMessage(event: TicketEvent, after: Ticket): WebhookMessage | null {
  const { kind } = event;
  if (after.sentAt === null || !isMirrored(kind)) return null;
  const { id, workspace, status, priority, enterprise, herokuTicket, requester, assignee, sentAt, content } =
    after;
  const open = !content.origin.private;
  const data: WebhookData = {
    ticket: id,
    workspace,
    version: event.sequence,
    status,
    priority,
    enterprise,
    herokuTicket,
    requester,
    assignee,
    sentAt,
    by: event.by,
    subject: open ? content.fields.subject : null,
    text: open ? textOf(event) : null,
  };
  return {
    id: `msg_${workspace}_${id}_${event.sequence}`,
    body: JSON.stringify({ type: webhookTypes[kind], timestamp: event.at, data }),
  };
}

function isMirrored(kind: EventKind): kind is keyof typeof webhookTypes {
  return Object.hasOwn(webhookTypes, kind);
}

function textOf(event: TicketEvent): string | null {
  if ('text' in event) return event.text;
  return 'reason' in event ? event.reason : null;
}
