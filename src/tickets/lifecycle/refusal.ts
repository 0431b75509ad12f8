import type { EventKind } from './event.ts';
import type { Ticket } from './ticket.ts';
import type { Word, Words } from './words.ts';

/**
 * Why an action was not done, in a sentence. not-allowed: another role may; too-late: somebody was faster (`who`);
 * not-possible: the ticket is not in the state for it; invalid: something is missing or wrong in the action.
 */
export type Refusal = {
  code: 'not-found' | 'not-allowed' | 'too-late' | 'not-possible' | 'invalid';
  words: Words;
  who: string | null;
};

export function refuse(code: Refusal['code'], ...words: Word[]): { refused: Refusal } {
  return { refused: { code, words, who: null } };
}

const did: Readonly<Record<EventKind, string>> = {
  created: 'opened it',
  edited: 'edited it',
  sent: 'sent it',
  discarded: 'discarded it',
  claimed: 'claimed it',
  released: 'released it',
  'priority-changed': 'changed its priority',
  appealed: 'appealed its priority',
  'appeal-decided': 'decided the appeal',
  'appeal-closed': 'closed the appeal',
  commented: 'commented',
  shared: 'shared it',
  joined: 'joined it',
  left: 'left it',
  'heroku-linked': 'linked a Heroku ticket',
  resolved: 'resolved it',
  reopened: 'reopened it',
};

/** Somebody was faster: who, with what and when. */
export function tooLate(by: string, kind: EventKind, at: string): { refused: Refusal } {
  const words: Words = [
    { person: by },
    ` ${did[kind]} at `,
    { time: at },
    ', so nothing was changed. Look at the card as it is now.',
  ];
  return { refused: { code: 'too-late', words, who: by } };
}

/** The ticket is in another state than the action needs: who brought it there, or what has to come first. */
export function wrongState(ticket: Ticket): { refused: Refusal } {
  const { status, assignee, claimedAt, resolution, last } = ticket;
  if (status === 'claimed' && assignee !== null) return tooLate(assignee, 'claimed', claimedAt ?? last.at);
  if (status === 'resolved' && resolution !== null) return tooLate(resolution.by, 'resolved', resolution.at);
  if (status === 'discarded') return refuse('not-possible', 'This draft was discarded. Start a new ticket.');
  if (status === 'draft') return refuse('not-possible', 'This ticket has not been sent yet.');
  return last.kind === 'released' || last.kind === 'reopened' || last.kind === 'sent'
    ? tooLate(last.by, last.kind, last.at)
    : refuse('not-possible', 'This ticket is open and nobody has claimed it.');
}
