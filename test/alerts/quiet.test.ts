import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliverAt, nextDaily, quietUntil } from '../../src/alerts/quiet.ts';
import { everything, type Preferences, type Rule } from '../../src/alerts/subscription.ts';
import { calendarDay, momentOf } from '../../src/alerts/zoned.ts';

const time = (iso: string) => Date.parse(iso);
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const prefs = (...rules: Partial<Rule>[]): Preferences => ({
  rules: rules.map((rule) => ({ ...everything, ...rule })),
  mutedUntil: null,
});
const night = prefs({ quiet: hours(22, 7), zone: 'Europe/Berlin' });

describe('quiet hours', () => {
  test('reach over midnight, begin on the minute and end on the minute', () => {
    const until = (at: string) => iso(quietUntil(time(at), hours(22, 7), 'Europe/Berlin'));
    expect(until('2026-05-12T19:59:59Z')).toBeNull();
    expect(until('2026-05-12T20:00:00Z')).toBe('2026-05-13T05:00:00.000Z');
    expect(until('2026-05-13T04:59:59Z')).toBe('2026-05-13T05:00:00.000Z');
    expect(until('2026-05-13T05:00:00Z')).toBeNull();
  });

  test('in spring, an end in the hour that does not come is the moment at which clocks are put forward', () => {
    expect(iso(quietUntil(time('2026-03-28T23:00:00Z'), { from: 1320, to: 150 }, 'Europe/Berlin'))).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(iso(quietUntil(time('2026-03-08T05:00:00Z'), { from: 1320, to: 150 }, 'America/New_York'))).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });

  test('in spring, quiet hours that lie wholly in the hour that does not come are none', () => {
    for (let minute = 0; minute < 180; minute += 5)
      expect(
        quietUntil(time('2026-03-29T00:00:00Z') + minute * 60_000, hours(2, 3), 'Europe/Berlin'),
      ).toBeNull();
  });

  test('in autumn, an end in the repeated hour is its second pass, and the hours are not interrupted', () => {
    const quiet = { from: 1320, to: 150 };
    for (const at of [
      '2026-10-24T21:00:00Z',
      '2026-10-25T00:29:00Z',
      '2026-10-25T00:45:00Z',
      '2026-10-25T01:29:59Z',
    ])
      expect(iso(quietUntil(time(at), quiet, 'Europe/Berlin'))).toBe('2026-10-25T01:30:00.000Z');
    expect(quietUntil(time('2026-10-25T01:30:00Z'), quiet, 'Europe/Berlin')).toBeNull();
  });

  test('in autumn, a beginning in the repeated hour is its first pass', () => {
    const quiet = { from: 150, to: 420 };
    expect(quietUntil(time('2026-10-25T00:29:59Z'), quiet, 'Europe/Berlin')).toBeNull();
    expect(iso(quietUntil(time('2026-10-25T00:30:00Z'), quiet, 'Europe/Berlin'))).toBe(
      '2026-10-25T06:00:00.000Z',
    );
  });

  test('half-hour changes and whole days that are skipped are understood', () => {
    const day = (date: string) => time(`${date}T00:00:00Z`);
    expect(iso(momentOf(day('2026-10-04'), 135, 'Australia/Lord_Howe', 'first'))).toBe(
      '2026-10-03T15:30:00.000Z',
    );
    expect(iso(momentOf(day('2011-12-30'), 600, 'Pacific/Apia', 'first'))).toBe('2011-12-30T10:00:00.000Z');
  });

  test('at any time of a year and in any zone, hours end later than now, at their end on the clock', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(zone, minutes, minutes, fc.integer({ min: 0, max: 525_600 }), (name, from, to, minute) => {
        fc.pre(from !== to);
        const now = time('2026-01-01T00:00:00Z') + minute * 60_000;
        const until = quietUntil(now, { from, to }, name);
        if (until === null) return;
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(25 * 3_600_000);
        const wall = (at: number) => {
          const clock = new Intl.DateTimeFormat('en-GB', { timeZone: name, timeStyle: 'short' }).format(at);
          const [hour = 0, rest = 0] = clock.split(':').map(Number);
          return hour * 60 + rest;
        };
        const isSkipped = wall(until - 60_000) < to && to < wall(until);
        expect(wall(until) === to || isSkipped).toBe(true);
      }),
    );
  });
});

describe('the hour of delivery', () => {
  test('red comes at once, the rest waits for the end of the quiet hours', () => {
    const now = time('2026-05-12T23:00:00Z');
    expect(deliverAt(now, night, 'red')).toEqual({ at: now, as: 'card', why: 'now' });
    for (const severity of ['yellow', 'blue', 'green', 'unknown'] as const)
      expect(deliverAt(now, night, severity)).toEqual({
        at: time('2026-05-13T05:00:00Z'),
        as: 'summary',
        why: 'quiet',
      });
  });

  test('a digest is due at its time of day, on the day of a change of clocks as well', () => {
    const due = (at: string, minutes: number) => iso(nextDaily(time(at), minutes, 'Europe/Berlin'));
    expect(due('2026-05-12T06:59:00Z', 540)).toBe('2026-05-12T07:00:00.000Z');
    expect(due('2026-05-12T07:00:00Z', 540)).toBe('2026-05-12T07:00:00.000Z');
    expect(due('2026-05-12T07:00:01Z', 540)).toBe('2026-05-13T07:00:00.000Z');
    expect(due('2026-03-28T08:00:01Z', 540)).toBe('2026-03-29T07:00:00.000Z');
    expect(due('2026-03-29T00:00:00Z', 150)).toBe('2026-03-29T01:00:00.000Z');
    expect(due('2026-10-24T23:00:00Z', 150)).toBe('2026-10-25T00:30:00.000Z');
  });

  test('a digest is due once on every day of the year', () => {
    const due: number[] = [];
    let at = time('2026-01-01T00:00:00Z');
    while (due.length < 365) {
      at = nextDaily(at, 150, 'America/New_York');
      due.push(at);
      at += 1;
    }
    const days = due.map((moment) => calendarDay(moment, 'America/New_York'));
    expect(new Set(days).size).toBe(365);
    expect(days.at(-1)).toBe(time('2026-12-31T00:00:00Z'));
  });

  test('of several rules that let it through, the earliest delivery counts', () => {
    const now = time('2026-05-12T23:00:00Z');
    const two = prefs({ quiet: hours(22, 7), zone: 'Europe/Berlin' }, { digest: 540, zone: 'UTC' });
    expect(deliverAt(now, two, 'yellow')).toMatchObject({ at: time('2026-05-13T05:00:00Z'), as: 'summary' });
    const three = { ...two, rules: [...two.rules, everything] };
    expect(deliverAt(now, three, 'yellow')).toMatchObject({ at: now, as: 'card' });
  });

  test('a mute holds back even red, until it ends', () => {
    const now = time('2026-05-12T12:00:00Z');
    const muted = { ...night, mutedUntil: now + 1000 };
    expect(deliverAt(now, muted, 'red')).toEqual({ at: now + 1000, as: 'card', why: 'muted' });
    expect(deliverAt(now + 1000, muted, 'red')).toEqual({ at: now + 1000, as: 'card', why: 'now' });
  });
});
