import { createFinder } from './bytes.ts';
import type { CodeEvent, Told } from './event.ts';
import { digit, open, space } from './fast-header.ts';
import { fields, readFields } from './fast-router-line.ts';
import { isDynoWord, type Words } from './interned.ts';
import { platformEvent } from './interpret.ts';
import type { ReadReport } from './read-report.ts';

export type Tell = (told: Told, at: number | null, quote: () => string) => void;

/** Gives the time of the line at hand; NaN when only the thorough way can tell it. */
export type Clock = (bytes: Buffer) => number;

const maxQuote = 2000;
/** A message of the platform in which nothing but the message itself can be: no markup, no columns, no second line. */
const simple = /^[A-Z@a-z](?:(?!\d{4}-\d\d-\d\dT| at=)[\w #=.:()%+\-/>@$'!?~*^])*$/;

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
    if (byte < space || byte > 126 || byte === 34) return -1;
  }
  return -1;
}

/** Reads messages of the platform from their bytes, as long as they are as the platform writes them today. */
export function createFastMessages(report: ReadReport, tell: Tell, word: Words) {
  const opens = createFinder(open);
  const lesses = createFinder(60);
  const colons = createFinder(58);

  return {
    forget(): void {
      opens.forget();
      lesses.forget();
      colons.forget();
    },

    /** Whether it is surely one request that was answered, and not with 5xx. `stable` are bytes that stay. */
    isServed(bytes: Buffer, body: number, end: number, stable: Buffer | null): boolean {
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
    },

    /**
     * Reads a message of the router at `body` in a line that begins at `from`; false when it is not a usual one.
     * `sure` is called before anything is told.
     */
    request(
      bytes: Buffer,
      from: number,
      body: number,
      end: number,
      clock: Clock,
      sure?: () => void,
    ): boolean {
      if (!readFields(bytes, body, end)) return false;
      const { code, status, descFrom, descTo, pathFrom, pathTo, dynoFrom, dynoTo, service, connect } = fields;
      const fault = code === 0 && status >= 500;
      const at = code !== 0 || fault ? clock(bytes) : 0;
      if (Number.isNaN(at)) return false;
      sure?.();
      report.requests += 1;
      const text = () => bytes.toString('latin1', from, Math.min(end, from + maxQuote));
      if (fault) tell({ kind: 'app-fault', status }, at, text);
      if (code === 0) return true;
      const dyno = dynoTo === 0 ? null : word(bytes, dynoFrom, dynoTo);
      const told: Omit<CodeEvent, 'at' | 'order' | 'quote'> = {
        kind: 'code',
        code: word(bytes, code, code + 3).text,
        dyno: dyno !== null && isDynoWord(dyno) ? dyno.text : null,
        path: pathTo === 0 ? null : word(bytes, pathFrom, pathTo).text,
        status: status === -1 ? null : status,
        service: service === -1 ? null : service,
        connect: connect === -1 ? null : connect,
        dropped: null,
        detail: descTo === 0 ? null : word(bytes, descFrom, descTo).text,
      };
      tell(told, at, text);
      return true;
    },

    /** A message of the dyno manager, of the API or of a data store, as text; null when it is not a usual one. */
    simple(bytes: Buffer, body: number, end: number): string | null {
      if (end - body > 1500 || (bytes[body] ?? 0) <= space) return null;
      const message = bytes.toString('latin1', body, end);
      return simple.test(message) ? message : null;
    },

    /** Tells what such a message says. */
    tellMessage(proc: string, message: string, at: number | null, quoted: () => string): void {
      const { told, request } = platformEvent(proc, message);
      report[request ? 'requests' : 'platform'] += 1;
      if (told !== null) tell(told, at, quoted);
    },
  };
}

export type FastMessages = ReturnType<typeof createFastMessages>;
