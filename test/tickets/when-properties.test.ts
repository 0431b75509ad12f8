import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asUtc, instantsOf, localTime, offsetAt } from '../../src/tickets/when/local-time.ts';
import { readWhen } from '../../src/tickets/when.ts';

const now = Date.parse('2026-11-04T13:20:00Z');
const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Apia', 'America/Sao_Paulo', 'Africa/Casablanca'],
);
/** Whole seconds from 2016 to now. */
const instant = fc
  .integer({ min: Date.UTC(2016, 0) / 1000, max: now / 1000 })
  .map((seconds) => seconds * 1000);
const two = (value: number) => String(value).padStart(2, '0');

describe('local times', () => {
  test('every instant is among those at which its own local time is shown', () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        expect(instantsOf(localTime(at, name), name)).toContain(at);
      }),
    );
  });

  test('the offset is the one of the ICU tables, also in the hours around a change of the clocks', () => {
    const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'].map((at) => Date.parse(at));
    for (const change of changes) {
      for (const minutes of [-61, -1, 0, 1, 59, 61]) {
        const at = change + minutes * 60_000;
        const shown = new Intl.DateTimeFormat('en', {
          timeZone: 'Europe/Berlin',
          timeZoneName: 'longOffset',
        });
        const hours = Number(/GMT\+(\d\d)/.exec(shown.format(at))?.[1]);
        expect(offsetAt(at, 'Europe/Berlin')).toBe(hours * 3_600_000);
      }
    }
  });
});

describe('any time, written in full', () => {
  test('ISO 8601 with an offset comes back as the same instant', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: -12 * 60, max: 14 * 60 }), (name, at, minutes) => {
        const wall = new Date(at + minutes * 60_000).toISOString().slice(0, 19);
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        const when = readWhen(wall + offset, { zone: name, now });
        expect(when).toMatchObject({
          kind: 'understood',
          iso: `${new Date(at).toISOString().slice(0, 19)}Z`,
        });
      }),
    );
  });

  test('day.month.year and a 24-hour clock in the own zone is understood, or asked about when it came twice', () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const { year, month, day, hour, minute } = localTime(at, name);
        const when = readWhen(`${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}`, {
          zone: name,
          now,
        });
        const found = when.kind === 'understood' ? [when] : when.kind === 'ambiguous' ? when.candidates : [];
        const expected = instantsOf({ ...localTime(at, name), second: 0 }, name).filter(
          (each) => each <= now + 60_000,
        );
        expect(found.map(({ iso }) => Date.parse(iso))).toEqual(expected);
      }),
    );
  });

  test('a time that the clocks left out gives two candidates an hour or less around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(2022, 2023, 2024, 2025, 2026),
        (minute, year) => {
          const sunday = [...Array(7).keys()]
            .map((back) => 31 - back)
            .find((day) => new Date(Date.UTC(year, 2, day)).getUTCDay() === 0);
          const when = readWhen(`${year}-03-${sunday} 02:${two(minute)}`, { zone: 'Europe/Berlin', now });
          const wall = asUtc({ year, month: 3, day: sunday ?? 0, hour: 2, minute, second: 0 });
          const found = when.kind === 'ambiguous' ? when.candidates.map(({ iso }) => Date.parse(iso)) : [];
          expect(found).toEqual([wall - 2 * 3_600_000, wall - 3_600_000]);
        },
      ),
    );
  });

  test('minutes and hours ago are exactly that long ago in every zone', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom('minutes', 'hours'),
        (name, at, count, unit) => {
          const when = readWhen(`${count} ${unit} ago`, { zone: name, now: at });
          const back = count * (unit === 'hours' ? 3_600_000 : 60_000);
          const iso = `${new Date(at - back).toISOString().slice(0, 19)}Z`;
          expect(when).toMatchObject(
            at - back < Date.UTC(2007, 0) ? { kind: 'refused' } : { kind: 'understood', iso },
          );
        },
      ),
    );
  });
});

describe('any words at all', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ...[
              'yesterday',
              'today',
              'tomorrow',
              'ago',
              'since',
              'at',
              'hours',
              'minutes',
              'CET',
              'CST',
              'UTC',
              'pm',
              'am',
            ],
            ...[
              '02/03',
              '29.03.2026',
              '25.10.2026',
              'Nov 2',
              'monday',
              'last',
              'morning',
              'noon',
              'vor',
              'hier',
              '-',
              'to',
            ],
            ...[
              'America/New_York',
              '02:30',
              '1:30',
              '14h05',
              'half',
              'past',
              'two',
              'midnight',
              '24:00',
              '2026',
              'T',
              'Z',
              '+01:00',
            ],
          ),
          fc.integer({ min: 0, max: 70 }).map(String),
        ),
        { maxLength: 6 },
      )
      .map((all) => all.join(' ')),
  );

  test('give a time that is not ahead, different candidates in order, or a sentence; and the same again', () => {
    fc.assert(
      fc.property(words, zone, instant, (text, name, at) => {
        const when = readWhen(text, { zone: name, now: at });
        expect(readWhen(text, { zone: name, now: at })).toEqual(when);
        if (when.kind === 'refused') {
          expect(when.sentence.length).toBeGreaterThan(10);
          return;
        }
        const found = when.kind === 'understood' ? [when] : when.candidates;
        const times = found.map(({ iso }) => Date.parse(iso));
        expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
        expect(times.filter((time) => time > at + 60_000 || time < Date.UTC(2007, 0))).toEqual([]);
        expect(found.length).toBeGreaterThan(0);
        for (const { iso, utc, shown, label } of found) {
          expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
          expect(shown.startsWith(utc)).toBe(true);
          expect(label.length).toBeLessThanOrEqual(75);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
