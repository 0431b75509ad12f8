import type { createAppMemory } from './app-memory.ts';
import { addSource, type Context, noContext } from './context.ts';
import { timeOf } from './fast-header.ts';
import { entry, readEntry } from './fast-json-fields.ts';
import type { Tell } from './fast-message.ts';
import { createFastPath } from './fast-path.ts';
import { isDyno } from './header.ts';
import { isFromApp, platformEvent } from './interpret.ts';
import type { ReadReport } from './read-report.ts';
import { momentOf } from './timestamp.ts';

/** The short way for logs of which each line is one JSON object. What it does not know for sure it leaves alone. */

type Parts = {
  report: ReadReport;
  memory: ReturnType<typeof createAppMemory>;
  now: number;
  tell: Tell;
};

const roomy = 8192;
const backslash = 92;
/** Words that might be read as the header of a line of its own. */
const sourceInside = /(?:heroku|app)[[/ ]/;

/** Nothing goes on from one entry to the next, so everything is told at once. */
const noUnwrapping = {
  whole: () => undefined,
  appLine: () => undefined,
  unfinished: (_line: unknown, _width: number, tell: () => void) => tell(),
};

/** Copies a message without the escapes of JSON; gives the length, or -1 at an escape that is not a quote or slash. */
function unescaped(bytes: Buffer, from: number, to: number, into: Buffer): number {
  let length = 0;
  for (let at = from; at < to; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === backslash) {
      at += 1;
      byte = bytes[at] ?? 0;
      if (byte === 110 && at + 1 === to) break;
      if (byte !== 34 && byte !== 47) return -1;
    }
    into[length] = byte;
    length += 1;
  }
  return length;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Builds the short way for JSON. */
export function createFastJson({ report, memory, now, tell }: Parts) {
  const inside = createFastPath({ report, memory, unwrapper: noUnwrapping, tell });
  const { word, messages } = inside;
  const scratch = Buffer.allocUnsafe(roomy);
  let lastSources: string[] = [];
  let lastProcs: string[] = [];
  let context: Context = noContext;
  let line: Buffer = scratch;

  function findContext(): void {
    if (same(entry.sources, lastSources) && same(entry.procs, lastProcs)) return;
    lastSources = [...entry.sources];
    lastProcs = [...entry.procs];
    context = { ...noContext };
    for (const text of lastSources) addSource(context, text);
    for (const text of lastProcs) if (text !== 'app' && text !== 'heroku') addSource(context, text);
  }

  /** The time of the entry; NaN when it has none that can be read. */
  function clock(): number {
    if (entry.timeTo === 0) return Number.NaN;
    const usual = timeOf(line, entry.timeFrom, entry.timeTo);
    if (!Number.isNaN(usual)) return usual;
    return momentOf(line.toString('latin1', entry.timeFrom, entry.timeTo), now) ?? Number.NaN;
  }

  /** A message that says nothing of its source, because the entry says it. */
  function message(proc: string, length: number): boolean {
    if (proc === 'router') return messages.request(scratch, 0, 0, length, clock);
    const text = messages.simple(scratch, 0, length);
    const at = text === null ? Number.NaN : clock();
    if (text === null || Number.isNaN(at) || sourceInside.test(text)) return false;
    const { told, request } = platformEvent(proc, text);
    if (told === null || request) return false;
    report.platform += 1;
    tell(told, at, () => text.slice(0, 2000));
    return true;
  }

  function read(bytes: Buffer, from: number, end: number): boolean {
    if (!readEntry(bytes, from, end, word)) return false;
    if (entry.messageTo === 0) return true;
    findContext();
    line = bytes;
    const { messageFrom, messageTo, escaped, broken } = entry;
    const first = bytes[messageFrom] ?? 0;
    if (isFromApp(context)) {
      memory.place(bytes, messageFrom, messageTo, true);
      report.app += 1;
      return true;
    }
    if (broken || first <= 32 || first === backslash || first === 123 || first === 91) return false;
    const { source, proc } = context;
    const known = source !== null && proc !== null;
    if (
      known &&
      source === 'heroku' &&
      proc === 'router' &&
      messages.isServed(bytes, messageFrom, messageTo, null)
    ) {
      // Longer ones may hold a second line.
      if (messageTo - messageFrom <= 500 && !holdsSecond(bytes, messageFrom, messageTo)) {
        report.requests += 1;
        return true;
      }
    }
    if (messageTo - messageFrom > roomy) return false;
    const length = escaped
      ? unescaped(bytes, messageFrom, messageTo, scratch)
      : bytes.copy(scratch, 0, messageFrom, messageTo);
    if (length < 1 || (scratch[length - 1] ?? 0) <= 32 || scratch[length - 1] === 96) return false;
    if (first === 50 || first === 60) return inside.line(scratch, 0, length);
    if (!known || !(proc === 'router' || isDyno(proc) || source === 'app')) return false;
    return message(proc, length);
  }

  return {
    /** Whether a line looks like one whole JSON object. */
    fits(bytes: Buffer, from: number, to: number): boolean {
      const last = bytes[to - 1] === 13 ? to - 2 : to - 1;
      return bytes[from] === 123 && bytes[from + 1] === 34 && bytes[last] === 125;
    },
    /** Deals with such a line, or gives false. */
    line: (bytes: Buffer, from: number, to: number): boolean =>
      read(bytes, from, bytes[to - 1] === 13 ? to - 1 : to),
  };
}

/** Whether a second line of the router might stand in a message. */
function holdsSecond(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from + 8; at < to; at += 1)
    if (bytes[at] === 61 && bytes[at - 1] === 116 && bytes[at - 2] === 97 && bytes[at - 3] === 32)
      return true;
  return false;
}
