import type { Clock } from './clock.ts';
import { asUtc, day as dayLong, fromUtc, isDay, type Local } from './local-time.ts';
import type { Day } from './numeric-date.ts';
import type { PartOfDay, Phrase } from './phrase.ts';
import type { Doubt, Placed, ZoneReading } from './zone-reading.ts';

/** What the words said, before it is placed on the time line. */
export type Said = {
  days: Day[];
  /** The day that a phrase names, as each reading of the clock sees it. */
  phrase: Phrase | undefined;
  clocks: Clock[];
  part: PartOfDay | undefined;
  /** "last night", "letzte Nacht", "anoche". */
  lastNight: boolean;
};

/** A candidate, and the precision of the words behind it. */
export type Candidate = Placed & { precision: 'second' | 'minute' | 'hour' | 'part' | 'day' };

/** Where a part of the day begins, by the clock. Ours: Heroku asks for the first bad moment, so the beginning is taken. */
export const partBegins: Readonly<Record<PartOfDay, number>> = {
  morning: 6,
  afternoon: 12,
  evening: 18,
  night: 22,
};

/** A written day this far ahead, without a year, is last year's for certain; a nearer one is asked about. */
const surelyPast = 45 * dayLong;

type DatedDay = { date: Local; doubt: Doubt | undefined };

const at = (year: number, month: number, day: number): Local => ({
  year,
  month,
  day,
  hour: 0,
  minute: 0,
  second: 0,
});
const shift = (date: Local, days: number) => fromUtc(asUtc(date) + days * dayLong);

/** The days that are meant, by a clock that shows `now`; undefined when no day was named. */
function daysOf({ days, phrase, part, lastNight }: Said, now: Local): DatedDay[] | undefined {
  const today = at(now.year, now.month, now.day);
  if (days.length > 0) return days.flatMap((each) => withYear(each, today, days.length > 1));
  if (phrase?.kind === 'day') return withYear(phrase.day, today, false);
  if (phrase?.kind === 'weekday') {
    const back = (new Date(asUtc(today)).getUTCDay() - phrase.weekday + 7) % 7;
    return [{ date: shift(today, -(back === 0 && phrase.before ? 7 : back)), doubt: undefined }];
  }
  if (lastNight) return [{ date: shift(today, -1), doubt: undefined }];
  return part === undefined ? undefined : [{ date: today, doubt: undefined }];
}

function withYear({ year, month, day }: Day, today: Local, twofold: boolean): DatedDay[] {
  const doubt = twofold ? 'month-or-day-first' : undefined;
  if (year !== undefined) return [{ date: at(year, month, day), doubt }];
  const ahead = asUtc(at(today.year, month, day)) - asUtc(today);
  if (ahead <= 0 && isDay(today.year, month, day)) return [{ date: at(today.year, month, day), doubt }];
  const past = [1, 2, 3, 4].map((years) => today.year - years).find((each) => isDay(each, month, day));
  if (past === undefined) return [];
  const soon = ahead > 0 && ahead <= surelyPast && isDay(today.year, month, day);
  return [{ date: at(past, month, day), doubt: doubt ?? (soon ? 'still-to-come' : undefined) }];
}

/** The hours of a clock that a part of the day leaves: "9 h" in the evening is 21 h. */
function hoursOf({ hours }: Clock, part: PartOfDay | undefined): readonly number[] {
  if (part === undefined) return hours;
  const [only] = hours;
  const late = part === 'afternoon' || part === 'evening';
  if (hours.length === 1 && only !== undefined) return [late && only > 0 && only < 12 ? only + 12 : only];
  const fits = hours.filter((hour) => {
    if (part === 'morning') return hour < 12;
    return part === 'night' ? hour >= 18 || hour < 6 : hour >= 12;
  });
  return fits.length > 0 ? fits : hours;
}

function place(
  reading: ZoneReading,
  { date, doubt }: DatedDay,
  clock: Clock,
  hour: number,
  open: boolean,
): Candidate[] {
  const { minute, second, precision } = clock;
  const halfOpen = clock.hours.includes(24) ? 'which-day' : 'morning-or-afternoon';
  const local = hour === 24 ? shift(date, 1) : { ...date, hour, minute, second };
  return reading.place(local).map((placed) => ({
    ...placed,
    doubt: placed.doubt ?? doubt ?? (open ? halfOpen : undefined),
    precision,
  }));
}

