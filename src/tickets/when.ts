import { candidates, type Candidate as Found, type Said, tolerance } from './when/assemble.ts';
import { type ClockSearch, findClocks } from './when/clock.ts';
import { readElapsed } from './when/elapsed.ts';
import { readExact } from './when/exact.ts';
import { isZone, minute, offsetAt } from './when/local-time.ts';
import { findDate } from './when/numeric-date.ts';
import { readPart, readPhrase, withoutParts } from './when/phrase.ts';
import { herokuTime, isoUtc, shortly, shownBack } from './when/say.ts';
import { findZone } from './when/zone-mention.ts';
import { type Doubt, zoneReadings } from './when/zone-reading.ts';

/** One instant: `iso` is ISO 8601 UTC, `utc` Heroku's spelling, `shown` both clocks, `label` at most 75 characters. */
export type Moment = { iso: string; utc: string; shown: string; label: string };

/** What loose words were understood as. `notes` and sentences are for people. */
export type When =
  | (Moment & { kind: 'understood'; approximate: boolean; notes: string[] })
  | { kind: 'ambiguous'; question: string; candidates: Moment[] }
  | { kind: 'refused'; reason: Refusal; sentence: string };

export const refusals = [
  'empty',
  'too-long',
  'not-understood',
  'no-such-time',
  'future',
  'too-old',
  'unknown-zone',
] as const;
export type Refusal = (typeof refusals)[number];

/** Heroku began in 2007; nothing can have begun before. */
const oldest = Date.UTC(2007, 0);
const mostLetters = 200;
const examples = 'Write it like “2026-11-02 14:05 UTC”, “yesterday 3pm CET” or “20 minutes ago”.';

/**
 * Reads when something began from loose words, by the clock of the person.
 * @param zone the person's IANA time zone. @param now milliseconds since 1970.
 */
export function readWhen(words: string, { zone, now }: { zone: string; now: number }): When {
  if (!isZone(zone)) return refuse('unknown-zone', unknownZone(zone));
  const text = tidy(words);
  if (text === '') return refuse('empty', `No time was given. ${examples}`);
  if (text.length > mostLetters)
    return refuse('too-long', `Write only the time here, at most ${mostLetters} characters. ${examples}`);

  const exact = readExact(text);
  if (exact !== undefined) return settle([sure(exact.instant)], text, zone, now, false, []);
  const elapsed = readElapsed(text);
  if (elapsed !== undefined) {
    return settle([sure(now - elapsed.milliseconds)], text, zone, now, elapsed.approximate, []);
  }
  return readLoose(text, zone, now);
}

function readLoose(text: string, home: string, now: number): When {
  const [, number, hours] = /^(\d{1,2})( ?h)?$/i.exec(text) ?? [];
  if (number !== undefined) return readBareNumber(text, Number(number), hours !== undefined, home, now);
  const zone = findZone(text);
  if (zone.mention?.kind === 'unknown') return refuse('unknown-zone', unknownZone(zone.mention.name));
  const date = findDate(zone.rest);
  const clock = findClocks(date.rest, date.fullClock);
  const wrong = date.wrong ?? clock.wrong;
  if (wrong !== undefined) {
    const what = date.wrong === undefined ? 'a time of day' : 'a day of the calendar';
    return refuse('no-such-time', `“${wrong}” is not ${what}. ${examples}`);
  }

  const found = zoneReadings(zone.mention, home, now).flatMap((reading) => {
    const seenFrom = [offsetAt(now, home), offsetOf(reading.now, now)];
    const offsets = [...new Set(seenFrom)];
    return offsets.flatMap((offset) => {
      const said = readSaid(date.days, clock, offset, now);
      if (said.phrase?.kind === 'loose') return [];
      if (said.phrase?.kind === 'instant') return [sure(said.phrase.instant)];
      const doubt = offsets.length > 1 && said.phrase !== undefined ? 'which-day' : undefined;
      return candidates(said, reading, now).map((each) => ({ ...each, doubt: each.doubt ?? doubt }));
    });
  });
  const notes = clock.clocks.length > 1 && isRange(text) ? ['The beginning of the range was taken.'] : [];
  const withUtc =
    zone.mention === undefined && offsetAt(now, home) !== 0 ? asUtcToo(found, date.days, clock, now) : found;
  return settle(withUtc, text, home, now, approximately.test(text), notes);
}

function readSaid(days: Said['days'], clock: ClockSearch, offset: number, now: number): Said {
  const rest = clock.rest;
  const first = isRange(rest) || clock.clocks.length < 2 ? clock.clocks.slice(0, 1) : clock.clocks;
  return {
    days,
    phrase: days.length > 0 ? undefined : readPhrase(withoutParts(rest), offset, now),
    clocks: first,
    part: readPart(rest),
    lastNight: /last night|letzte nacht|(?:la )?nuit dernière|anoche|hier soir très tard/iu.test(rest),
  };
}

/** A time still to come here may have been read from a log in UTC. */
function asUtcToo(found: Found[], days: Said['days'], clock: ClockSearch, now: number): Found[] {
  if (!found.some(({ doubt }) => doubt === 'still-to-come') || days.length > 0) return found;
  const utc = zoneReadings({ kind: 'region', zone: 'UTC' }, 'UTC', now).flatMap((reading) =>
    candidates(readSaid(days, clock, 0, now), reading, now),
  );
  const past = utc.filter(({ doubt }) => doubt !== 'still-to-come');
  return [...found, ...past.map((each): Found => ({ ...each, meaning: 'as UTC', doubt: 'still-to-come' }))];
}

