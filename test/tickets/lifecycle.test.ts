import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import { explain } from '../../src/tickets/lifecycle/history.ts';
import { plain } from '../../src/tickets/lifecycle/words.ts';
import { decide } from '../../src/tickets/lifecycle.ts';
import { definitions, now } from './fixtures.ts';
import {
  contentOf,
  creation,
  historyOf,
  mia,
  outcome,
  rita,
  ticketOf,
  tina,
  tom,
  wanda,
} from './lifecycle-people.ts';

const send: Action = { kind: 'send' };
const claim: Action = { kind: 'claim' };
const lower: Action = { kind: 'change-priority', to: 'normal', reason: 'Production still works' };
const appeal: Action = { kind: 'appeal', text: 'Now payments fail too' };
const grant: Action = { kind: 'decide-appeal', granted: true, reason: 'Agreed' };
const resolve: Action = { kind: 'resolve', text: 'Rolled back' };
const sent = [
  [rita, creation()],
  [rita, send],
] as const;

describe('the way of a ticket', () => {
  test('draft, open, claimed, resolved, reopened to the one who claimed it', () => {
    const steps = [
      ...sent,
      [tom, claim],
      [tom, resolve],
      [rita, { kind: 'reopen', text: 'It is back' }],
    ] as const;
    expect(steps.map((_, at) => ticketOf(...steps.slice(0, at + 1)).status)).toEqual([
      'draft',
      'open',
      'claimed',
      'resolved',
      'claimed',
    ]);
    expect(ticketOf(...steps)).toMatchObject({
      assignee: 'Tom',
      resolution: null,
      version: 5,
      sentAt: '2026-11-04T13:21:00.000Z',
    });
  });

  test('a draft can be edited, priority included, and discarded; then nothing more happens to it', () => {
    const draft = ticketOf([rita, creation()], [rita, { kind: 'edit', content: contentOf('urgent') }]);
    expect(draft).toMatchObject({ status: 'draft', priority: 'urgent', asked: 'urgent' });
    const gone = ticketOf([rita, creation()], [rita, { kind: 'discard' }]);
    expect(outcome(gone, rita, send)).toBe('not-possible: This draft was discarded. Start a new ticket.');
  });

  test('once sent, an edit changes the text and not the priority, and nothing when nothing is new', () => {
    const ticket = ticketOf(...sent, [tom, lower], [rita, { kind: 'edit', content: contentOf('urgent') }]);
    expect(ticket).toMatchObject({
      priority: 'normal',
      asked: 'high',
      content: { fields: { priority: 'high' } },
    });
    expect(outcome(ticket, rita, { kind: 'edit', content: contentOf('high') })).toBe('nothing');
  });

  test('a released ticket waits for someone else', () => {
    const ticket = ticketOf(...sent, [tom, claim], [tina, { kind: 'release', reason: 'Tom is away' }]);
    expect(ticket).toMatchObject({ status: 'open', assignee: null, claimedAt: null });
  });

  test('a Heroku ticket is linked, linked again without effect, and replaced', () => {
    const link = (number: string): Action => ({ kind: 'link-heroku', number });
    const ticket = ticketOf(...sent, [rita, link('1289514')]);
    expect(ticket.herokuTicket).toBe('1289514');
    expect(outcome(ticket, tom, link('1289514'))).toBe('nothing');
    expect(historyOf(...sent, [rita, link('1289514')], [tom, link('1289515')])[3]).toMatchObject({
      replaced: '1289514',
    });
    expect(outcome(ticket, tom, link('12'))).toContain('invalid');
  });

  test('only an Urgent ticket that nobody claimed is waiting, from the moment it became so', () => {
    const urgent = [
      [rita, creation('urgent')],
      [rita, send],
    ] as const;
    expect(ticketOf(...urgent).waitingSince).toBe('2026-11-04T13:21:00.000Z');
    expect(ticketOf(...urgent, [rita, { kind: 'comment', text: 'still' }]).waitingSince).toBe(
      '2026-11-04T13:21:00.000Z',
    );
    expect(ticketOf(...urgent, [tom, claim]).waitingSince).toBeNull();
    expect(ticketOf(...urgent, [tom, claim], [tom, { kind: 'release', reason: '' }]).waitingSince).toBe(
      '2026-11-04T13:23:00.000Z',
    );
    expect(ticketOf(...sent).waitingSince).toBeNull();
    expect(ticketOf(...sent, [tom, { ...lower, to: 'urgent' }]).waitingSince).toBe(
      '2026-11-04T13:22:00.000Z',
    );
  });
});

