import type { createAppMemory } from './app-memory.ts';
import { createFinder } from './bytes.ts';
import type { CodeEvent, Told } from './event.ts';
import {
  digit,
  header,
  isRouter,
  open,
  readDrainHeader,
  readPlainHeader,
  space,
  timeAt,
} from './fast-header.ts';
import { fields, readFields } from './fast-router-line.ts';
import { createWords } from './interned.ts';
import { platformEvent } from './interpret.ts';
import type { ReadReport } from './read-report.ts';
import { type createUnwrapper, isWhole } from './unwrap.ts';

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
/** A message of the platform in which nothing but the message itself can be: no markup, no columns, no second line. */
const simple = /^[A-Z@a-z](?:(?!\d{4}-\d\d-\d\dT| at=)[\w #=.:()%+\-/>@$'!?~*^])*$/;

const quote = '"'.charCodeAt(0);
const backtick = '`'.charCodeAt(0);
/** Two router lines, even of the shortest form, do not fit into a message of this length. */
const surelyOne = 240;
/** What follows the status in a line of its own is not longer than this. */
const longestTail = 60;

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

/** Whether the header read last is plain ASCII from its time on. */
function isHeaderPlain(bytes: Buffer): boolean {
  for (let at = header.time; at < header.body; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < space || byte > 126 || byte === 38 || byte === 60 || byte === 92) return false;
  }
  return true;
}

/** Builds the short way. */
export function createFastPath({ report, memory, unwrapper, tell }: Parts) {
  let stable: Buffer | null = null;
  const returns = createFinder(13);
  const slashes = createFinder(92);
  const opens = createFinder(open);
  const lesses = createFinder(60);
  const colons = createFinder(58);
  const finders = [returns, slashes, opens, lesses, colons];
  const word = createWords();

  /** Whether it is surely one request that was answered, and not with 5xx. */
  function isServedLine(bytes: Buffer, end: number): boolean {
    const { body } = header;
    // "at=info method=": answered by the app.
    if (
      bytes[body + 2] !== 61 ||
      bytes[body + 3] !== 105 ||
      bytes[body + 8] !== 109 ||
      bytes[body + 14] !== 61
    )
      return false;
    const status = findStatus(bytes, body, end);
    if (status === -1) return false;
    const first = digit(bytes, status + 1);
    if (first > 4 || (first < 1 && bytes[status + 1] !== space)) return false;
    // A second line would bring its time, and with it colons. Other things may, too: addresses, for one.
    if (end - body <= surelyOne && end - status <= longestTail) return true;
    if (colons.next(bytes, body, stable) >= end) return true;
    return opens.next(bytes, body, stable) >= end && lesses.next(bytes, body, stable) >= end;
  }

  function routerLine(bytes: Buffer, from: number, end: number): boolean {
    if (isServedLine(bytes, end)) {
      unwrapper.whole(end - from);
      report.requests += 1;
      return true;
    }
    if (!readFields(bytes, header.body, end)) return false;
    const { code, status, descFrom, descTo, pathFrom, pathTo, dynoFrom, dynoTo, service, connect } = fields;
    const fault = code === 0 && status >= 500;
    const at = code !== 0 || fault ? timeAt(bytes, header.time) : 0;
    if (Number.isNaN(at) || !isHeaderPlain(bytes)) return false;
    unwrapper.whole(end - from);
    report.requests += 1;
    const text = () => bytes.toString('latin1', from, Math.min(end, from + maxQuote));
    if (fault) tell({ kind: 'app-fault', status }, at, text);
    if (code === 0) return true;
    const dyno = dynoTo === 0 ? null : word(bytes, dynoFrom, dynoTo);
    const told: Omit<CodeEvent, 'at' | 'order' | 'quote'> = {
      kind: 'code',
      code: word(bytes, code, code + 3).text,
      dyno: dyno?.dyno ? dyno.text : null,
      path: pathTo === 0 ? null : word(bytes, pathFrom, pathTo).text,
      status: status === -1 ? null : status,
      service: service === -1 ? null : service,
      connect: connect === -1 ? null : connect,
      dropped: null,
      detail: descTo === 0 ? null : word(bytes, descFrom, descTo).text,
    };
    tell(told, at, text);
    return true;
  }

  function appLine(bytes: Buffer, from: number, end: number): boolean {
    if (header.drain && lesses.next(bytes, header.body, stable) < end) return false;
    // First what came before: it may have to look at what the app said until then.
    unwrapper.appLine(end - from);
    memory.place(bytes, from, end);
    if (bytes !== stable) memory.settle();
    report.app += 1;
    return true;
  }

  /** A line of the dyno manager, of the API or of a data store. */
  function platformLine(bytes: Buffer, from: number, end: number, proc: string): boolean {
    if (end - header.body > 1500 || (bytes[header.body] ?? 0) <= space) return false;
    const at = timeAt(bytes, header.time);
    if (Number.isNaN(at) || !isHeaderPlain(bytes)) return false;
    const message = bytes.toString('latin1', header.body, end);
    if (!simple.test(message)) return false;
    const quoted = () => bytes.toString('latin1', from, Math.min(end, from + maxQuote));
    if (isWhole(message)) {
      unwrapper.whole(end - from);
      tellMessage(proc, message, at, quoted);
    } else {
      const text = bytes.toString('latin1', from, end);
      const source = header.app ? 'app' : 'heroku';
      const place = { from: header.procFrom - from - source.length - 1, body: header.body - from };
      unwrapper.unfinished({ text, header: { source, proc, ...place } }, end - from, () =>
        tellMessage(proc, message, at, () => text.slice(0, maxQuote)),
      );
    }
    return true;
  }

  function tellMessage(proc: string, message: string, at: number, quoted: () => string): void {
    const { told, request } = platformEvent(proc, message);
    report[request ? 'requests' : 'platform'] += 1;
    if (told !== null) tell(told, at, quoted);
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
    if (header.app) {
      const proc = word(bytes, header.procFrom, header.procTo);
      if (proc.app) return appLine(bytes, from, end);
    }
    const last = bytes[end - 1] ?? 0;
    if (last <= space || last === backtick) return false;
    if (isRouter(bytes)) return !header.app && routerLine(bytes, from, end);
    return platformLine(bytes, from, end, word(bytes, header.procFrom, header.procTo).text);
  }

  return {
    /** Deals with a line, or gives false. */
    line: quick,
    /** The bytes that will not change until the next call, or null. */
    hold(bytes: Buffer | null): void {
      stable = bytes;
      for (const finder of finders) finder.forget();
    },
  };
}
