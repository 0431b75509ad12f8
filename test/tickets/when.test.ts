import { describe, expect, test } from 'vitest';
import { readWhen, type When } from '../../src/tickets/when.ts';

/** A Wednesday, 14:20 in Berlin, 08:20 in New York. */
const now = Date.parse('2026-11-04T13:20:00Z');
const inBerlin = (words: string) => readWhen(words, { zone: 'Europe/Berlin', now });

/** "2026-11-03 14:00", several with a bar between, or the reason of a refusal; seconds only where there are some. */
function brief(when: When): string {
  const time = (iso: string) => iso.slice(0, 19).replace('T', ' ').replace(/:00$/, '');
  if (when.kind === 'refused') return when.reason;
  return when.kind === 'understood'
    ? time(when.iso)
    : when.candidates.map(({ iso }) => time(iso)).join(' | ');
}

describe('times that are understood, in UTC', () => {
  test.each([
    ['2026-11-02T14:05:00Z', '2026-11-02 14:05'],
    ['2026-11-02T14:05:00+01:00', '2026-11-02 13:05'],
    ['2026-11-02T14:05:07.123456+00:00', '2026-11-02 14:05:07'],
    ['2026-11-02T14:05:00-0500', '2026-11-02 19:05'],
    ['20261102T140500Z', '2026-11-02 14:05'],
    ['2026-11-02 14:05:00 UTC', '2026-11-02 14:05'],
    ['2026-11-02 14:05 GMT', '2026-11-02 14:05'],
    ['2026-11-02T14:05', '2026-11-02 13:05'],
    ['2026-11-02 14:05', '2026-11-02 13:05'],
    ['2026/11/02 2:05 pm', '2026-11-02 13:05'],
    ['Started at 2026-11-04 13:02:11.555 UTC', '2026-11-04 13:02:11'],
    ['02/Nov/2026:14:05:00 +0100', '2026-11-02 13:05'],
    ['Mon, 02 Nov 2026 14:05:00 +0100', '2026-11-02 13:05'],
    ['Nov  2 14:05:00', '2026-11-02 13:05'],
    ['Wed Nov 4 13:02:11 2026', '2026-11-04 12:02:11'],
    ['1793628300', '2026-11-02 14:05'],
    ['1793628300123', '2026-11-02 14:05'],
    ['1793628300.123456', '2026-11-02 14:05'],
    ['epoch 1793628300', '2026-11-02 14:05'],
    ['<!date^1793628300^{date_short} {time}|Monday>', '2026-11-02 14:05'],
    ['02.11.2026 14:05', '2026-11-02 13:05'],
    ['2.11.26 um 14:05 Uhr', '2026-11-02 13:05'],
    ['2.11. 14:05', '2026-11-02 13:05'],
    ['2.11.2026 9:05', '2026-11-02 08:05'],
    ['2026-11-02 9:05', '2026-11-02 08:05'],
    ['3/3/2026 14:05', '2026-03-03 13:05'],
    ['13/10 14:05', '2026-10-13 12:05'],
    ['Nov 2 2:05pm', '2026-11-02 13:05'],
    ['2nd of November at 2pm', '2026-11-02 13:00'],
    ['Nov 2nd, 2026 at 2:05 p.m.', '2026-11-02 13:05'],
    ['4 Nov, 1:02 PM UTC', '2026-11-04 13:02'],
    ['dec 24 at 18:00', '2025-12-24 17:00'],
    ['yesterday 3pm', '2026-11-03 14:00'],
    ['yesterday 3pm CET', '2026-11-03 14:00'],
    ['YESTERDAY 3PM CET', '2026-11-03 14:00'],
    ['yesterday around 15', '2026-11-03 14:00'],
    ['yesterday at 9 in the morning', '2026-11-03 08:00'],
    ['7 in the evening yesterday', '2026-11-03 18:00'],
    ['last night at 11', '2026-11-03 22:00'],
    ['last night around 2', '2026-11-04 01:00'],
    ['2 days ago at 3pm', '2026-11-02 14:00'],
    ['monday 14:05', '2026-11-02 13:05'],
    ['last friday at 16:00', '2026-10-30 15:00'],
    ['since 14:05', '2026-11-04 13:05'],
    ['since 14:05.', '2026-11-04 13:05'],
    ['“14:05”', '2026-11-04 13:05'],
    ['14:05 h', '2026-11-04 13:05'],
    ['at 1130', '2026-11-04 10:30'],
    ['1:10 pm', '2026-11-04 12:10'],
    ['noon', '2026-11-04 11:00'],
    ['midnight', '2026-11-03 23:00'],
    ['between 14:00 and 14:15', '2026-11-04 13:00'],
    ['14:05-14:20', '2026-11-04 13:05'],
    ['first 14:05, then 16:20', '2026-11-04 13:05'],
    ['release v142 at 12:05 code 500', '2026-11-04 11:05'],
    ['yesterday after the deploy at 15:00', '2026-11-03 14:00'],
    ['14:05 UTC+2', '2026-11-04 12:05'],
    ['14:05 (GMT+01:30)', '2026-11-04 12:35'],
    ['13:05 Europe/London', '2026-11-04 13:05'],
    ['15:00 JST', '2026-11-04 06:00'],
    ['3pm Tokyo time', '2026-11-04 06:00'],
    ['8:05am Pacific time on Nov 2', '2026-11-02 16:05'],
    ['3pm PT yesterday', '2026-11-03 23:00'],
    ['9am EST on Nov 3', '2026-11-03 14:00'],
    ['about 20 minutes ago', '2026-11-04 13:00'],
    ['5 min ago', '2026-11-04 13:15'],
    ['an hour and a half ago', '2026-11-04 11:50'],
    ['half an hour ago', '2026-11-04 12:50'],
    ['1h 20min ago', '2026-11-04 12:00'],
    ['90 seconds ago', '2026-11-04 13:18:30'],
    ['for 20 minutes', '2026-11-04 13:00'],
    ['for the last 2 hours', '2026-11-04 11:20'],
    ['in the last hour', '2026-11-04 12:20'],
    ['just now', '2026-11-04 13:20'],
    ['gestern 15 Uhr', '2026-11-03 14:00'],
    ['seit 14:05 Uhr', '2026-11-04 13:05'],
    ['heute früh um 7', '2026-11-04 06:00'],
    ['vorgestern 10 Uhr', '2026-11-02 09:00'],
    ['2. November 14:05', '2026-11-02 13:05'],
    ['vor 20 Minuten', '2026-11-04 13:00'],
    ['vor einer halben Stunde', '2026-11-04 12:50'],
    ['hier à 15h', '2026-11-03 14:00'],
    ['hier soir à 9h', '2026-11-03 20:00'],
    ['depuis 14h05', '2026-11-04 13:05'],
    ['il y a 20 minutes', '2026-11-04 13:00'],
    ['le 2 novembre à 14h05', '2026-11-02 13:05'],
    ['ayer a las 15:00', '2026-11-03 14:00'],
    ['hace media hora', '2026-11-04 12:50'],
    ['2 de noviembre a las 14:05', '2026-11-02 13:05'],
  ])('%j → %s', (words, expected) => expect(brief(inBerlin(words))).toBe(expected));

  test('what was understood is shown by both clocks', () => {
    expect(inBerlin('yesterday 3pm')).toEqual({
      kind: 'understood',
      iso: '2026-11-03T14:00:00Z',
      utc: '2026-11-03 14:00:00 UTC',
      shown: '2026-11-03 14:00:00 UTC (Tue 3 Nov 2026 15:00 in Europe/Berlin)',
      label: 'Tue 3 Nov 2026 15:00 (14:00 UTC)',
      approximate: false,
      notes: [],
    });
  });

  test.each([
    ['this morning', '2026-11-04 05:00'],
    ['yesterday', '2026-11-02 23:00'],
    ['last night', '2026-11-03 21:00'],
    ['yesterday evening', '2026-11-03 17:00'],
    ['monday morning', '2026-11-02 05:00'],
    ['2026-11-02', '2026-11-01 23:00'],
    ['heute morgen', '2026-11-04 05:00'],
    ['ce matin', '2026-11-04 05:00'],
    ['ayer por la noche', '2026-11-03 21:00'],
  ])('%j without a time of day is taken from its beginning, and that is said', (words, expected) => {
    const when = inBerlin(words);
    expect(brief(when)).toBe(expected);
    expect(when).toMatchObject({ approximate: true, notes: [expect.stringContaining('beginning')] });
  });

  test('words such as "about" make it approximate, and a range gives its beginning', () => {
    expect(inBerlin('around 13:00')).toMatchObject({ approximate: true });
    expect(inBerlin('13:00')).toMatchObject({ approximate: false });
    expect(inBerlin('between 14:00 and 14:15')).toMatchObject({
      notes: ['The beginning of the range was taken.'],
    });
  });

  test('"this morning" at four in the morning began at midnight', () => {
    const when = readWhen('this morning', { zone: 'Europe/Berlin', now: Date.parse('2026-11-04T03:00:00Z') });
    expect(brief(when)).toBe('2026-11-03 23:00');
  });
});