describe('review and appeal', () => {
  const lowered = ticketOf(...sent, [tom, lower]);

  test('triage changes the priority with a reason, to another one', () => {
    expect(lowered).toMatchObject({
      priority: 'normal',
      priorityChange: { from: 'high', to: 'normal', by: 'Tom' },
    });
    expect(outcome(lowered, tom, { ...lower, to: 'low', reason: ' ' })).toBe(
      'invalid: The reason is empty. Write a sentence.',
    );
    expect(outcome(lowered, tom, lower)).toBe('invalid: The priority is normal already. Choose another one.');
  });

  test('the requester appeals once, with more information, and triage decides', () => {
    expect(outcome(lowered, rita, { kind: 'appeal', text: '\n' })).toContain('The appeal is empty');
    const appealed = ticketOf(...sent, [tom, lower], [rita, appeal]);
    expect(appealed.appeal).toMatchObject({ wants: 'high', outcome: null });
    expect(outcome(appealed, rita, appeal)).toContain('You have appealed once already');
    expect(outcome(appealed, tom, { ...lower, to: 'low' })).toContain('Decide the appeal first');
    const granted = ticketOf(...sent, [tom, lower], [rita, appeal], [tina, grant]);
    expect(granted).toMatchObject({
      priority: 'high',
      appeal: { outcome: { result: 'granted', by: 'Tina' } },
    });
    const declined = ticketOf(...sent, [tom, lower], [rita, appeal], [tina, { ...grant, granted: false }]);
    expect(declined).toMatchObject({ priority: 'normal', appeal: { outcome: { result: 'declined' } } });
    expect(outcome(declined, rita, appeal)).toContain('You have appealed once already');
    expect(outcome(declined, tom, grant)).toBe(
      'too-late: @Tina decided the appeal at 2026-11-04 13:24 UTC, so nothing was changed. Look at the card as it is now.',
    );
  });

  test('without a change by somebody else there is nothing to appeal', () => {
    expect(outcome(ticketOf(...sent), rita, appeal)).toContain('There is nothing to appeal');
    const own = ticketOf([tom, creation()], [tom, send], [tom, lower]);
    expect(outcome(own, tom, appeal)).toContain('You changed the priority yourself');
    const back = ticketOf(...sent, [tom, lower], [tom, { ...lower, to: 'high' }]);
    expect(outcome(back, rita, appeal)).toContain('There is nothing to appeal');
  });

  test('a ticket that is resolved closes an open appeal', () => {
    const steps = [...sent, [tom, lower], [rita, appeal], [rita, resolve]] as const;
    expect(
      historyOf(...steps)
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(['appeal-closed', 'resolved']);
    expect(ticketOf(...steps).appeal?.outcome?.result).toBe('closed');
  });
});

describe('two people at once', () => {
  const ticket = ticketOf(...sent);
  const taken = ticketOf(...sent, [tom, claim]);

  test('the second to claim is told who was first and when', () => {
    const decision = decide(taken, { ...claim, seen: ticket.version }, tina, now);
    expect(decision).toMatchObject({ refused: { code: 'too-late', who: 'Tom' } });
    expect(outcome(taken, tina, claim)).toBe(
      'too-late: @Tom claimed it at 2026-11-04 13:22 UTC, so nothing was changed. Look at the card as it is now.',
    );
  });

  test('a click on a card that has changed since is refused with the change', () => {
    const lowered = ticketOf(...sent, [tom, lower]);
    expect(outcome(lowered, tina, { ...lower, to: 'urgent', seen: ticket.version })).toContain(
      '@Tom changed its priority at',
    );
    expect(outcome(lowered, tina, { ...lower, to: 'urgent', seen: lowered.version })).toBe(
      'priority-changed',
    );
    expect(outcome(ticketOf(...sent, [tom, resolve]), tina, { ...resolve, seen: 2 })).toContain(
      '@Tom resolved it at',
    );
  });

  test('comments, shares and joins of others are not in the way, and do not wait for anyone', () => {
    const busy = ticketOf(
      ...sent,
      [rita, { kind: 'comment', text: 'hm' }],
      [mia, { kind: 'join', channel: null }],
    );
    expect(outcome(busy, tom, { ...claim, seen: ticket.version })).toBe('claimed');
    expect(outcome(taken, rita, { kind: 'comment', text: 'hm', seen: 1 })).toBe('commented');
  });

  test('one click that arrives twice counts once, whatever happened in between', () => {
    const comment: Action = { kind: 'comment', text: 'hm', key: 'view-1' };
    const once = ticketOf(...sent, [rita, comment], [tom, claim]);
    expect(outcome(once, rita, comment)).toBe('nothing');
    expect(outcome(once, rita, { ...comment, key: 'view-2' })).toBe('commented');
    const created = ticketOf([rita, { ...creation(), key: 'submit-1' }]);
    expect(outcome(created, rita, { ...creation(), key: 'submit-1' })).toBe('nothing');
  });

  test('sending twice from two devices sends once', () => {
    expect(outcome(ticket, rita, send)).toContain('too-late: @Rita sent it at');
    expect(outcome(taken, rita, send)).toContain('@Rita sent it at');
  });

  test('a clock that was set back does not turn the history around', () => {
    const decision = decide(taken, resolve, tom, now - 86_400_000);
    expect('events' in decision && decision.events[0]?.at).toBe(taken.changedAt);
  });
});

describe('watchers', () => {
  test('shared people become watchers once; the requester is never one', () => {
    const share: Action = { kind: 'share', people: ['Wanda', 'Rita', 'Wanda'], channel: 'C9' };
    const ticket = ticketOf(...sent, [rita, share]);
    expect(ticket).toMatchObject({ watchers: ['Wanda'], sharedIn: ['C9'] });
    expect(outcome(ticket, rita, share)).toContain('follows this ticket already');
    expect(outcome(ticket, rita, { kind: 'share', people: [], channel: 'C9' })).toContain(
      'shared in that channel already',
    );
    expect(outcome(ticket, rita, { kind: 'share', people: [], channel: null })).toContain(
      'Choose people or a channel',
    );
    expect(outcome(ticket, wanda, { kind: 'leave' })).toBe('left');
  });

  test('a hundred watchers are the most', () => {
    const crowd = Array.from({ length: 100 }, (_, at) => `P${at}`);
    const ticket = ticketOf(...sent, [rita, { kind: 'share', people: crowd, channel: null }]);
    expect(outcome(ticket, rita, { kind: 'share', people: ['P100'], channel: null })).toContain(
      'at most 100 watchers',
    );
    expect(outcome(ticket, mia, { kind: 'join', channel: null })).toContain('at most 100 watchers');
  });
});

describe('the history', () => {
  test('tells every step in a sentence', () => {
    const steps = historyOf(
      ...sent,
      [rita, { kind: 'share', people: ['Wanda', 'Mia'], channel: 'C9' }],
      [tom, claim],
      [tom, { kind: 'release', reason: 'Shift ends' }],
      [tina, lower],
      [rita, appeal],
      [tina, { ...grant, granted: false }],
      [wanda, { kind: 'leave' }],
      [rita, { kind: 'link-heroku', number: '1289514' }],
      [rita, { kind: 'comment', text: 'Any news?' }],
      [tina, resolve],
      [rita, { kind: 'reopen', text: '' }],
    );
    expect(steps.map((event) => plain(explain(event, definitions)))).toEqual([
      '@Rita opened HT-1 as High.',
      '@Rita sent the ticket.',
      '@Rita shared the ticket with @Wanda and @Mia and in a channel.',
      '@Tom claimed the ticket.',
      '@Tom gave the ticket back: Shift ends',
      '@Tina changed the priority from High to Normal: Production still works',
      '@Rita appealed and asks for High: Now payments fail too',
      '@Tina declined the appeal: the priority stays Normal. Agreed',
      '@Wanda no longer follows the ticket.',
      '@Rita linked Heroku ticket 1289514.',
      '@Rita commented: Any news?',
      '@Tina resolved the ticket: Rolled back',
      '@Rita reopened the ticket.',
    ]);
  });
});
