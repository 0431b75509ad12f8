import { addSource, type Context, noContext } from './context.ts';
import { findHeader } from './header.ts';
import { lastMoment } from './timestamp.ts';

/** The first column: short, and ended by a delimiter that is not followed by a space. */
const looksDelimited = /^(?:"(?:[^"]|""){0,9000}"|[^\s",;\t|]{1,80}(?: [^\s",;\t|]{1,40}){0,3}) ?[,;\t|]/;
const message =
  /^(?:(?:sock=\w+\s+)?at=(?:error|warning|info)\b|(?:Error )?[HRL]\d\d(?: \(|:)|State changed from|Process (?:exited|running)|Stopping |Cycling|Restarting|Starting process|Deploy |Release v|Scaled to |Set .{1,200} config var|source=\S+ .{0,80}sample#|\{")/;
const maxColumns = 60;

type Column = { text: string; quoted: boolean; from: number; next: number };

function column(text: string, from: number, delimiter: string): Column {
  if (text[from] === '"') {
    let at = from + 1;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close === -1)
        return { text: unquote(text.slice(from + 1)), quoted: true, from, next: text.length + 1 };
      if (text[close + 1] !== '"')
        return { text: unquote(text.slice(from + 1, close)), quoted: true, from, next: close + 2 };
      at = close + 2;
    }
  }
  const end = text.indexOf(delimiter, from);
  const to = end === -1 ? text.length : end;
  return { text: text.slice(from, to), quoted: false, from, next: to + 1 };
}

const unquote = (text: string) => text.replaceAll('""', '"');

/**
 * A line of columns (CSV, TSV, a table), as the message and what the other columns say about it. Null when the line
 * is not one: no column names a source or holds a message of the platform.
 */
export function readDelimited(text: string): { body: string; context: Context } | null {
  const first = looksDelimited.exec(text);
  if (!first) return null;
  const delimiter = first[0].slice(-1);
  // A comma before milliseconds parts no columns.
  if (delimiter === ',' && /:\d\d,$/.test(first[0]) && /^\d{3}[\s\]]/.test(text.slice(first[0].length)))
    return null;
  const context: Context = { ...noContext };
  let body: string | null = null;
  let longest = '';
  let named = false;
  for (let pos = 0, count = 0; pos < text.length && count < maxColumns; count += 1) {
    if (text[pos] === ' ') {
      pos += 1;
      continue;
    }
    const found = column(text, pos, delimiter);
    pos = found.next;
    const value = found.text.trim();
    // A line of its own whose spaces became tabs.
    if (/^(?:heroku|app)\[[\w.-]{1,80}\]:$/.test(value)) return null;
    if (body === null && (message.test(value) || (value.length > 40 && findHeader(value) !== null))) {
      body = found.quoted ? value : text.slice(found.from);
      if (!found.quoted) break;
    } else if (value.length <= 90 && addSource(context, value)) named = true;
    else if (value.length <= 40 && context.time === '' && lastMoment(value, 0) !== null) context.time = value;
    if (value.length > longest.length) longest = value;
  }
  if (body !== null) return { body, context };
  return named && context.source !== null ? { body: longest, context } : null;
}
