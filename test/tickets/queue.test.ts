import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTicketId, sequenceOf, ticketId } from '../../src/tickets/ids.ts';
import { statuses } from '../../src/tickets/lifecycle/ticket.ts';
import { compareTickets, type Queued } from '../../src/tickets/ordering.ts';
import { priorities } from '../../src/tickets/priority.ts';
import { reminderDue } from '../../src/tickets/reminders.ts';
import { noTarget, replyTarget } from '../../src/tickets/reply-target.ts';
import { now } from './fixtures.ts';

describe('the number of a ticket', () => {
  test.each([
    ['HT-12', 'HT-12'],
    ['ht-12', 'HT-12'],
    ['HT 12', 'HT-12'],
    ['ht12', 'HT-12'],
    ['HT–12', 'HT-12'],
    ['HT—12.', 'HT-12'],
    ['#12', 'HT-12'],
    ['12', 'HT-12'],
    ['HT-0012', 'HT-12'],
    ['HT-1O', 'HT-10'],
    ['HT-l2', 'HT-12'],
    ['ＨＴ－１２', 'HT-12'],
  ])('%j is %s', (typed, id) => expect(readTicketId(typed)).toBe(id));

  test.each(['', 'HT-', 'HT-0', 'HT-oil', 'XY-12', '12 apples', 'HT-12-13', '-12', '1.5', '9999999999'])(
    '%j is none',
    (typed) => expect(readTicketId(typed)).toBeUndefined(),
  );

  test('it goes to and fro, and counts from 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (sequence) => {
        expect(readTicketId(ticketId(sequence))).toBe(`HT-${sequence}`);
        expect(sequenceOf(ticketId(sequence))).toBe(sequence);
      }),
    );
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(() => ticketId(wrong)).toThrow('counts from 1');
    expect(sequenceOf('HT-012')).toBeUndefined();
  });
});

describe('the order of a queue', () => {
  const queued = (id: string, more: Partial<Queued> = {}): Queued => ({
    id,
    enterprise: false,
    priority: 'normal',
    status: 'open',
    createdAt: '2026-11-04T10:00:00.000Z',
    sentAt: '2026-11-04T10:00:00.000Z',
    ...more,
  });

  test('what is to do, then Enterprise, then priority, then age, then number', () => {
    const sorted = [
      queued('HT-1', { enterprise: true, priority: 'high' }),
      queued('HT-2', { enterprise: true }),
      queued('HT-3', { priority: 'urgent' }),
      queued('HT-4', { priority: 'urgent', sentAt: '2026-11-04T10:00:01.000Z' }),
      queued('HT-9', { createdAt: '2026-11-05T10:00:00.000Z' }),
      queued('HT-10'),
      queued('HT-5', { priority: 'low' }),
      queued('HT-6', { enterprise: true, priority: 'urgent', status: 'resolved' }),
    ];
    expect([...sorted].reverse().sort(compareTickets)).toEqual(sorted);
  });

  test('it is an order: the same whatever the tickets stood in before', () => {
    const ticket = fc.record({
      id: fc.integer({ min: 1, max: 50 }).map(ticketId),
      enterprise: fc.boolean(),
      priority: fc.constantFrom(...priorities),
      status: fc.constantFrom(...statuses),
      createdAt: fc.constantFrom('2026-11-04T10:00:00.000Z', '2026-11-04T11:00:00.000Z'),
      sentAt: fc.constantFrom(null, '2026-11-04T12:00:00.000Z'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(ticket, { selector: ({ id }) => id }), (tickets) => {
        const sorted = [...tickets].sort(compareTickets);
        expect([...tickets].reverse().sort(compareTickets)).toEqual(sorted);
        sorted.forEach((each, at) => {
          for (const later of sorted.slice(at + 1)) expect(compareTickets(each, later)).toBeLessThan(0);
        });
      }),
    );
  });
});

describe('the target of a reply', () => {
  test('is what the workspace configured for plan and priority, and never a made-up number', () => {
    const targets = { premier: { urgent: '1 hour, at any time' } };
    expect(replyTarget(targets, 'premier', 'urgent')).toBe('1 hour, at any time');
    expect(replyTarget(targets, 'premier', 'high')).toBe(noTarget);
    expect(replyTarget(targets, 'standard', 'urgent')).toBe(noTarget);
    expect(replyTarget(targets, null, 'urgent')).toBe('see your contract');
  });
});

describe('reminders of an Urgent ticket', () => {
  const minute = 60_000;
  const since = new Date(now).toISOString();
  const waiting = { waitingSince: since };
  const at = (minutes: number, sent = 0) => {
    const due = reminderDue(waiting, { since, sent }, now + minutes * minute);
    return (
      due && {
        send: due.send && [due.send.number, (due.send.at - now) / minute],
        next: (due.next.at - now) / minute,
      }
    );
  };

  test('come after 5, 10, 20, 30 and 60 minutes, then every hour, without an end', () => {
    const sent: number[] = [];
    for (let minutes = 0, last = 0; minutes <= 300; minutes += 1) {
      const due = reminderDue(waiting, { since, sent: last }, now + minutes * minute);
      if (due?.send) {
        sent.push(minutes);
        last = due.send.number;
      }
    }
    expect(sent).toEqual([5, 10, 20, 30, 60, 120, 180, 240, 300]);
    expect(at(60 * 24 * 30, 0)?.send?.[0]).toBeGreaterThan(700);
  });

  test('say when to look again', () => {
    expect(at(0)).toEqual({ send: null, next: 5 });
    expect(at(5)).toEqual({ send: [1, 5], next: 10 });
    expect(at(5, 1)).toEqual({ send: null, next: 10 });
    expect(at(70, 5)).toEqual({ send: null, next: 120 });
  });

  test('after a pause only the latest one is sent', () => {
    expect(at(45, 1)).toEqual({ send: [4, 30], next: 60 });
  });

  test('end when somebody claims it, and begin anew when it waits again', () => {
    expect(reminderDue({ waitingSince: null }, { since, sent: 2 }, now)).toBeNull();
    const again = new Date(now + 60 * minute).toISOString();
    expect(reminderDue({ waitingSince: again }, { since, sent: 5 }, now + 66 * minute)?.send).toEqual({
      number: 1,
      at: now + 65 * minute,
    });
  });

  test('a clock that is behind sends nothing', () => expect(at(-10)).toEqual({ send: null, next: 5 }));
});
