import { isDyno } from './header.ts';

/** What the router wrote about one request. Times in milliseconds; null where the field is empty, cut or absent. */
export type RouterLine = {
  at: string | null;
  code: string | null;
  detail: string | null;
  path: string | null;
  dyno: string | null;
  connect: number | null;
  service: number | null;
  status: number | null;
  /** The line goes on to its last fields, so no part of it stands on the next line. */
  complete: boolean;
};

const keys =
  'sock|at|code|desc|cause|method|path|host|request_id|fwd|dyno|connect|service|status|bytes|protocol|tls|tls_version|agent|queue|wait';
const field = new RegExp(`(${keys})=`, 'y');
/** A line that was cut in the middle goes on with a field after the dots. */
const afterCut = new RegExp(String.raw`(?:…|\.{3})\s*(?=(?:${keys})=)`);
const cutMark = /…|\.{3}/;

/** A text that begins with a field of a router line. */
export const beginsWithField = new RegExp(`^(?:${keys})=`);

type Value = { text: string; whole: boolean; next: number };

/** Where a quoted value ends: at a quote that a space or the end follows, for a path may hold quotes itself. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (Number.isNaN(next) || next <= 32 || text.indexOf('"', at + 1) === -1) return at;
    if ((next === 44 || next === 59) && text.charCodeAt(at + 2) <= 32) return at;
  }
  return -1;
}

function quoted(text: string, from: number): Value {
  const close = closingQuote(text, from);
  const value = text.slice(from, close === -1 ? undefined : close);
  const cut = afterCut.exec(value);
  if (cut) return { text: value.slice(0, cut.index), whole: false, next: from + cut.index + cut[0].length };
  return close === -1
    ? { text: value.replace(/(?:…|\.{3}).*$/s, ''), whole: false, next: text.length }
    : { text: value, whole: true, next: close + 1 };
}

const space = /\s|$/g;

function plain(text: string, from: number): Value {
  space.lastIndex = from;
  const next = space.exec(text)?.index ?? text.length;
  const value = text
    .slice(from, next)
    .replace(/[,;]$/, '')
    .replace(/^'([^']*)'$/, '$1');
  const cut = afterCut.exec(value);
  if (cut) return { text: value.slice(0, cut.index), whole: false, next: from + cut.index + cut[0].length };
  const mark = cutMark.exec(value);
  return mark ? { text: value.slice(0, mark.index), whole: false, next } : { text: value, whole: true, next };
}

/** The path without its query; null when the line was cut inside of it. */
function pathOf({ text, whole }: Value): string | null {
  const query = text.indexOf('?');
  if (query !== -1) return text.slice(0, query);
  return whole && text !== '' ? text : null;
}

function milliseconds({ text, whole }: Value): number | null {
  const match = whole ? /^(\d{1,9})ms$/.exec(text) : null;
  return match ? Number(match[1]) : null;
}

/**
 * Reads the fields of a router line in one pass. `code` counts only at its place, before the fields that a visitor
 * can fill (method, path, host and so on); what a visitor wrote is never read as a field.
 */
export function readRouterLine(text: string): RouterLine {
  const line: RouterLine = {
    at: null,
    code: null,
    detail: null,
    path: null,
    dyno: null,
    connect: null,
    service: null,
    status: null,
    complete: false,
  };
  let request = false;
  for (let pos = 0; pos < text.length; ) {
    field.lastIndex = pos;
    const match = field.exec(text);
    if (!match) {
      space.lastIndex = pos;
      pos = (space.exec(text)?.index ?? text.length) + 1;
      continue;
    }
    const from = pos + match[0].length;
    const value = text[from] === '"' ? quoted(text, from + 1) : plain(text, from);
    pos = value.next;
    switch (match[1]) {
      case 'at':
        if (!request) line.at ??= value.text;
        break;
      case 'code':
        if (!request) line.code ??= /^[HRL]\d\d(?!\w)/.exec(value.text)?.[0] ?? null;
        break;
      case 'desc':
      case 'cause':
        if (!request) line.detail = value.text;
        break;
      case 'path':
        line.path ??= pathOf(value);
        request = true;
        break;
      case 'dyno':
        if (value.whole && isDyno(value.text)) line.dyno ??= value.text;
        break;
      case 'connect':
        line.connect ??= milliseconds(value);
        break;
      case 'service':
        line.service ??= milliseconds(value);
        break;
      case 'status':
        if (/^\d{3}$/.test(value.text)) line.status ??= Number(value.text);
        break;
      case 'bytes':
      case 'protocol':
        line.complete = true;
        break;
      case 'method':
      case 'host':
      case 'fwd':
      case 'request_id':
        request = true;
    }
  }
  return line;
}
