/** What a clock and a calendar on the wall show; month from 1 to 12. */
export type Local = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

export const minute = 60_000;
export const day = 24 * 60 * minute;

const formats = new Map<string, Intl.DateTimeFormat>();

// Straight from Intl: date-fns-tz 3.2.0 gives the wrong offset in the hours around a change of the clocks.
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Whether the name is a time zone of the IANA database, such as Europe/Berlin or UTC. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at an instant (milliseconds since 1970). */
export function localTime(instant: number, zone: string): Local {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

/** The instant at which a clock set to UTC shows this. */
export function asUtc({ year, month, day, hour, minute, second }: Local): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What a clock set to UTC shows. */
export function fromUtc(instant: number): Local {
  const at = new Date(instant);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return asUtc(localTime(whole, zone)) - whole;
}

/**
 * Every instant at which the clocks of a zone show this: one as a rule, two in the hour that comes twice in autumn, none in
 * the hour that is left out in spring. Earliest first.
 */
export function instantsOf(local: Local, zone: string): number[] {
  const wall = asUtc(local);
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone), offsetAt(wall, zone)];
  const found = offsets
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, zone) === wall);
  return [...new Set(found)].sort((one, other) => one - other);
}

/** For a time that is left out in spring: the two instants that a person may mean, by the clock before and after. */
export function besideGap(local: Local, zone: string): number[] {
  const wall = asUtc(local);
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  return [...new Set(offsets.map((offset) => wall - offset))].sort((one, other) => one - other);
}

/** Whether there is such a day in the calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  const { month: real, day: realDay } = fromUtc(Date.UTC(year, month - 1, day));
  return real === month && realDay === day;
}