/** "15" may be a time of day or minutes, "2h" a time of day or hours; "3" has two times of day. */
function readBareNumber(text: string, number: number, inHours: boolean, zone: string, now: number): When {
  const twice = !inHours && number <= 12;
  const hours = number === 0 || number > 23 ? [] : twice ? [number % 12, (number % 12) + 12] : [number];
  const clocks = hours.map((hour) => ({
    hours: [hour],
    minute: 0,
    second: 0,
    quote: '',
    precision: 'minute' as const,
  }));
  const [reading] = zoneReadings(undefined, zone, now);
  const said: Said = { days: [], phrase: undefined, clocks, part: undefined, lastNight: false };
  const times = reading === undefined ? [] : candidates(said, reading, now);
  const back = number * minute * (inHours ? 60 : 1);
  const ago: Found = {
    ...sure(now - back),
    meaning: `${number} ${inHours ? 'hours' : 'minutes'} ago`,
    doubt: 'bare-number',
  };
  const found = [
    ...times.map((each): Found => ({ ...each, doubt: 'bare-number' })),
    ...(number > 0 ? [ago] : []),
  ];
  return settle(found, text, zone, now, false, []);
}

const questions: Readonly<Record<Doubt, string>> = {
  'month-or-day-first': 'The day or the month may stand first.',
  'morning-or-afternoon': 'Morning or afternoon is open.',
  twice: 'The clocks went back that night, so this time came twice.',
  'left-out': 'The clocks went forward that night, so this time was left out.',
  season: 'That zone name was not in use on that day.',
  'several-zones': 'Several zones share that name.',
  'still-to-come': 'That time is still to come.',
  'which-day': 'The day is open.',
  'which-time': 'Several times are named.',
  'bare-number': 'A number alone can mean several things.',
};

function settle(
  found: Found[],
  words: string,
  zone: string,
  now: number,
  about: boolean,
  notes: string[],
): When {
  if (found.length === 0)
    return refuse('not-understood', `“${words}” was not understood as a time. ${examples}`);
  const past = found.filter(({ instant }) => instant <= now + tolerance);
  if (past.length === 0) {
    const [first] = found;
    const shown = first === undefined ? '' : ` (${shownBack(first.instant, zone)})`;
    return refuse('future', `“${words}”${shown} is in the future. Give the time at which it began.`);
  }
  const begun = past.some(({ doubt }) => doubt !== 'still-to-come') ? past.filter(keepsUp) : past;
  const recent = begun.filter(({ instant }) => instant >= oldest);
  const different = recent.filter(
    (each, at) => recent.findIndex(({ instant }) => instant === each.instant) === at,
  );
  const [only, ...others] = different.sort((one, other) => one.instant - other.instant);
  if (only === undefined)
    return refuse('too-old', `“${words}” is before 2007, when Heroku began. Check the year.`);
  if (others.length > 0 || only.doubt === 'still-to-come') {
    const doubts = new Set(different.map(({ doubt }) => doubt ?? 'which-time'));
    const known = doubts.size > 1 ? [...doubts].filter((doubt) => doubt !== 'which-time') : [...doubts];
    const why = known.map((doubt) => questions[doubt]).join(' ');
    const question = `“${words}” can mean more than one time. ${why} Which one is it?`;
    const asked = others.length > 0 ? question : `“${words}”: ${why} Is this the one?`;
    return {
      kind: 'ambiguous',
      question: asked,
      candidates: different.slice(0, 8).map((each) => moment(each, zone)),
    };
  }
  const vague = only.precision === 'part' || only.precision === 'day';
  const begin = vague
    ? ['No time of day was given, so the beginning was taken. Correct it if you know better.']
    : [];
  return {
    kind: 'understood',
    ...moment(only, zone),
    approximate: about || vague,
    notes: [...notes, ...begin],
  };
}

/** Beside a time that has been, yesterday's of one still to come is not worth a question; a log's UTC is. */
const keepsUp = ({ doubt, meaning }: Found) => doubt !== 'still-to-come' || meaning !== '';

function moment({ instant, meaning }: Found, zone: string): Moment {
  const iso = isoUtc(instant);
  return {
    iso,
    utc: herokuTime(iso),
    shown: shownBack(instant, zone),
    label: shortly(instant, zone, meaning),
  };
}

const sure = (instant: number): Found => ({ instant, meaning: '', doubt: undefined, precision: 'second' });
const approximately =
  /about|around|approx|roughly|(?<!\p{L})(?:ca\.|circa|etwa|gegen|ungefähr|vers|environ|sobre|hacia)(?!\p{L})|~/iu;
const isRange = (text: string) =>
  /\b(?:between|until|till|to|bis|zwischen|entre|hasta)\b|\d\s*(?:-|\u2013|\u2014|bis|to)\s*\d|^\s*-|\s-\s/iu.test(
    text,
  );

function offsetOf(
  shown: { year: number; month: number; day: number; hour: number; minute: number; second: number },
  now: number,
): number {
  const wall = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  return Math.round((wall - now) / minute) * minute;
}

function tidy(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(/[\u2018\u2019`´]/g, "'")
    .replace(/["“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?,;]+$/, (end, at: number, all: string) =>
      /\d\.\d{1,2}$/.test(all.slice(0, at)) && end === '.' ? end : '',
    );
}

function unknownZone(name: string): string {
  return `“${name.slice(0, 40)}” is not a time zone that is known here. Use a name such as Europe/Berlin, or UTC.`;
}

function refuse(reason: Refusal, sentence: string): When {
  return { kind: 'refused', reason, sentence };
}
