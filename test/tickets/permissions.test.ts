import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import { type Actor, type Role, roles, sightOf } from '../../src/tickets/lifecycle/people.ts';
import { type ActionKind, actionKinds, permissions } from '../../src/tickets/lifecycle/permissions.ts';
import type { Ticket } from '../../src/tickets/lifecycle/ticket.ts';
import { contentOf, creation, mia, otto, outcome, rita, ticketOf, tom, wanda } from './lifecycle-people.ts';

/** The matrix as people read it; the columns are requester, triage, watcher, member, outsider. */
const matrix: Record<ActionKind, string> = {
  create: '- - - yes -',
  edit: 'yes - - - -',
  send: 'yes - - - -',
  discard: 'yes - - - -',
  claim: '- yes - - -',
  release: '- yes - - -',
  'change-priority': '- yes - - -',
  appeal: 'yes - - - -',
  'decide-appeal': '- yes - - -',
  comment: 'yes yes yes - -',
  share: 'yes yes - - -',
  join: '- yes - yes -',
  leave: '- - yes - -',
  'link-heroku': 'yes yes - - -',
  resolve: 'yes yes - - -',
  reopen: 'yes yes - - -',
};

const share: Action = { kind: 'share', people: ['Wanda'], channel: null };
const send: Action = { kind: 'send' };
const claim: Action = { kind: 'claim' };
const lower: Action = { kind: 'change-priority', to: 'low', reason: 'r' };
const draft = ticketOf([rita, creation()], [rita, share]);
const open = ticketOf([rita, creation()], [rita, share], [rita, send]);
const claimed = ticketOf([rita, creation()], [rita, share], [rita, send], [tom, claim]);
const lowered = ticketOf([rita, creation()], [rita, share], [rita, send], [tom, lower]);
const appealed = ticketOf(
  [rita, creation()],
  [rita, share],
  [rita, send],
  [tom, lower],
  [rita, { kind: 'appeal', text: 't' }],
);
const resolved = ticketOf(
  [rita, creation()],
  [rita, share],
  [rita, send],
  [tom, { kind: 'resolve', text: '' }],
);

/** Each action with a ticket on which whoever may do it can. */
const trials: Record<ActionKind, readonly [Ticket | null, Action]> = {
  create: [null, creation()],
  edit: [draft, { kind: 'edit', content: contentOf('low') }],
  send: [draft, send],
  discard: [draft, { kind: 'discard' }],
  claim: [open, claim],
  release: [claimed, { kind: 'release', reason: '' }],
  'change-priority': [open, lower],
  appeal: [lowered, { kind: 'appeal', text: 't' }],
  'decide-appeal': [appealed, { kind: 'decide-appeal', granted: true, reason: 'r' }],
  comment: [open, { kind: 'comment', text: 't' }],
  share: [open, { kind: 'share', people: ['Nina'], channel: null }],
  join: [open, { kind: 'join', channel: null }],
  leave: [open, { kind: 'leave' }],
  'link-heroku': [open, { kind: 'link-heroku', number: '1289514' }],
  resolve: [open, { kind: 'resolve', text: '' }],
  reopen: [resolved, { kind: 'reopen', text: '' }],
};

/** People who have one role and, but for the outsider, are members as everybody is. */
const people: Record<Role, Actor> = {
  requester: rita,
  triage: tom,
  watcher: wanda,
  member: mia,
  outsider: otto,
};

describe('who may do what', () => {
  test('the matrix of the code is the one above', () => {
    const inCode = actionKinds.map((kind) => [
      kind,
      roles.map((role) => (permissions[kind].includes(role) ? 'yes' : '-')).join(' '),
    ]);
    expect(Object.fromEntries(inCode)).toEqual(matrix);
  });

  const cells = actionKinds.flatMap((kind) => roles.map((role) => [role, kind] as const));
  test.each(cells)('%s × %s', (role, kind) => {
    const [ticket, action] = trials[kind];
    const result = outcome(ticket, people[role], action);
    const column = matrix[kind].split(' ');
    const allowed = column[roles.indexOf(role)] === 'yes' || (role !== 'outsider' && column[3] === 'yes');
    const inTheWay = kind === 'join' && (role === 'requester' || role === 'watcher');
    if (inTheWay) expect(result).toMatch(/^not-possible/);
    else if (allowed) expect(result).not.toMatch(/^not-/);
    else expect(result).toMatch(/^not-(?:allowed|found): .+\.$/);
  });

  test('a refusal names who may', () => {
    expect(outcome(open, mia, claim)).toBe('not-allowed: Only a member of triage can do this.');
    expect(outcome(open, wanda, { kind: 'resolve', text: '' })).toBe(
      'not-allowed: Only the person who opened it or a member of triage can do this.',
    );
  });

  test('who is requester and triage at once may do what either may', () => {
    const own = ticketOf([tom, creation()], [tom, send]);
    expect(outcome(own, tom, claim)).toBe('claimed');
    expect(outcome(own, tom, { kind: 'edit', content: contentOf('low') })).toBe('nothing');
  });
});

describe('who sees what', () => {
  const hidden = ticketOf([rita, creation('high', true)], [rita, share], [rita, send]);
  const sights = (ticket: Ticket) => roles.map((role) => sightOf(ticket, people[role])).join(' ');

  test('the details of a ticket from a private channel are for requester, triage and watchers', () => {
    expect(sights(hidden)).toBe('details details details outline nothing');
    expect(sights(open)).toBe('details details details details nothing');
    expect(sights(resolved)).toBe('details details details details nothing');
  });

  test('a draft is for the requester and those it was shared with, not even for triage', () => {
    expect(sights(draft)).toBe('details nothing details nothing nothing');
    expect(outcome(draft, tom, claim)).toBe('not-found: There is no such ticket.');
    expect(sights(ticketOf([rita, creation()], [rita, share], [rita, { kind: 'discard' }]))).toBe(
      'details nothing details nothing nothing',
    );
  });

  test('a member joins a private ticket only where it was shared', () => {
    const join = (channel: string | null): Action => ({ kind: 'join', channel });
    expect(outcome(hidden, mia, join(null))).toBe(
      'not-allowed: This ticket comes from a private channel. Ask @Rita to share it with you.',
    );
    expect(outcome(hidden, mia, join('C9'))).toContain('not-allowed');
    const shared = ticketOf(
      [rita, creation('high', true)],
      [rita, send],
      [rita, { kind: 'share', people: [], channel: 'C9' }],
    );
    expect(outcome(shared, mia, join('C9'))).toBe('joined');
    expect(outcome(shared, mia, join('C8'))).toContain('not-allowed');
    expect(outcome(shared, otto, join('C9'))).toContain('not-found');
  });

  test('a draft that was shared in a channel may be joined from there', () => {
    const shared = ticketOf([rita, creation()], [rita, { kind: 'share', people: [], channel: 'C9' }]);
    expect(outcome(shared, mia, { kind: 'join', channel: 'C9' })).toBe('joined');
    expect(outcome(shared, mia, { kind: 'join', channel: null })).toBe('not-found: There is no such ticket.');
  });

  test('nobody learns of a ticket from an action that is not theirs', () => {
    for (const [ticket, action] of Object.values(trials)) {
      if (ticket !== null) expect(outcome(ticket, otto, action)).toBe('not-found: There is no such ticket.');
    }
  });
});
