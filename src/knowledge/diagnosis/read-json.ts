import { type Context, noContext } from './context.ts';
import { isFromApp, type Verdict } from './interpret.ts';
import { beginsLikeJson, createJsonRecords, type JsonRecord, readFlatObject } from './json-records.ts';
import type { ReadReport } from './read-report.ts';
import type { LogRecord } from './unwrap.ts';

const maxNesting = 3;

type Outputs = {
  report: ReadReport;
  /** Reads a message, with what its wrapping says. */
  block(text: string, context: Context): void;
  seen(verdict: Verdict, text: string): void;
  /** How many codes were told so far. */
  codes(): number;
  /** Reads a line of the router that was put together from fields. */
  structured(record: LogRecord, context: Context): void;
};

/** Reads logs in JSON, and JSON inside of lines: each entry's message is read like a line of its own. */
export function createJsonReading({ report, block, seen, codes, structured }: Outputs) {
  const records = createJsonRecords((record) => entry(record, noContext));
  let nesting = 0;

  function entry({ messages, context, router }: JsonRecord, outer: Context): void {
    const before = codes();
    const merged = {
      source: outer.source ?? context.source,
      proc: outer.proc ?? context.proc,
      time: context.time || outer.time,
    };
    for (const [at, message] of messages.entries()) {
      const { unknown, requests, platform, app } = report;
      if (isFromApp(merged)) seen('app', message);
      else if (beginsLikeJson.test(message)) nested(message, merged);
      else block(message, merged);
      if (report.requests + report.platform + report.app > requests + platform + app) break;
      // Nothing that is Heroku's: another field may be the message.
      if (at < messages.length - 1) report.unknown = unknown;
    }
    if (codes() === before && router !== '' && merged.source !== 'app')
      structured({ text: router, header: null }, { ...merged, source: 'heroku', proc: 'router' });
  }

  function nested(text: string, context: Context): void {
    const inner = createJsonRecords((record) => entry(record, context));
    nesting += 1;
    if (nesting <= maxNesting) inner.feed(Buffer.from(text, 'utf8').toString('latin1'), 0);
    inner.abandon();
    nesting -= 1;
    if (inner.taken() === 0) seen('unknown', text);
  }

  return {
    isOpen: records.isOpen,
    inString: records.inString,
    abandon: records.abandon,
    /** Reads JSON that stands inside of a line. */
    nested,
    /** Reads a line that is one flat object; false when it is not. */
    flat(bytes: string): boolean {
      const record = readFlatObject(bytes);
      if (record !== null) entry(record, noContext);
      return record !== null;
    },
    /** Reads on; gives back what stands behind the end of the JSON, or the whole when it was none after all. */
    feed(bytes: string): string {
      const before = records.taken();
      let pos = 0;
      while (pos < bytes.length) {
        const gap = /[^\s,;]/g;
        gap.lastIndex = pos;
        const next = records.isOpen() ? pos : (gap.exec(bytes)?.index ?? bytes.length);
        if (!records.isOpen() && bytes[next] !== '{' && bytes[next] !== '[') return bytes.slice(next);
        const { at, broken } = records.feed(bytes, next);
        if (broken) return records.taken() === before ? bytes : '';
        pos = at;
      }
      return '';
    },
  };
}
