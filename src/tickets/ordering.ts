import { sequenceOf } from './ids.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import { rank } from './priority.ts';

/** What the order of a queue depends on. */
export type Queued = Pick<Ticket, 'id' | 'enterprise' | 'priority' | 'sentAt' | 'createdAt' | 'status'>;

/**
 * Compares two tickets for a queue: those still to do first, then Enterprise (Heroku sorts those to the top of its queue),
 * then the higher priority, then the older one.
 */
export function compareTickets(one: Queued, other: Queued): number {
  const done = ({ status }: Queued) => Number(status === 'resolved' || status === 'discarded');
  const since = ({ sentAt, createdAt }: Queued) => Date.parse(sentAt ?? createdAt);
  return (
    done(one) - done(other) ||
    Number(other.enterprise) - Number(one.enterprise) ||
    rank(one.priority) - rank(other.priority) ||
    since(one) - since(other) ||
    (sequenceOf(one.id) ?? 0) - (sequenceOf(other.id) ?? 0)
  );
}
