import type { Priority } from '../priority.ts';
import { commuting, type TicketEvent } from './event.ts';
import type { Ticket } from './ticket.ts';

const rememberedKeys = 50;

/** The ticket after one more event of its history. A history begins with `created`; anything else before it gives null. */
export function evolve(before: Ticket | null, event: TicketEvent): Ticket | null {
  if (event.kind === 'created') return before ?? first(event);
  if (before === null) return null;
  const changed = { ...before, ...changes(before, event) };
  const { at, by, kind, key } = event;
  const alone = !commuting.includes(kind);
  const after: Ticket = {
    ...changed,
    version: event.sequence,
    revision: alone ? event.sequence : before.revision,
    changedAt: at,
    last: alone ? { kind, by, at } : before.last,
    keys: key === null ? before.keys : [...before.keys, key].slice(-rememberedKeys),
  };
  return { ...after, waitingSince: waitingSince(before, after, at) };
}

/** The ticket that a whole history makes; null for an empty one. */
export function fold(history: readonly TicketEvent[]): Ticket | null {
  return history.reduce<Ticket | null>(evolve, null);
}

function first(event: Extract<TicketEvent, { kind: 'created' }>): Ticket {
  const { ticket, workspace, enterprise, content, by, at, sequence, key } = event;
  return {
    id: ticket,
    workspace,
    enterprise,
    version: sequence,
    revision: sequence,
    status: 'draft',
    requester: by,
    content,
    asked: content.fields.priority,
    priority: content.fields.priority,
    priorityChange: null,
    assignee: null,
    claimedAt: null,
    waitingSince: null,
    watchers: [],
    sharedIn: [],
    herokuTicket: null,
    appeal: null,
    resolution: null,
    comments: 0,
    createdAt: at,
    sentAt: null,
    changedAt: at,
    last: { kind: 'created', by, at },
    keys: key === null ? [] : [key],
  };
}

function changes(before: Ticket, event: Exclude<TicketEvent, { kind: 'created' }>): Partial<Ticket> {
  const { by, at } = event;
  switch (event.kind) {
    case 'edited':
      return before.status === 'draft'
        ? { content: event.content, ...asked(event.content.fields.priority) }
        : { content: event.content };
    case 'sent':
      return { status: 'open', sentAt: at };
    case 'discarded':
      return { status: 'discarded' };
    case 'claimed':
      return { status: 'claimed', assignee: by, claimedAt: at };
    case 'released':
      return { status: 'open', assignee: null, claimedAt: null };
    case 'priority-changed':
      return {
        priority: event.to,
        priorityChange: { from: event.from, to: event.to, by, at, reason: event.reason },
      };
    case 'appealed':
      return { appeal: { at, text: event.text, wants: event.wants, outcome: null } };
    case 'appeal-decided':
      return {
        priority: event.to,
        appeal: decided(before, event.granted ? 'granted' : 'declined', by, at, event.reason),
      };
    case 'appeal-closed':
      return { appeal: decided(before, 'closed', by, at, '') };
    case 'commented':
      return { comments: before.comments + 1 };
    case 'shared':
      return {
        watchers: joined(before.watchers, event.people),
        sharedIn: event.channel === null ? before.sharedIn : joined(before.sharedIn, [event.channel]),
      };
    case 'joined':
      return { watchers: joined(before.watchers, [by]) };
    case 'left':
      return { watchers: before.watchers.filter((id) => id !== by) };
    case 'heroku-linked':
      return { herokuTicket: event.number };
    case 'resolved':
      return { status: 'resolved', resolution: { by, at, text: event.text } };
    case 'reopened':
      return { status: before.assignee === null ? 'open' : 'claimed', resolution: null };
  }
}

const asked = (priority: Priority) => ({ asked: priority, priority });

function decided(
  before: Ticket,
  result: 'granted' | 'declined' | 'closed',
  by: string,
  at: string,
  reason: string,
) {
  return before.appeal && { ...before.appeal, outcome: { result, by, at, reason } };
}

function joined(list: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])];
}

function waitingSince(before: Ticket, { status, priority }: Ticket, at: string): string | null {
  return status === 'open' && priority === 'urgent' ? (before.waitingSince ?? at) : null;
}
