import { isDay } from './local-time.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A time that names its own offset or is a count since 1970: exactly one instant, in milliseconds. */
export type Exact = { instant: number; precision: 'second' | 'minute' };

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})[T ]\s?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(?:(Z|UTC|GMT)|([+\u2212-])(\d{2}):?(\d{2})?)$/i;
const web =
  /^\[?(?:[a-z]{3,9},? )?(\d{1,2})[ /-]([a-z]{3})[a-z]*[ /-](\d{4})[ :](\d{2}):(\d{2})(?::(\d{2}))? ?(?:(Z|UTC|GMT)|([+\u2212-])(\d{2}):?(\d{2}))\]?$/i;
const epoch =
  /^(?:(?:unix|epoch)(?: time(?:stamp)?)?:?\s*|@|<!date\^)?(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d{1,9})?(?:\^[^>]*>)?$/i;
/** As times are offered: `Mon 2 Nov 2026 15:05 (14:05 UTC)`, with the day in UTC where it is another one. */
const offered =
  /^[a-z]{3} (\d{1,2}) ([a-z]{3}) (\d{4}) \d\d:\d\d(?::\d\d)? \((?:(\d{1,2}) ([a-z]{3}) )?(\d\d):(\d\d)(?::(\d\d))? UTC\)(?:, .*)?$/i;
/** As times are shown back: both clocks, of which the first is exact. */
const shown = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC) \([^()]* in [^()]*\)$/i;

/**
 * Reads ISO 8601 with an offset, the times of mails and access logs, counts of seconds (10 digits), milliseconds,
 * microseconds or nanoseconds since 1970, Slack's date marks, and times as the bot says them. Undefined for anything else.
 */
export function readExact(said: string): Exact | undefined {
  const text = shown.exec(said)?.[1] ?? said;
  const offer = offered.exec(text);
  if (offer !== null) return ofOffer(offer);
  const since = epoch.exec(text)?.[1];
  if (since !== undefined)
    return { instant: Number(since.slice(0, 13).padEnd(13, '0')), precision: 'second' };
  const [, year, month, day, ...rest] = iso.exec(text) ?? [];
  if (year !== undefined) return build(Number(year), Number(month), Number(day), rest);
  const [, mailDay, name = '', mailYear, ...mailRest] = web.exec(text) ?? [];
  if (mailYear === undefined) return undefined;
  return build(Number(mailYear), months.indexOf(name.toLowerCase()) + 1, Number(mailDay), mailRest);
}

/** The instant of an offered time: its year is that of the local day, which may be the next or the last one in UTC. */
function ofOffer([, day, name = '', year, utcDay, utcName, ...clock]: RegExpExecArray): Exact | undefined {
  const month = months.indexOf(name.toLowerCase()) + 1;
  const utcMonth = utcName === undefined ? month : months.indexOf(utcName.toLowerCase()) + 1;
  const turn = month === 1 && utcMonth === 12 ? -1 : month === 12 && utcMonth === 1 ? 1 : 0;
  return build(Number(year) + turn, utcMonth, Number(utcDay ?? day), clock);
}

function build(
  year: number,
  month: number,
  day: number,
  [hour, minute, second, , sign, ahead, aheadMinutes]: (string | undefined)[],
): Exact | undefined {
  const clock = [Number(hour), Number(minute), Number(second ?? 0)] as const;
  if (!isDay(year, month, day) || clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return undefined;
  const shift = sign === undefined ? 0 : Number(ahead) * 60 + Number(aheadMinutes ?? 0);
  if (shift > 14 * 60) return undefined;
  const wall = Date.UTC(year, month - 1, day, ...clock);
  const instant = wall + (sign === '+' ? -shift : shift) * 60_000;
  return { instant, precision: second === undefined ? 'minute' : 'second' };
}