describe('times that may mean more than one thing are asked about', () => {
  test.each([
    ['02/03', '2026-02-02 23:00 | 2026-03-01 23:00', 'day or the month'],
    ['02/03/2026 14:05', '2026-02-03 13:05 | 2026-03-02 13:05', 'day or the month'],
    ['3', '2026-11-03 14:00 | 2026-11-04 02:00 | 2026-11-04 13:17', 'number alone'],
    ['15', '2026-11-03 14:00 | 2026-11-04 13:05', 'number alone'],
    ['2h', '2026-11-04 01:00 | 2026-11-04 11:20', 'number alone'],
    ['at 3', '2026-11-03 14:00 | 2026-11-04 02:00', 'Morning or afternoon'],
    ['2:05', '2026-11-04 01:05 | 2026-11-04 13:05', 'Morning or afternoon'],
    ['yesterday 9:30', '2026-11-03 08:30 | 2026-11-03 20:30', 'Morning or afternoon'],
    ['half past two', '2026-11-03 13:30 | 2026-11-04 01:30', 'Morning or afternoon'],
    ['July 3 9am CET', '2026-07-03 07:00 | 2026-07-03 08:00', 'not in use'],
    ['July 3 9am EST', '2026-07-03 13:00 | 2026-07-03 14:00', 'not in use'],
    ['25.10.2026 02:30', '2026-10-25 00:30 | 2026-10-25 01:30', 'came twice'],
    ['29.03.2026 02:30', '2026-03-29 00:30 | 2026-03-29 01:30', 'left out'],
    ['yesterday 3pm CST', '2026-11-03 07:00 | 2026-11-03 21:00', 'share that name'],
    ['11:30 IST', '2026-11-04 06:00 | 2026-11-04 09:30 | 2026-11-04 10:30', 'share that name'],
    ['first 10:05, then 12:20', '2026-11-04 09:05 | 2026-11-04 11:20', 'Several times'],
    ['yesterday midnight', '2026-11-02 23:00 | 2026-11-03 23:00', 'day is open'],
    ['18:00', '2026-11-03 17:00', 'still to come'],
    ['wednesday 18:00', '2026-10-28 17:00', 'still to come'],
    ['14:05 UTC', '2026-11-03 14:05', 'still to come'],
    ['dec 1 10am', '2025-12-01 09:00', 'still to come'],
  ])('%j → %s', (words, expected, why) => {
    const when = inBerlin(words);
    expect(brief(when)).toBe(expected);
    expect(when.kind === 'ambiguous' && when.question).toContain(why);
  });

  test('a time still to come by the own clock may have been read from a log in UTC', () => {
    const when = readWhen('13:05', { zone: 'America/New_York', now });
    expect(brief(when)).toBe('2026-11-03 18:05 | 2026-11-04 13:05');
    expect(when.kind === 'ambiguous' && when.candidates[1]?.label).toBe(
      'Wed 4 Nov 2026 08:05 (13:05 UTC), as UTC',
    );
  });

  test('the label of a candidate says under which reading it stands', () => {
    const when = inBerlin('July 3 9am CET');
    expect(when.kind === 'ambiguous' && when.candidates.map(({ label }) => label)).toEqual([
      'Fri 3 Jul 2026 09:00 (07:00 UTC), CET as the clock in Berlin',
      'Fri 3 Jul 2026 10:00 (08:00 UTC), CET as UTC+01:00',
    ]);
  });

  test.each([
    ['America/Chicago', '6am CST', '2026-11-04 12:00'],
    ['Asia/Shanghai', '6am CST', '2026-11-03 22:00'],
    ['Asia/Kolkata', '11:30 IST', '2026-11-04 06:00'],
    ['Europe/London', 'July 3 9am BST', '2026-07-03 08:00'],
    ['America/Phoenix', 'July 3 9am MST', '2026-07-03 16:00'],
  ])('a person in %s means the own zone by %j', (zone, words, expected) => {
    expect(brief(readWhen(words, { zone, now }))).toBe(expected);
  });

  test('"yesterday" with a zone where the day has already changed asks which day', () => {
    const evening = Date.parse('2026-11-04T00:30:00Z');
    const when = readWhen('yesterday 3pm CET', { zone: 'America/New_York', now: evening });
    expect(brief(when)).toBe('2026-11-02 14:00 | 2026-11-03 14:00');
  });
});

