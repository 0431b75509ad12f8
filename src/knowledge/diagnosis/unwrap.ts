import { findHeader, type Header, isAppOutput } from './header.ts';
import { beginsLikeFrame } from './long-frames.ts';
import { apiEvent, dynoEvent, errorEvent } from './platform-line.ts';
import { beginsWithField } from './router-line.ts';
import { beginsWithMoment } from './timestamp.ts';

/** One logical line of a log, however many lines it was broken into, with its header if it has one. */
export type LogRecord = { text: string; header: Header | null };

/** What an unfinished record still waits for. */
type Waiting = 'header' | 'router' | 'platform' | 'app' | 'nothing';

type Pending = LogRecord & {
  waiting: Waiting;
  /** Width of the last piece and of the widest one, in characters as they stood in the input. */
  width: number;
  widest: number;
  pieces: number;
  even: boolean;
  spaceAfter: boolean;
  /** Tells what the line means, where that was read elsewhere and holds as long as nothing is glued to it. */
  tell?: () => void;
};

/** A record that is broken into more pieces than this, or longer, is none. */
const maxPieces = 120;
const maxLength = 16_384;
const routerStart = /^(?:sock=\w+\s+)?at=(?:error|warning|info)\b/;
const codedStart = /^(?:sock=\w+\s+)?at=(?:error|warning|info) code=[HRL]\d\d desc=/;
const errorStart = /^Error [HRL]\d\d\b/;
const routerField = /(?:^|\s)(?:method|path|host|request_id|fwd|dyno|connect|service|status|bytes|protocol)=/;
const routerEnd = /\s(?:bytes|protocol)=/;
/** Lines of the dyno manager that are whole: nothing can follow. */
const whole = /^(?:Error R\d\d \([^)]*\)|Process running mem=\S+)$/;
/** Whether a message of the dyno manager is complete as it stands. */
export function isWhole(message: string): boolean {
  return whole.test(message);
}
const cutOff = /(?:…|\.{3})$/;
const terminalWidths = [80, 100, 120, 132, 160, 200];

function waitingFor(text: string, header: Header | null): Waiting {
  if (header !== null) {
    if (isAppOutput(header)) return 'app';
    if (header.proc === 'router') return routerEnd.test(text) ? 'nothing' : 'router';
    return whole.test(text.slice(header.body)) ? 'nothing' : 'platform';
  }
  if (routerStart.test(text)) return routerEnd.test(text) ? 'nothing' : 'router';
  if (errorStart.test(text)) return text.includes(')') ? 'nothing' : 'platform';
  return text.length < 80 &&
    !text.includes('=') &&
    beginsWithMoment.test(text) &&
    /\S+\s+\S{0,24}$/.test(text)
    ? 'header'
    : 'nothing';
}

/** Whether a line of this width would have been broken here: its first word did not fit any more. */
function brokenHere(pending: Pending, text: string, width: number): boolean {
  const word = text.search(/\s/);
  return pending.width + 1 + (word === -1 ? text.length : word) >= Math.max(pending.widest, width);
}

/** What the lines since the last gap say about being broken: the widest, how many are that wide, lines joined. */
type Paste = { widest: number; atWidest: number; joins: number };

function continues(pending: Pending, text: string, width: number, { joins }: Paste): boolean {
  if (pending.waiting === 'nothing' || beginsWithMoment.test(text) || beginsLikeFrame.test(text))
    return false;
  if (pending.text.length + text.length > maxLength || cutOff.test(pending.text)) return false;
  if (pending.pieces >= maxPieces) return false;
  const header = findHeader(text.slice(0, 120));
  if (header !== null && header.from < 60) return false;
  if (pending.waiting === 'header') return true;
  if (pending.waiting === 'app') {
    const fits = pending.widest >= 55 && (pending.widest <= 140 || !codedStart.test(text));
    return (joins > 0 || fits) && brokenHere(pending, text, width);
  }
  if (pending.header !== null && pending.header.body >= pending.text.length) return true;
  if (routerStart.test(text) || errorStart.test(text)) return false;
  return (pending.waiting === 'router' && routerField.test(text)) || brokenHere(pending, text, width);
}

function insideQuotes(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 1;
}

