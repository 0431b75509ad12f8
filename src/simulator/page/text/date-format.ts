import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';

/** Patterns of Slack's date tokens (docs.slack.dev/messaging/formatting-message-text, "date formatting"). */
const patterns: Record<string, string> = {
  date_num: 'yyyy-MM-dd',
  date_slash: 'MM/dd/yyyy',
  date: 'MMMM do, yyyy',
  date_short: 'MMM d, yyyy',
  date_long: 'EEEE, MMMM do, yyyy',
  time: 'h:mm a',
  time_secs: 'h:mm:ss a',
};

/** `{date_pretty}` and its kin say "today" and "yesterday" where they can. */
const pretty: Record<string, string> = {
  date_pretty: 'date',
  date_short_pretty: 'date_short',
  date_long_pretty: 'date_long',
  day_divider_pretty: 'date_long',
};

/** Writes a moment (in seconds) with Slack's tokens, in the reader's time zone. Unknown tokens stay. */
export function formatSlackDate(
  seconds: number,
  format: string,
  timeZone: string,
  now: Date = new Date(),
): string {
  const moment = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'ago') return ago(moment, now);
    const plain = pretty[name];
    const near = plain && nearDay(moment, now, timeZone);
    if (near) return near;
    const pattern = patterns[plain ?? name];
    return pattern ? formatInTimeZone(moment, timeZone, pattern) : token;
  });
}

function nearDay(moment: Date, now: Date, timeZone: string): string | undefined {
  const day = (date: Date): string => formatInTimeZone(date, timeZone, 'yyyy-MM-dd');
  const oneDay = 24 * 3600 * 1000;
  if (day(moment) === day(now)) return 'today';
  if (day(moment) === day(new Date(now.getTime() - oneDay))) return 'yesterday';
  if (day(moment) === day(new Date(now.getTime() + oneDay))) return 'tomorrow';
  return undefined;
}

function ago(moment: Date, now: Date): string {
  const minutes = Math.round((moment.getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
}

/** The time of a message, like `14:05`, in the reader's zone. `ts` is Slack's. */
export function clockTime(ts: string, timeZone: string): string {
  return formatInTimeZone(new Date(Number(ts) * 1000), timeZone, 'HH:mm');
}

/** The whole moment for a tooltip. */
export function fullTime(ts: string, timeZone: string): string {
  return formatInTimeZone(new Date(Number(ts) * 1000), timeZone, "EEEE d MMMM yyyy 'at' HH:mm:ss zzz");
}

/** A day for the divider between messages. */
export function dayOf(ts: string, timeZone: string): string {
  return formatInTimeZone(new Date(Number(ts) * 1000), timeZone, 'EEEE d MMMM');
}

/** Seconds → the value of `<input type="datetime-local">` in the zone. */
export function toLocalInput(seconds: number, timeZone: string): string {
  return formatInTimeZone(new Date(seconds * 1000), timeZone, "yyyy-MM-dd'T'HH:mm");
}

/** The value of `<input type="datetime-local">` in the zone → seconds. */
export function fromLocalInput(value: string, timeZone: string): number {
  return Math.floor(fromZonedTime(value, timeZone).getTime() / 1000);
}
