import type { createAppMemory } from './app-memory.ts';
import { createFinder } from './bytes.ts';
import { header, isRouter, readDrainHeader, readPlainHeader, space, timeAt } from './fast-header.ts';
import { createFastMessages, type Tell } from './fast-message.ts';
import { createWords, isAppWord } from './interned.ts';
import type { ReadReport } from './read-report.ts';
import { isWhole, type Unwrapper } from './unwrap.ts';

/**
 * The short way for the lines that nearly all of a big log consists of. It looks at a few bytes, decides only where
 * the thorough way would decide the same, and leaves everything else to it. `test` compares the two.
 */

type Parts = {
  report: ReadReport;
  memory: ReturnType<typeof createAppMemory>;
  unwrapper: Pick<Unwrapper, 'whole' | 'appLine' | 'unfinished'>;
  tell: Tell;
};

const maxQuote = 2000;
const backtick = '`'.charCodeAt(0);
const escapeByte = 27;

/** Whether the header read last is plain ASCII from its time on. */
function isHeaderPlain(bytes: Buffer): boolean {
  for (let at = header.time; at < header.body; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < space || byte > 126 || byte === 38 || byte === 60 || byte === 92) return false;
  }
  return true;
}

const headerClock = (bytes: Buffer) => (isHeaderPlain(bytes) ? timeAt(bytes, header.time) : Number.NaN);

/** Copies a line without its colours; gives the length, or -1 when something else than colours is escaped. */
function uncoloured(bytes: Buffer, from: number, end: number, into: Buffer): number {
  if (end - from > into.length) return -1;
  let length = 0;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== escapeByte) {
      into[length] = byte;
      length += 1;
      continue;
    }
    if (bytes[at + 1] !== 91) return -1;
    at += 2;
    // Digits and semicolons, and then the m of a colour.
    while (((bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) || bytes[at] === 59) at += 1;
    if (bytes[at] !== 109 || at >= end) return -1;
  }
  return length;
}

/** Builds the short way. */
export function createFastPath({ report, memory, unwrapper, tell }: Parts) {
  let stable: Buffer | null = null;
  const returns = createFinder(13);
  const slashes = createFinder(92);
  const lesses = createFinder(60);
  const escapes = createFinder(escapeByte);
  const finders = [returns, slashes, lesses, escapes];
  const word = createWords();
  const messages = createFastMessages(report, tell, word);
  const scratch = Buffer.allocUnsafe(4096);

  function routerLine(bytes: Buffer, from: number, end: number, width: number): boolean {
    const { body } = header;
    if (messages.isServed(bytes, body, end, stable)) {
      unwrapper.whole(width);
      report.requests += 1;
      return true;
    }
    return messages.request(bytes, from, body, end, headerClock, () => unwrapper.whole(width));
  }

  /** Whether another frame of a drain may begin in the message: `<158>1`. */
  function holdsFrame(bytes: Buffer, end: number): boolean {
    let at = lesses.next(bytes, header.body, stable);
    for (; at < end; at = lesses.next(bytes, at + 1, stable)) {
      const next = bytes[at + 1] ?? 0;
      if (next >= 48 && next <= 57) return true;
    }
    return false;
  }

  function appLine(bytes: Buffer, from: number, end: number, width: number): boolean {
    if (header.drain && holdsFrame(bytes, end)) return false;
    // First what came before: it may have to look at what the app said until then.
    unwrapper.appLine(width);
    memory.place(bytes, from, end);
    if (bytes !== stable) memory.settle();
    report.app += 1;
    return true;
  }

  /** A line of the dyno manager, of the API or of a data store. */
  function platformLine(bytes: Buffer, from: number, end: number, width: number): boolean {
    const at = headerClock(bytes);
    const message = Number.isNaN(at) ? null : messages.simple(bytes, header.body, end);
    if (message === null) return false;
    const { procFrom, procTo, body, app } = header;
    const proc = word(bytes, procFrom, procTo).text;
    if (isWhole(message)) {
      unwrapper.whole(width);
      const quoted = () => bytes.toString('latin1', from, Math.min(end, from + maxQuote));
      messages.tellMessage(proc, message, at, quoted);
    } else {
      const text = bytes.toString('latin1', from, end);
      const source = app ? 'app' : 'heroku';
      const place = { from: procFrom - from - source.length - 1, body: body - from };
      unwrapper.unfinished({ text, header: { source, proc, ...place } }, width, () =>
        messages.tellMessage(proc, message, at, () => text.slice(0, maxQuote)),
      );
    }
    return true;
  }

  /** Whether a line break stands inside of a line, real or spelled out: then it is several lines. */
  function holdsBreak(bytes: Buffer, from: number, end: number): boolean {
    if (returns.next(bytes, from, stable) < end) return true;
    for (let at = slashes.next(bytes, from, stable); at < end; at = slashes.next(bytes, at + 1, stable))
      if (bytes[at + 1] === 110 && bytes[at + 2] === 50) return true;
    return false;
  }

  /** A line without colours; `width` is its length as it stood in the input. */
  function plainLine(bytes: Buffer, from: number, end: number, width: number): boolean {
    const found = bytes[from] === 50 && readPlainHeader(bytes, from, end);
    if (!found && !readDrainHeader(bytes, from, end)) return false;
    if (header.procFrom === header.procTo || holdsBreak(bytes, from, end)) return false;
    if (header.app && isAppWord(word(bytes, header.procFrom, header.procTo)))
      return appLine(bytes, from, end, width);
    const last = bytes[end - 1] ?? 0;
    if (last <= space || last === backtick) return false;
    if (isRouter(bytes)) return !header.app && routerLine(bytes, from, end, width);
    return platformLine(bytes, from, end, width);
  }

  return {
    word,
    messages,
    /** Deals with a line, or gives false. */
    line(bytes: Buffer, from: number, to: number): boolean {
      const end = to > from && bytes[to - 1] === 13 ? to - 1 : to;
      if (escapes.next(bytes, from, stable) >= end) return plainLine(bytes, from, end, end - from);
      const length = uncoloured(bytes, from, end, scratch);
      return length > 0 && plainLine(scratch, 0, length, end - from);
    },
    /** The bytes that will not change until the next call, or null. */
    hold(bytes: Buffer | null): void {
      stable = bytes;
      messages.forget();
      for (const finder of finders) finder.forget();
    },
  };
}
