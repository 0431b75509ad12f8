import { createAppMemory } from './app-memory.ts';
import { clean, decode, unescapeEntities, unmarked } from './clean.ts';
import { type Context, noContext } from './context.ts';
import type { LogEvent, Told } from './event.ts';
import { createFastJson } from './fast-json.ts';
import { createFastPath } from './fast-path.ts';
import { findHeader } from './header.ts';
import { createInterpreter, isFromApp, isServed, type Verdict } from './interpret.ts';
import { beginsLikeJson } from './json-records.ts';
import { unescapeJson } from './json-text.ts';
import { beginsLikeFrame, createLongFrames } from './long-frames.ts';
import { createPlatformGuess } from './other-platforms.ts';
import { createJsonReading } from './read-json.ts';
import type { ReadReport } from './read-report.ts';
import { createLineSplitter } from './split-lines.ts';
import { lastMoment } from './timestamp.ts';
import { createUnwrapper } from './unwrap.ts';
import { createUtf8Bytes } from './utf8-bytes.ts';

export type LogReader = {
  push(chunk: Uint8Array | string): void;
  /** Ends the log; gives the report. */
  end(): ReadReport;
};

export type ReadOptions = {
  /** Milliseconds: the moment that dates without a year are compared with. */
  now?: number;
  /** False reads every line the thorough way; the result is the same. */
  fast?: boolean;
  /** Lines longer than this, in bytes, are cut. */
  lineLimit?: number;
};

