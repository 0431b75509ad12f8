import type { createAppMemory } from './app-memory.ts';
import type { Told } from './event.ts';
import {
  digit,
  header,
  isRouter,
  less,
  open,
  readDrainHeader,
  readPlainHeader,
  space,
  timeAt,
} from './fast-header.ts';
import { readCanonicalLine } from './fast-router-line.ts';
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
const notPlain = /[^\x20-\x7e]|[<\\]|&[#\w]{2,7};/g;

function isPlain(text: string, from: number): boolean {
  notPlain.lastIndex = from;
  return !notPlain.test(text);
}
const wholeDynoLine = /^(?:Error R1[45] \(Memory quota (?:vastly )?exceeded\)|Process running mem=\S+)$/;

const quote = '"'.charCodeAt(0);
const colon = ':'.charCodeAt(0);
const backtick = '`'.charCodeAt(0);
/** Two router lines, even of the shortest form, do not fit into a message of this length. */
const surelyOne = 240;
/** What follows the status in a line of its own is not longer than this. */
const longestTail = 48;

/** Whether `status=` ends at a place, and ` bytes=` follows its three digits or its empty value. */
function isStatus(bytes: Buffer, at: number, end: number): boolean {
  if (bytes[at] !== 61 || bytes[at - 1] !== 115 || bytes[at - 2] !== 117 || bytes[at - 6] !== 115)
    return false;
  const next = bytes[at + 1] === space ? at + 2 : at + 5;
  return (
    next + 5 < end &&
    bytes[at - 7] === space &&
    bytes[next - 1] === space &&
    bytes[next] === 98 &&
    bytes[next + 5] === 61
  );
}

let usualTail = 34;

/** Where the status stands near the end of a router line: the place of its equals sign, or -1. */
function findStatus(bytes: Buffer, from: number, end: number): number {
  // Most lines end alike, give or take the digits of the size.
  for (let off = 0; off <= 2; off += 1) {
    if (isStatus(bytes, end - usualTail + off, end)) return end - usualTail + off;
    if (isStatus(bytes, end - usualTail - off, end)) return end - usualTail - off;
  }
  const stop = Math.max(from, end - 120);
  for (let at = end - 1; at > stop; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (isStatus(bytes, at, end)) {
      usualTail = end - at;
      return at;
    }
    if (byte < space || byte > 126 || byte === quote) return -1;
  }
  return -1;
}

function holds(bytes: Buffer, byte: number, from: number, end: number): boolean {
  const at = bytes.indexOf(byte, from);
  return at !== -1 && at < end;
}

/** Finds a rare byte again and again, without looking at the same bytes twice as long as they do not change. */
function createFinder(byte: number) {
  let scanned: Buffer | null = null;
  let found = -1;
  return {
    /** The place of the next such byte from `from` on; infinity when there is none. */
    next(bytes: Buffer, from: number, stable: Buffer | null): number {
      if (bytes !== scanned || bytes !== stable || found < from) {
        const at = bytes.indexOf(byte, from);
        found = at === -1 ? Number.POSITIVE_INFINITY : at;
        scanned = bytes;
      }
      return found;
    },
    forget(): void {
      scanned = null;
    },
  };
}

/** Builds the short way. */
export function createFastPath({ report, memory, unwrapper, tell }: Parts) {
  let stable: Buffer | null = null;
  const returns = createFinder(13);
  const slashes = createFinder(92);

  function tellOne(event: Told | null, at: number, text: string): void {
    if (event !== null) tell(event, at, () => text.slice(0, maxQuote));
  }

  function routerLine(bytes: Buffer, from: number, end: number): boolean {
    const { body } = header;
    // "at=info method=": answered by the app.
    const plainRequest =
      bytes[body + 2] === 61 && bytes[body + 3] === 105 && bytes[body + 8] === 109 && bytes[body + 14] === 61;
    // A second line would bring its time, and with it colons. Other things may, too: addresses, for one.
    const roomForTwo = end - body > surelyOne || !plainRequest;
    if (roomForTwo && holds(bytes, colon, body, end))
      if (holds(bytes, open, body, end) || holds(bytes, less, body, end)) return false;
    const status = findStatus(bytes, body, end);
    if (status === -1 || (end - status > longestTail && holds(bytes, colon, status, end))) return false;
    const first = digit(bytes, status + 1);
    if (first > 9 || (first < 1 && bytes[status + 1] !== space)) return false;
    if (plainRequest && first < 5) {
      unwrapper.whole(end - from);
      report.requests += 1;
      return true;
    }
    const text = bytes.toString('latin1', from, end);
    const at = timeAt(bytes, header.time);
    if (Number.isNaN(at)) return false;
    const coded = isPlain(text.slice(0, body - from), header.time - from)
      ? readCanonicalLine(text, body - from)
      : null;
    if (coded === null && !isPlain(text, header.time - from)) return false;
    const event = coded === null ? platformEvent('router', text.slice(body - from)) : null;
    if (event !== null && !event.request) return false;
    unwrapper.whole(end - from);
    report.requests += 1;
    tellOne(coded ?? event?.told ?? null, at, text);
    return true;
  }

  function appLine(bytes: Buffer, from: number, end: number): boolean {
    // Names such as api, log-shuttle, heroku-postgres, postgres.1 and redis.1 are not the app's.
    const name = bytes[header.procFrom];
    if (name === 97 || name === 108 || name === 104 || name === 112 || name === 114) return false;
    if (header.drain && holds(bytes, less, header.body, end)) return false;
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
    const at = timeAt(bytes, header.time);
    if (!isPlain(text, header.time - from) || !wholeDynoLine.test(message) || Number.isNaN(at)) return false;
    const event = platformEvent(text.slice(header.procFrom - from, header.procTo - from), message);
    if (event.told === null) return false;
    unwrapper.whole(end - from);
    report.platform += 1;
    tellOne(event.told, at, text);
    return true;
  }

  /** Whether a line break stands inside of a line, real or spelled out: then it is several lines. */
  function holdsBreak(bytes: Buffer, from: number, end: number): boolean {
    if (returns.next(bytes, from, stable) < end) return true;
    for (let at = slashes.next(bytes, from, stable); at < end; at = slashes.next(bytes, at + 1, stable))
      if (bytes[at + 1] === 110 && bytes[at + 2] === 50) return true;
    return false;
  }

  function quick(bytes: Buffer, from: number, to: number): boolean {
    const end = to > from && bytes[to - 1] === 13 ? to - 1 : to;
    const found = bytes[from] === 50 && readPlainHeader(bytes, from, end);
    if (!found && !readDrainHeader(bytes, from, end)) return false;
    if (header.procFrom === header.procTo || holdsBreak(bytes, from, end)) return false;
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
      returns.forget();
      slashes.forget();
    },
  };
}
