import { day, type Instant, minute, second } from './time.ts';

/** A day of the calendar as its midnight would be in UTC. */
export type CalendarDay = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...numeric, ...clock });
  formats.set(zone, format);
  return format;
}

/** What a zone's clocks are ahead of UTC at a moment, in ms. date-fns-tz is an hour off beside a change of clocks. */
function offset(zone: string, at: Instant): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / second) * second;
}

/** The day of the calendar in a zone. */
export function calendarDay(at: Instant, zone: string): CalendarDay {
  return Math.floor((at + offset(zone, at)) / day) * day;
}

/** Where the clocks are changed between two moments, to the second. */
function changeBetween(zone: string, from: Instant, to: Instant): Instant {
  const before = offset(zone, from);
  let [low, high] = [from, to];
  while (high - low > second) {
    const middle = Math.floor((low + high) / 2);
    if (offset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return Math.round(high / second) * second;
}

function findMoment(date: CalendarDay, minutes: number, zone: string, which: 'first' | 'last'): Instant {
  const wall = date + minutes * minute;
  const offsets = new Set([offset(zone, wall - day), offset(zone, wall), offset(zone, wall + day)]);
  const found = [...offsets]
    .map((shift) => wall - shift)
    .filter((at) => at + offset(zone, at) === wall)
    .toSorted((a, b) => a - b);
  const chosen = which === 'first' ? found[0] : found.at(-1);
  return chosen ?? changeBetween(zone, wall - Math.max(...offsets), wall - Math.min(...offsets));
}

/** A thousand channels in one zone ask for the same moments. */
const moments = new Map<string, Instant>();
const mostMoments = 5000;

/**
 * The moment at which clocks in a zone show a time of day. In autumn a time may come twice: `which` says which of the
 * two. In spring it may not come at all: then it is the moment at which the clocks are put forward over it.
 */
export function momentOf(date: CalendarDay, minutes: number, zone: string, which: 'first' | 'last'): Instant {
  const key = `${date} ${minutes} ${zone} ${which}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  if (moments.size >= mostMoments) moments.clear();
  const found = findMoment(date, minutes, zone, which);
  moments.set(key, found);
  return found;
}
