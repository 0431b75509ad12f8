import type { createAppMemory } from './app-memory.ts';
import type { Told } from './event.ts';
import { platformEvent } from './interpret.ts';
import type { ReadReport } from './read-report.ts';
import type { createUnwrapper } from './unwrap.ts';

/**
 * The short way for the lines that nearly all of a big log consists of. It looks at a few bytes, decides only where
 * the thorough way would decide the same, and leaves everything else to it. `test` compares the two.
 */

type Parts = {
  report: ReadReport;
  memory: ReturnType<typeof createAppMemory>;
  unwrapper: ReturnType<typeof createUnwrapper>;
  tell(told: Told, at: number | null, quote: () => string): void;
};

const maxQuote = 2000;
/** Bytes that the thorough way would change or look into: not plain ASCII, markup, escapes, entities. */
const notPlain = /[^\x20-\x7e]|[<\\]|&[#\w]{2,7};/;
const wholeDynoLine = /^(?:Error R1[45] \(Memory quota (?:vastly )?exceeded\)|Process running mem=\S+)$/;

const code = (char: string) => char.charCodeAt(0);
const space = 32;
const quote = code('"');
const backtick = code('`');
const hyphen = code('-');
const colon = code(':');
const less = code('<');
const more = code('>');
const open = code('[');
const close = code(']');

/** Where a header was found: who wrote the line, where the process and the message begin. */
const header = { app: false, procFrom: 0, procTo: 0, body: 0, time: 0, drain: false };

function digit(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) - 48;
}

/** The place after a timestamp such as 2026-11-02T14:05:09.118204+00:00 and a space, or -1. */
function afterTime(bytes: Buffer, from: number, to: number): number {
  if (from + 20 > to || bytes[from + 4] !== hyphen || bytes[from + 10] !== 84 || bytes[from + 13] !== colon)
    return -1;
  const last = Math.min(to, from + 36);
  for (let at = from + 19; at < last; at += 1) if (bytes[at] === space) return at + 1;
  return -1;
}

const isAppAt = (bytes: Buffer, at: number) =>
  bytes[at] === 97 && bytes[at + 1] === 112 && bytes[at + 2] === 112;
