/** A moment on a clock, in milliseconds since 1970. */
export type Instant = number;

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A time as a source wrote it, as ISO 8601 UTC; null for anything that is not a time between 2000 and 2100. */
export function isoTime(given: unknown): string | null {
  if (typeof given !== 'string' && typeof given !== 'number') return null;
  const time = new Date(given).getTime();
  return time >= Date.UTC(2000, 0) && time < Date.UTC(2100, 0) ? new Date(time).toISOString() : null;
}

export function instant(iso: string): Instant {
  return Date.parse(iso);
}

export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}

/** `2026-05-12 08:00 UTC`. */
export function utcWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/** A length of time in its two largest units: `2 hours 5 minutes`. Less than nothing counts as nothing. */
export function durationWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / minute);
  if (minutes === 0) return 'less than a minute';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts: [number, string][] = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes % 60, 'minute'],
  ];
  return parts
    .slice(days > 0 ? 0 : 1, days > 0 ? 2 : 3)
    .filter(([number]) => number > 0)
    .map(([number, unit]) => count(number, unit))
    .join(' ');
}

/** How long ago on the same clock; a clock that was set back gives 0, never a time in the future. */
export function age(then: Instant, now: Instant): number {
  return Math.max(0, now - then);
}
