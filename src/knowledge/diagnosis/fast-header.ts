/**
 * Reading the header of a line from its bytes: who wrote it, where the message begins, when it was. For the two forms
 * of big logs only, what `heroku logs` prints and the frames of a log drain; everything else is for the thorough way.
 */

const code = (char: string) => char.charCodeAt(0);
/** The byte of a space. */
export const space = 32;
const hyphen = code('-');
const colon = code(':');
/** The byte that begins a frame of a drain. */
export const less = code('<');
const more = code('>');
/** The byte that opens a process name. */
export const open = code('[');
const close = code(']');

/**
 * The header that was read last: who wrote the line, where the process and the message begin. One object for all lines,
 * because making one for each would cost more than reading it.
 */
export const header = { app: false, procFrom: 0, procTo: 0, body: 0, time: 0, drain: false };

/** The digit at a place; below 0 or above 9 when it is none. */
export function digit(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) - 48;
}

/** The place after a timestamp such as 2026-11-02T14:05:09.118204+00:00 and a space, or -1. */
function afterTime(bytes: Buffer, from: number, to: number): number {
  if (from + 20 > to || bytes[from + 4] !== hyphen || bytes[from + 10] !== 84 || bytes[from + 13] !== colon)
    return -1;
  // 2026-11-02T14:05:09.118204+00:00, as nearly every line has it.
  if (from + 33 < to && bytes[from + 32] === space && bytes[from + 26] === 43 && bytes[from + 19] === 46)
    return from + 33;
  const last = Math.min(to, from + 36);
  for (let at = from + 19; at < last; at += 1) if (bytes[at] === space) return at + 1;
  return -1;
}

const isAppAt = (bytes: Buffer, at: number) =>
  bytes[at] === 97 && bytes[at + 1] === 112 && bytes[at + 2] === 112;
const isHerokuAt = (bytes: Buffer, at: number) =>
  bytes[at] === 104 &&
  bytes[at + 1] === 101 &&
  bytes[at + 2] === 114 &&
  bytes[at + 3] === 111 &&
  bytes[at + 4] === 107 &&
  bytes[at + 5] === 117;

function readSource(bytes: Buffer, at: number, opening: number): boolean {
  if (isAppAt(bytes, at) && bytes[at + 3] === opening) {
    header.app = true;
    header.procFrom = at + 4;
    return true;
  }
  if (isHerokuAt(bytes, at) && bytes[at + 6] === opening) {
    header.app = false;
    header.procFrom = at + 7;
    return true;
  }
  return false;
}

/** The place after a process name: letters, digits, dots, hyphens and underscores. */
function afterName(bytes: Buffer, from: number, to: number): number {
  const last = Math.min(to, from + 40);
  let at = from;
  for (; at < last; at += 1) {
    const byte = bytes[at] ?? 0;
    const letter = (byte | 32) >= 97 && (byte | 32) <= 122;
    if (!letter && !(byte >= 48 && byte <= 57) && byte !== 46 && byte !== hyphen && byte !== 95) break;
  }
  return at;
}

/** "2026-… heroku[router]: " */
export function readPlainHeader(bytes: Buffer, from: number, to: number): boolean {
  const source = afterTime(bytes, from, to);
  if (source === -1 || !readSource(bytes, source, open)) return false;
  const at = afterName(bytes, header.procFrom, to);
  if (bytes[at] !== close || bytes[at + 1] !== colon || bytes[at + 2] !== space) return false;
  header.procTo = at;
  header.body = at + 3;
  header.time = from;
  header.drain = false;
  return true;
}

/** "<158>1 2026-… host heroku router - ", with or without an octet count before it. */
export function readDrainHeader(bytes: Buffer, from: number, to: number): boolean {
  let at = from;
  if (bytes[at] !== less) {
    while (at < from + 7 && digit(bytes, at) >= 0 && digit(bytes, at) <= 9) at += 1;
    if (at === from || bytes[at] !== space || bytes[at + 1] !== less) return false;
    at += 1;
  }
  const priority = at;
  while (at < priority + 5 && bytes[at] !== more) at += 1;
  if (bytes[at] !== more || bytes[at + 1] !== 49 || bytes[at + 2] !== space) return false;
  header.time = at + 3;
  const host = afterTime(bytes, header.time, to);
  if (host === -1) return false;
  let source = host;
  while (source < host + 60 && source < to && bytes[source] !== space) source += 1;
  if (!readSource(bytes, source + 1, space)) return false;
  const proc = afterName(bytes, header.procFrom, to);
  if (
    bytes[proc] !== space ||
    bytes[proc + 1] !== hyphen ||
    bytes[proc + 2] !== space ||
    bytes[proc + 3] === hyphen
  )
    return false;
  header.procTo = proc;
  header.body = proc + 3;
  header.drain = true;
  return true;
}

const routerName = Buffer.from('router');

/** Whether the header read last names the router. */
export function isRouter(bytes: Buffer): boolean {
  if (header.procTo - header.procFrom !== routerName.length) return false;
  for (let at = 0; at < routerName.length; at += 1)
    if (bytes[header.procFrom + at] !== routerName[at]) return false;
  return true;
}

let cachedDay = -1;
let cachedMidnight = 0;

const timeDigits = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];

/** Milliseconds of a timestamp in UTC; NaN when it is another form or zone. */
export function timeAt(bytes: Buffer, from: number): number {
  if (bytes[from + 7] !== hyphen || bytes[from + 16] !== colon) return Number.NaN;
  for (const place of timeDigits) {
    const value = digit(bytes, from + place);
    if (value < 0 || value > 9) return Number.NaN;
  }
  const d = (at: number) => digit(bytes, from + at);
  const day =
    ((d(0) * 10 + d(1)) * 100 + d(2) * 10 + d(3)) * 10_000 + (d(5) * 10 + d(6)) * 100 + d(8) * 10 + d(9);
  if (day !== cachedDay) {
    const month = Math.floor(day / 100) % 100;
    if (month < 1 || month > 12 || day % 100 < 1 || day % 100 > 31) return Number.NaN;
    cachedDay = day;
    cachedMidnight = Date.UTC(Math.floor(day / 10_000), month - 1, day % 100);
  }
  const hour = d(11) * 10 + d(12);
  const minute = d(14) * 10 + d(15);
  const second = d(17) * 10 + d(18);
  if (!(hour <= 24 && minute <= 59 && second <= 60)) return Number.NaN;
  let at = from + 19;
  let milliseconds = 0;
  if (bytes[at] === 46) {
    for (let place = 100, next = at + 1; ; next += 1) {
      const value = digit(bytes, next);
      if (value < 0 || value > 9) {
        at = next;
        break;
      }
      milliseconds += value * place;
      place = place === 1 ? 0 : place / 10;
    }
  }
  const utc = bytes[at] === 90 || (bytes[at] === 43 && bytes.toString('latin1', at + 1, at + 6) === '00:00');
  return utc ? cachedMidnight + (hour * 3600 + minute * 60 + second) * 1000 + milliseconds : Number.NaN;
}

/** The same of a text that is nothing but a timestamp. */
export function timeOf(bytes: Buffer, from: number, to: number): number {
  const whole = bytes[to - 1] === 90 || bytes[to - 6] === 43;
  return to - from < 20 || to - from > 36 || !whole ? Number.NaN : timeAt(bytes, from);
}