function glued(pending: Pending, tail: string, paste: Paste): string {
  const head = pending.text;
  const tight = `${head}${tail}`;
  const spaced = `${head} ${tail}`;
  if (pending.spaceAfter || beginsWithField.test(tail) || /^(?:heroku|app)[[/]/.test(tail)) return spaced;
  if (tail.startsWith(':')) return tight;
  if (head.endsWith(':')) return spaced;
  const path = head.lastIndexOf('path="');
  if (path !== -1 && head.indexOf('"', path + 6) === -1) return tight;
  if (pending.waiting === 'header') return /\d(?:Z|[+-]\d\d:?\d\d)$/.test(head) ? spaced : tight;
  if (pending.waiting === 'router' && !insideQuotes(head)) return tight;
  const hard =
    terminalWidths.includes(pending.width) ||
    (pending.pieces > 1 && pending.even) ||
    (pending.width === paste.widest && paste.atWidest > 1);
  const [first, second] = hard ? [tight, spaced] : [spaced, tight];
  return !tells(first) && tells(second) ? second : first;
}

/** Whether a line of the platform says something that is known. */
function tells(text: string): boolean {
  const header = findHeader(text);
  const body = header === null ? text : text.slice(header.body);
  const proc = header?.proc ?? '';
  return (errorEvent(proc, body) ?? (proc === 'api' ? apiEvent(body) : dynoEvent(proc, body))) !== null;
}

/**
 * Joins the lines that a terminal or a mail program broke. A line goes on when what came before is unfinished and the
 * next line has no beginning of its own. The app's own broken lines are swallowed, so that the middle of a message is
 * never taken for a line of the platform.
 */
export function createUnwrapper(take: (record: LogRecord) => void) {
  let pending: Pending | null = null;
  const appPending: Pending = {
    text: '',
    header: null,
    waiting: 'app',
    width: 0,
    widest: 0,
    pieces: 1,
    even: true,
    spaceAfter: false,
  };

  let paste: Paste = { widest: 0, atWidest: 0, joins: 0 };

  function measure(width: number): void {
    if (width === paste.widest) paste.atWidest += 1;
    if (width > paste.widest) {
      paste.widest = width;
      paste.atWidest = 1;
    }
  }

  function flush(): void {
    const last = pending;
    pending = null;
    if (last?.tell) last.tell();
    else if (last !== null && last.waiting !== 'app' && last.waiting !== 'nothing')
      take({ text: last.text, header: last.header });
  }

  return {
    flush,
    /** An empty line: nothing goes on behind it. */
    gap(): void {
      flush();
      paste = { widest: 0, atWidest: 0, joins: 0 };
    },
    /** A whole line of the platform that was read elsewhere. */
    whole(width: number): void {
      if (pending !== null) flush();
      measure(width);
    },
    /** A line of the app that was read elsewhere: what follows may be the rest of it. */
    appLine(width: number): void {
      if (pending !== null && pending !== appPending) flush();
      measure(width);
      appPending.width = width;
      appPending.widest = width;
      pending = appPending;
    },
    /** A line of the platform that was read elsewhere, and that may go on: `tell` tells what it means if it does not. */
    unfinished({ text, header }: LogRecord, width: number, tell: () => void): void {
      if (pending !== null) flush();
      measure(width);
      const waiting = 'platform';
      pending = {
        text,
        header,
        waiting,
        width,
        widest: width,
        pieces: 1,
        even: true,
        spaceAfter: false,
        tell,
      };
    },
    push(text: string, width: number, spaceAfter: boolean): void {
      measure(width);
      if (pending !== null && continues(pending, text, width, paste)) {
        paste.joins += 1;
        const joined: string = pending.waiting === 'app' ? '' : glued(pending, text, paste);
        const header = pending.waiting === 'app' ? null : findHeader(joined);
        pending = {
          text: joined,
          header,
          waiting: pending.waiting === 'app' ? 'app' : waitingFor(joined, header),
          width,
          widest: Math.max(pending.widest, width),
          pieces: pending.pieces + 1,
          even: pending.even && width === pending.width,
          spaceAfter,
        };
        if (pending.waiting === 'nothing') take({ text: joined, header });
        return;
      }
      flush();
      const header = findHeader(text);
      const waiting = waitingFor(text, header);
      if (waiting === 'nothing' || waiting === 'app') take({ text, header });
      // The text of the app's own line is not needed again.
      const kept = waiting === 'app' ? '' : text;
      pending = { text: kept, header, waiting, width, widest: width, pieces: 1, even: true, spaceAfter };
    },
  };
}

/** Joins broken lines. */
export type Unwrapper = ReturnType<typeof createUnwrapper>;