describe('what cannot be a start time is refused with a sentence', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['asdf', 'not-understood'],
    ['since the deploy', 'not-understood'],
    ['last week', 'not-understood'],
    ['May', 'not-understood'],
    ['Friday the 13th', 'not-understood'],
    ['on the 2nd at 14:05', 'not-understood'],
    ['2 hours before noon', 'not-understood'],
    ['30 February 2026 10:00', 'not-understood'],
    ['0', 'not-understood'],
    ['99999999999', 'not-understood'],
    ['25:00', 'no-such-time'],
    ['14:65', 'no-such-time'],
    ['30.02.2026', 'no-such-time'],
    ['02/30/2026', 'no-such-time'],
    ['2026-13-01 10:00', 'no-such-time'],
    ['tomorrow 3pm', 'future'],
    ['in 2 hours', 'future'],
    ['today 18:00', 'future'],
    ['2099-01-01', 'future'],
    ['2026-11-04T13:22:00Z', 'future'],
    ['11/12/2026', 'future'],
    ['morgen früh', 'future'],
    ['demain', 'future'],
    ['4102444800', 'future'],
    ['14:05 Mars/Olympus', 'unknown-zone'],
    ['14:05 XYZ', 'unknown-zone'],
    ['14:05 UTC+25', 'unknown-zone'],
    ['2004-01-01 10:00', 'too-old'],
    ['x'.repeat(201), 'too-long'],
  ])('%j → %s', (words, reason) => {
    const when = inBerlin(words);
    expect(brief(when)).toBe(reason);
    expect(when.kind === 'refused' && when.sentence).toMatch(/^[\p{Lu}“].*\.$/u);
  });

  test('a person whose zone does not exist is told which name is wrong', () => {
    const when = readWhen('14:05', { zone: 'Mars/Olympus', now });
    expect(when).toMatchObject({
      reason: 'unknown-zone',
      sentence: expect.stringContaining('“Mars/Olympus”'),
    });
  });

  test('a minute ahead is forgiven, because clocks differ', () => {
    expect(brief(inBerlin('14:21'))).toBe('2026-11-04 13:21');
    expect(brief(inBerlin('2026-11-04T13:21:01Z'))).toBe('future');
  });
});

describe('an offered time is an answer', () => {
  test.each([
    'seit 18 Uhr',
    'half past two',
    'since 9',
    '03/04/2026 10:00',
    '2026-10-25 02:30 Europe/Berlin',
    '2026-03-29 02:30 Europe/Berlin',
  ])('every time that is offered for %j is understood when it is copied back', (words) => {
    const asked = inBerlin(words);
    if (asked.kind !== 'ambiguous') throw new Error(`${words} was not asked`);
    for (const { label, iso } of asked.candidates) {
      expect(inBerlin(label)).toMatchObject({ kind: 'understood', iso });
      expect(inBerlin(`${label};`)).toMatchObject({ kind: 'understood', iso });
    }
  });

  test('what is shown back is understood as well, also where the days and years differ', () => {
    for (const iso of ['2026-01-01T00:30:00Z', '2025-12-31T23:30:00Z', '2026-07-03T22:15:00Z']) {
      for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC']) {
        const moment = readWhen(iso, { zone, now });
        if (moment.kind !== 'understood') throw new Error(`${iso} was not understood`);
        for (const words of [moment.label, moment.shown])
          expect(readWhen(words, { zone, now })).toMatchObject({ kind: 'understood', iso });
      }
    }
  });
});