const isHerokuAt = (bytes: Buffer, at: number) =>
  bytes[at] === 104 && bytes[at + 1] === 101 && bytes[at + 2] === 114 && bytes[at + 5] === 117;

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
function readPlainHeader(bytes: Buffer, from: number, to: number): boolean {
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
function readDrainHeader(bytes: Buffer, from: number, to: number): boolean {
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

function isRouter(bytes: Buffer): boolean {
  if (header.procTo - header.procFrom !== routerName.length) return false;
  for (let at = 0; at < routerName.length; at += 1)
    if (bytes[header.procFrom + at] !== routerName[at]) return false;
  return true;
}

let cachedDay = -1;
let cachedMidnight = 0;

const timeDigits = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];

/** Milliseconds of a timestamp in UTC; NaN when it is another form or zone. */
function timeAt(bytes: Buffer, from: number): number {
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

/** The first digit of the status near the end of a router line; 0 when it is empty, -1 when the end looks unusual. */
function statusClass(bytes: Buffer, from: number, end: number): number {
  const stop = Math.max(from, end - 120);
  for (let at = end - 1; at > stop; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (
      byte === 61 &&
      bytes[at - 1] === 115 &&
      bytes[at - 2] === 117 &&
      bytes[at - 6] === 115 &&
      bytes[at - 7] === space
    ) {
      const next = bytes[at + 1] === space ? at + 2 : at + 5;
      if (next + 5 >= end || bytes[next - 1] !== space || bytes[next] !== 98 || bytes[next + 5] !== 61)
        return -1;
      const first = digit(bytes, at + 1);
      return next === at + 2 ? 0 : first >= 1 && first <= 9 ? first : -1;
    }
    if (byte < space || byte > 126 || byte === quote) return -1;
  }
  return -1;
}

/** Builds the short way. */
export function createFastPath({ report, memory, unwrapper, tell }: Parts) {
  let stable: Buffer | null = null;
  let scanned: Buffer | null = null;
  let nextReturn = -1;

  function told(event: Told | null, bytes: Buffer, text: string): boolean {
    if (event === null) return true;
    const at = timeAt(bytes, header.time);
    if (Number.isNaN(at)) return false;
    tell(event, at, () => text.slice(0, maxQuote));
    return true;
  }

  function routerLine(bytes: Buffer, from: number, end: number): boolean {
    const { body } = header;
    const next = bytes.indexOf(header.drain ? less : open, body);
    if (next !== -1 && next < end) return false;
    const status = statusClass(bytes, body, end);
    if (status === -1) return false;
    // "at=info method=": answered by the app.
    const plainRequest =
      bytes[body + 2] === 61 && bytes[body + 3] === 105 && bytes[body + 8] === 109 && bytes[body + 14] === 61;
    if (plainRequest && status < 5) {
      unwrapper.flush();
      report.requests += 1;
      return true;
    }
    const text = bytes.toString('latin1', from, end);
    if (notPlain.test(text)) return false;
    const event = platformEvent('router', text.slice(body - from));
    if (!event.request || Number.isNaN(timeAt(bytes, header.time))) return false;
    unwrapper.flush();
    report.requests += 1;
    return told(event.told, bytes, text);
  }

  function appLine(bytes: Buffer, from: number, end: number): boolean {
    // Names such as api, log-shuttle, heroku-postgres, postgres.1 and redis.1 are not the app's.
    const name = bytes[header.procFrom];
    if (name === 97 || name === 108 || name === 104 || name === 112 || name === 114) return false;
    if (header.drain) {
      const next = bytes.indexOf(less, header.body);
      if (next !== -1 && next < end) return false;
    }
    memory.place(bytes, from, end);
    if (bytes !== stable) memory.settle();
    unwrapper.appLine(end - from);
    report.app += 1;
    return true;
  }

  function dynoLine(bytes: Buffer, from: number, end: number): boolean {
    const first = bytes[header.body];
    if (end - header.body > 80 || (first !== 69 && first !== 80)) return false;
    const text = bytes.toString('latin1', from, end);
    const message = text.slice(header.body - from);
    if (notPlain.test(text) || !wholeDynoLine.test(message) || Number.isNaN(timeAt(bytes, header.time)))
      return false;
    const event = platformEvent(text.slice(header.procFrom - from, header.procTo - from), message);
    if (event.told === null) return false;
    unwrapper.flush();
    report.platform += 1;
    return told(event.told, bytes, text);
  }

  /** Whether a carriage return stands inside of a line: then it is several lines. */
  function holdsReturn(bytes: Buffer, from: number, end: number): boolean {
    if (bytes !== scanned || bytes !== stable || (nextReturn !== -1 && nextReturn < from)) {
      scanned = bytes;
      nextReturn = bytes.indexOf(13, from);
    }
    return nextReturn !== -1 && nextReturn < end;
  }

  function quick(bytes: Buffer, from: number, to: number): boolean {
    const end = to > from && bytes[to - 1] === 13 ? to - 1 : to;
    const found = bytes[from] === 50 && readPlainHeader(bytes, from, end);
    if (!found && !readDrainHeader(bytes, from, end)) return false;
    if (header.procFrom === header.procTo || holdsReturn(bytes, from, end)) return false;
    if (header.app) return appLine(bytes, from, end);
    const last = bytes[end - 1] ?? 0;
    if (last <= space || last === backtick) return false;
    return isRouter(bytes) ? routerLine(bytes, from, end) : dynoLine(bytes, from, end);
  }

  return {
    /** Deals with a line, or gives false. */
    line: quick,
    /** The bytes that will not change until the next call, or null. */
    hold(bytes: Buffer | null): void {
      stable = bytes;
      scanned = null;
    },
  };
}
