import { metricEvent, storeOf } from './add-on-line.ts';
import { findBareLine } from './bare-line.ts';
import { addSource, type Context } from './context.ts';
import { readDelimited } from './delimited.ts';
import type { Told } from './event.ts';
import { findHeader, isAppOutput } from './header.ts';
import { hintIn } from './hints.ts';
import { readPairs } from './pairs.ts';
import { apiEvent, dynoEvent, errorEvent, routerEvent } from './platform-line.ts';
import { readRouterLine } from './router-line.ts';
import { splitRecords } from './split-records.ts';
import { lastMoment, momentOf } from './timestamp.ts';
import type { LogRecord } from './unwrap.ts';

/** What a record turned out to be. */
export type Verdict = 'platform' | 'request' | 'app' | 'unknown';

export type Interpreter = {
  /** Reads one record; `context` is what its wrapping says. */
  record(record: LogRecord, context: Context): void;
};

type Outputs = {
  now: number;
  tell(told: Told, at: number | null, text: string): void;
  seen(verdict: Verdict, text: string): void;
  /** JSON inside of a line. */
  json(text: string, context: Context): void;
};

const maxBody = 4096;

/** The status of a request that went its way, 0 if empty; -1 when only reading the fields can tell. */
function servedStatus(body: string): number {
  if (!body.startsWith('at=info method=')) return -1;
  const at = body.lastIndexOf(' status=');
  if (at === -1 || body.indexOf('"', at) !== -1) return -1;
  const match = /^ status=(\d{3})? bytes=\d* (?!.*(?:…|\.{3}))/.exec(body.slice(at));
  return match ? Number(match[1] ?? 0) : -1;
}

/** Whether a message of the router is one request that the app answered, and not with 5xx. */
export function isServed(message: string): boolean {
  const status = message.length < 500 ? servedStatus(message) : -1;
  return status !== -1 && status < 500 && message.indexOf(' at=', 8) === -1 && !/[\r\n]/.test(message);
}

/** What one line of the platform tells, whose source and process are known. */
export function platformEvent(proc: string, body: string): { told: Told | null; request: boolean } {
  if (proc === 'router' || proc === 'nginx') {
    const status = servedStatus(body);
    if (status !== -1) return { told: status >= 500 ? { kind: 'app-fault', status } : null, request: true };
    const line = readRouterLine(body);
    if (line.at !== null || line.code !== null) return { told: routerEvent(line), request: true };
    const old = errorEvent('', body);
    return { told: old, request: old !== null || /^[A-Z]{3,7} \S+ dyno=/.test(body) };
  }
  const line = (body.length > maxBody ? body.slice(0, maxBody) : body).replace(/\t| {2,}/g, ' ');
  const store = storeOf(proc);
  if (store !== null) {
    const figures = metricEvent(store, line);
    const hint = figures === null ? hintIn(line) : null;
    return { told: figures ?? (hint === null ? null : { kind: 'hint', ...hint }), request: false };
  }
  if (proc === 'api') return { told: apiEvent(line), request: false };
  return { told: errorEvent(proc, line) ?? dynoEvent(proc, line), request: false };
}

/** Decides for each record who wrote it, and tells the event that it holds, if it holds one. */
export function createInterpreter({ now, tell, seen, json }: Outputs): Interpreter {
  /** `time` is the text before the message, in which its time stands. */
  function platform(proc: string, body: string, text: string, time: string, context: Context): boolean {
    const { told, request } = platformEvent(proc, body);
    seen(request ? 'request' : 'platform', text);
    if (told !== null) {
      const at = lastMoment(time, now) ?? momentOf(context.time, now) ?? lastMoment(text.slice(0, 160), now);
      tell(told, at, text);
    }
    return true;
  }

  /** A line that was copied without its header, as one of the platform's if it can be nothing else. */
  function bare(text: string, context: Context): boolean {
    const found = findBareLine(text);
    if (found !== null) {
      const body = text.slice(found.from);
      const proc = body.startsWith('Error ') ? (found.dyno ?? context.proc ?? '') : 'router';
      return platform(proc, body, text, text.slice(Math.max(0, found.from - 120), found.from), context);
    }
    const proc = context.proc ?? '';
    const told = proc === 'api' ? apiEvent(text) : dynoEvent(proc, text);
    return told !== null && platform(proc, text, text, '', context);
  }

  /** A message of which the wrapping says that the platform wrote it. */
  function platformBody(text: string, context: Context): boolean {
    const proc = context.proc ?? (/^(?:sock=\w+\s+)?at=/.test(text) ? 'router' : '');
    const { told, request } = platformEvent(proc, text);
    return (told !== null || request) && platform(proc, text, text, '', context);
  }

  /** JSON that stands behind a prefix of its own. */
  function embedded(text: string, context: Context): boolean {
    const brace = text.slice(0, 160).search(/\{\s?"/);
    if (brace === -1 || /\bat=/.test(text.slice(0, brace))) return false;
    const prefix = text.slice(0, brace);
    const inner = { ...context };
    for (const word of prefix.split(/[\s|]+/)) addSource(inner, word);
    const object = text.slice(brace).replace(/"\s?=>\s?/g, '":');
    json(object, lastMoment(prefix, now) === null ? inner : { ...inner, time: prefix });
    return true;
  }

  /** `source=heroku proc=router msg="…"` */
  function pairs(text: string, context: Context): boolean {
    const found = context.source === null ? readPairs(text) : null;
    if (found === null) return false;
    const inner = { ...found.context, time: found.context.time || context.time };
    one({ text: found.body, header: findHeader(found.body) }, inner);
    return true;
  }

  function columns(text: string, context: Context): boolean {
    const found = context.source === null ? readDelimited(text) : null;
    if (found === null || found.body === text) return false;
    const inner = { ...found.context, time: found.context.time || context.time };
    one({ text: found.body, header: findHeader(found.body) }, inner);
    return true;
  }

  function one({ text, header }: LogRecord, context: Context): void {
    if (isFromApp(context) || (header !== null && isAppOutput(header))) {
      seen('app', text);
      return;
    }
    const wrapped = header === null || /\{\s?"/.test(text.slice(0, header.from));
    const known =
      columns(text, context) ||
      (wrapped && embedded(text, context)) ||
      (header !== null &&
        platform(header.proc, text.slice(header.body), text, text.slice(0, header.from), context)) ||
      pairs(text, context) ||
      (context.source !== null && platformBody(text, context)) ||
      bare(text, context);
    if (!known) seen('unknown', text);
  }

  return {
    record(record, context) {
      const parts = splitRecords(record.text);
      if (parts.length === 1) return one(record, context);
      for (const text of parts) one({ text, header: findHeader(text) }, context);
    },
  };
}

/** Whether the wrapping says that a message is the app's own. */
export function isFromApp(context: Context): boolean {
  return context.source === 'app' && isAppOutput({ source: 'app', proc: context.proc ?? '' });
}