function beginning(reading: ZoneReading, { date, doubt }: DatedDay, said: Said): Candidate[] {
  const isToday = asUtc(date) === asUtc({ ...reading.now, hour: 0, minute: 0, second: 0 });
  const hour =
    said.part === undefined ? 0 : said.lastNight && said.part === 'night' ? 22 : partBegins[said.part];
  // "This morning" before six, and "tonight" in the morning after, began at midnight.
  const begun = isToday && hour > reading.now.hour ? 0 : hour;
  const precision = said.part === undefined ? 'day' : 'part';
  return reading
    .place({ ...date, hour: begun })
    .map((each) => ({ ...each, doubt: each.doubt ?? doubt, precision }));
}

/** A time of day alone is the latest one that has been; for one still to come today, yesterday's is asked about. */
function latest(reading: ZoneReading, clock: Clock, now: number): Candidate[] {
  const today = at(reading.now.year, reading.now.month, reading.now.day);
  const on = (date: Local, doubt: Doubt | undefined) =>
    clock.hours.flatMap((hour) => place(reading, { date, doubt }, clock, hour, clock.hours.length > 1));
  const ending = clock.hours.includes(24);
  const past = on(ending ? shift(today, -1) : today, undefined).filter(
    ({ instant }) => instant <= now + tolerance,
  );
  if (ending) return past.filter(({ instant }) => instant === Math.max(...past.map((each) => each.instant)));
  if (clock.precision === 'hour' && clock.hours.length > 1) {
    const before = on(shift(today, -1), undefined);
    return clock.hours.flatMap(
      (_, index) => past.find((each) => sameHour(each, before[index])) ?? before[index] ?? [],
    );
  }
  return past.length > 0 ? past : on(shift(today, -1), 'still-to-come');
}

const sameHour = (one: Candidate, other: Candidate | undefined) =>
  other !== undefined && Math.abs(one.instant - other.instant - dayLong) <= 2 * 3_600_000;

/** Clocks of people and servers differ: a time this far ahead still counts as now. */
export const tolerance = 60_000;

/** Every instant that the words may mean by one reading of the clock. */
export function candidates(said: Said, reading: ZoneReading, now: number): Candidate[] {
  const days = daysOf(said, reading.now);
  const clocks = said.clocks.slice(0, 3);
  if (days === undefined) {
    return clocks.flatMap((clock) => several(latest(reading, narrowed(clock, said.part), now), clocks));
  }
  if (clocks.length === 0) return days.flatMap((each) => beginning(reading, each, said));
  return days.flatMap((each) =>
    clocks.flatMap((clock) => {
      const hours = hoursOf(clock, said.part);
      const nextDay = said.lastNight && said.part === 'night';
      return hours.flatMap((hour) => {
        const date = nextDay && hour < 12 ? { ...each, date: shift(each.date, 1) } : each;
        return several(weekBack(place(reading, date, clock, hour, hours.length > 1), said, now), clocks);
      });
    }),
  );
}

const askedAnyway: ReadonlySet<Doubt | undefined> = new Set([undefined, 'morning-or-afternoon']);

/** Two times of day without a range between them: which of them is the open question. */
function several(placed: Candidate[], clocks: readonly Clock[]): Candidate[] {
  return clocks.length < 2
    ? placed
    : placed.map((each) => ({ ...each, doubt: askedAnyway.has(each.doubt) ? 'which-time' : each.doubt }));
}

function narrowed(clock: Clock, part: PartOfDay | undefined): Clock {
  return { ...clock, hours: hoursOf(clock, part) };
}

/** "On Monday at 18:00", said on a Monday at noon, is a week ago. */
function weekBack(placed: Candidate[], { phrase }: Said, now: number): Candidate[] {
  if (phrase?.kind !== 'weekday') return placed;
  return placed.map((each) =>
    each.instant > now + tolerance
      ? { ...each, instant: each.instant - 7 * dayLong, doubt: 'still-to-come' }
      : each,
  );
}
