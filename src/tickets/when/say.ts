import { asUtc, fromUtc, type Local, localTime } from './local-time.ts';

const weekdays = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');

/** ISO 8601 in UTC with seconds: `2026-11-02T14:05:00Z`. */
export function isoUtc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The spelling that Heroku asks for: `2026-11-02 14:05:00 UTC` (Heroku Enterprise Developer Support Guide). */
export function herokuTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function date(local: Local): string {
  const weekday = weekdays[new Date(asUtc(local)).getUTCDay()];
  return `${weekday} ${local.day} ${months[local.month - 1]} ${local.year}`;
}

function time({ hour, minute, second }: Local): string {
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}

/** `2026-11-02 14:05:00 UTC (Mon 2 Nov 2026 15:05 in Europe/Berlin)`; without the second half for UTC itself. */
export function shownBack(instant: number, zone: string): string {
  const utc = herokuTime(isoUtc(instant));
  if (zone === 'UTC') return utc;
  const local = localTime(instant, zone);
  return `${utc} (${date(local)} ${time(local)} in ${zone})`;
}

/** `Mon 2 Nov 2026 15:05 (14:05 UTC)`, at most 75 characters with the meaning: the limit of a Slack option. */
export function shortly(instant: number, zone: string, meaning: string): string {
  const local = localTime(instant, zone);
  const utc = fromUtc(instant);
  const day = utc.day === local.day ? '' : `${utc.day} ${months[utc.month - 1]} `;
  const here = `${date(local)} ${time(local)} (${day}${time(utc)} UTC)`;
  return (meaning === '' ? here : `${here}, ${meaning}`).slice(0, 75);
}