const usualLimit = 65_536;
const maxQuote = 2000;
const strongStart = /^\s*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,20} (?:heroku|app)\[/;

/** Whether an event is a reason to look at what the app said just before it. */
function isTrouble(told: Told): boolean {
  if (told.kind === 'code') return !/^(?:H8|L|R1[236])/.test(told.code);
  if (told.kind === 'exit') return told.status !== 0 && told.status !== 143;
  return told.kind === 'app-fault' || (told.kind === 'state' && told.to === 'crashed');
}

/**
 * Reads a log that comes in chunks of any size, in linear time and bounded memory, and gives each event as it is met.
 * Counts are exact: one event for each time the platform emitted it. A chunk may be reused once `push` returns.
 */
export function createLogReader(
  onEvent: (event: LogEvent) => void,
  { now = Date.now(), fast = true, lineLimit = usualLimit }: ReadOptions = {},
): LogReader {
  const report: ReadReport = {
    bytes: 0,
    lines: 0,
    requests: 0,
    platform: 0,
    app: 0,
    unknown: 0,
    cut: 0,
    zeros: false,
    otherPlatform: null,
  };
  const memory = createAppMemory();
  const guess = createPlatformGuess();
  let order = 0;
  let codes = 0;
  let troubles = 0;
  let recalled = 0;

  function recall(): void {
    const { found, upTo } = memory.recall(recalled);
    recalled = upTo;
    for (const { hint, match, text } of found) {
      order += 1;
      const at = lastMoment(text.slice(0, 80), now);
      onEvent({ kind: 'hint', hint, match, at, order, quote: () => text.slice(0, maxQuote) });
    }
  }

  function tellLazily(told: Told, at: number | null, quote: () => string): void {
    if (isTrouble(told)) {
      troubles += 1;
      if (troubles <= 64 || (troubles & (troubles - 1)) === 0) recall();
    }
    if (told.kind === 'code') codes += 1;
    order += 1;
    onEvent({ ...told, at, order, quote } as LogEvent);
  }

  function tell(told: Told, at: number | null, text: string): void {
    tellLazily(told, at, () => text.slice(0, maxQuote));
  }

  function seen(verdict: Verdict, text: string): void {
    if (verdict === 'request') report.requests += 1;
    else report[verdict] += 1;
    if (verdict === 'app') memory.add(text);
    if (verdict === 'unknown') guess.look(text);
  }

  const interpreter = createInterpreter({
    now,
    tell,
    seen,
    json: (text, context) => json.nested(text, context),
  });
  const unwrapper = createUnwrapper((record) => interpreter.record(record, noContext));
  const json = createJsonReading({ report, block, seen, codes: () => codes, structured: interpreter.record });
  const longFrames = createLongFrames(lineLimit, (frame, cut) => {
    if (cut) report.cut += 1;
    block(decode(frame), noContext);
  });
  let line: 'text' | 'json' | 'frames' = 'text';

  /** A message that may hold several lines, with what its wrapping says about it. */
  function block(text: string, context: Context): void {
    if (isFromApp(context)) {
      seen('app', text);
      return;
    }
    if (context.source === 'heroku' && context.proc === 'router' && isServed(text)) {
      seen('request', text);
      return;
    }
    if (!/[\r\n]/.test(text.trimEnd())) {
      const cleaned = clean(text);
      if (cleaned !== '') interpreter.record({ text: cleaned, header: findHeader(cleaned) }, context);
      return;
    }
    const inner = createUnwrapper((record) => interpreter.record(record, context));
    for (const part of text.split(/\r?\n|\r/)) pushText(inner, part);
    inner.flush();
  }

  function pushText(unwrap: typeof unwrapper, raw: string): void {
    const text = clean(raw);
    if (text === '') unwrap.gap();
    else unwrap.push(text, unmarked(raw).length, /[ \t]$/.test(raw));
  }

  /** `bytes` is a line with one character for each byte. */
  function textLine(bytes: string, whole: boolean): void {
    const text = decode(bytes);
    if (!whole) report.cut += 1;
    if (text.includes('\r')) for (const part of text.split('\r')) pushText(unwrapper, part);
    else {
      const cleaned = clean(text);
      const escaped = /^[{[]/.test(cleaned) ? unmarked(unescapeEntities(text)) : '';
      if (
        beginsLikeJson.test(escaped) &&
        json.feed(Buffer.from(escaped, 'utf8').toString('latin1')).trim() === ''
      )
        return;
      const inner = cleaned.startsWith('"{') ? unescapeJson(unmarked(bytes).replace(/^"|"\s*$/g, '')) : '';
      if (cleaned === '') unwrapper.gap();
      else if (beginsLikeJson.test(inner)) json.nested(inner, noContext);
      else unwrapper.push(cleaned, unmarked(bytes).length, /[ \t]$/.test(text));
    }
  }

  function firstPiece(text: string, last: boolean): void {
    if (json.isOpen()) {
      const restart = strongStart.test(text) || (json.inString() && beginsLikeJson.test(unmarked(text)));
      if (!restart) {
        line = 'json';
        const rest = json.feed(`\n${text}`);
        if (rest.trim() !== '') textLine(rest.slice(rest.startsWith('\n') ? 1 : 0), true);
        return;
      }
      json.abandon();
    }
    if (last && text.startsWith('{"') && text.endsWith('}')) {
      unwrapper.flush();
      if (json.flat(text)) return;
    }
    const bare = text.startsWith('{"') ? text : unmarked(text);
    if (beginsLikeJson.test(bare)) {
      line = 'json';
      unwrapper.flush();
      const rest = json.feed(bare);
      if (rest.trim() === '') return;
      line = 'text';
      textLine(rest, true);
    } else if (!last && beginsLikeFrame.test(bare)) {
      line = 'frames';
      unwrapper.flush();
      longFrames.push(bare, false);
    } else {
      line = 'text';
      textLine(text, last);
    }
  }

  function thorough(bytes: Buffer, from: number, to: number, first: boolean, last: boolean): void {
    const end = last && to > from && bytes[to - 1] === 13 ? to - 1 : to;
    const text = bytes.toString('latin1', from, end);
    if (first && /\S/.test(text)) report.lines += 1;
    if (first) firstPiece(text, last);
    else if (line === 'frames') longFrames.push(text, last);
    else if (line === 'json' && json.isOpen()) json.feed(text);
  }

  const quick = fast ? createFastPath({ report, memory, unwrapper, tell: tellLazily }) : null;

  const quickJson = fast ? createFastJson({ report, memory, now, tell: tellLazily }) : null;

  function shortWay(bytes: Buffer, from: number, to: number): boolean {
    if (quick === null || quickJson === null) return false;
    if (!quickJson.fits(bytes, from, to)) return quick.line(bytes, from, to);
    unwrapper.flush();
    return quickJson.line(bytes, from, to);
  }

  const splitter = createLineSplitter(lineLimit, (bytes, from, to, first, last) => {
    if (first && last && !json.isOpen() && shortWay(bytes, from, to)) report.lines += 1;
    else thorough(bytes, from, to, first, last);
  });
  const input = createUtf8Bytes((bytes) => {
    if (!report.zeros && bytes.includes(0)) report.zeros = true;
    quick?.hold(bytes);
    splitter.push(bytes);
    memory.settle();
    quick?.hold(null);
  });

  return {
    push(chunk) {
      report.bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.byteLength;
      input.push(chunk);
    },
    end() {
      input.end();
      splitter.end();
      json.abandon();
      unwrapper.flush();
      recall();
      return { ...report, otherPlatform: guess.guess() };
    },
  };
}
