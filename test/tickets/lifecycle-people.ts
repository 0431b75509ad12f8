import type { Content } from '../../src/tickets/content.ts';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import type { TicketEvent } from '../../src/tickets/lifecycle/event.ts';
import { fold } from '../../src/tickets/lifecycle/evolve.ts';
import type { Actor } from '../../src/tickets/lifecycle/people.ts';
import type { Ticket } from '../../src/tickets/lifecycle/ticket.ts';
import { plain } from '../../src/tickets/lifecycle/words.ts';
import { decide } from '../../src/tickets/lifecycle.ts';
import type { Priority } from '../../src/tickets/priority.ts';
import { fullContent, now } from './fixtures.ts';

export const rita: Actor = { id: 'Rita', triage: false, member: true };
export const tom: Actor = { id: 'Tom', triage: true, member: true };
export const tina: Actor = { id: 'Tina', triage: true, member: true };
export const wanda: Actor = { id: 'Wanda', triage: false, member: true };
export const mia: Actor = { id: 'Mia', triage: false, member: true };
export const otto: Actor = { id: 'Otto', triage: false, member: false };

export const contentOf = (priority: Priority, isPrivate = false): Content => ({
  ...fullContent,
  fields: { ...fullContent.fields, priority },
  origin: { ...fullContent.origin, channel: 'C1', private: isPrivate },
});

export const creation = (priority: Priority = 'high', isPrivate = false): Action => ({
  kind: 'create',
  ticket: { id: 'HT-1', workspace: 'T1', enterprise: true },
  content: contentOf(priority, isPrivate),
});

/** A history in which every step was possible; a minute passes before each. */
export function historyOf(...steps: readonly (readonly [Actor, Action])[]): TicketEvent[] {
  const events: TicketEvent[] = [];
  for (const [at, [actor, action]] of steps.entries()) {
    const decision = decide(fold(events), action, actor, now + at * 60_000);
    if ('refused' in decision) throw new Error(`${action.kind}: ${plain(decision.refused.words)}`);
    events.push(...decision.events);
  }
  return events;
}

/** The ticket after those steps. */
export function ticketOf(...steps: readonly (readonly [Actor, Action])[]): Ticket {
  const ticket = fold(historyOf(...steps));
  if (ticket === null) throw new Error('there is no ticket');
  return ticket;
}

/** What comes of one more step: the kinds of its events, or the code and the sentence of the refusal. */
export function outcome(ticket: Ticket | null, actor: Actor, action: Action): string {
  const decision = decide(ticket, action, actor, now + 3_600_000);
  if ('refused' in decision) return `${decision.refused.code}: ${plain(decision.refused.words)}`;
  return decision.events.map(({ kind }) => kind).join(' ') || 'nothing';
}
