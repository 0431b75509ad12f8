import { blocksAround } from './blocks.ts';
import { markerSource } from './kinds.ts';

/**
 * A text as a detector should read it, with the way back: character `i` of `text` is what stood from `starts[i]` up to
 * `ends[i]` in the original. Without the two arrays the view is the original itself from `offset` on.
 */
export type View = { text: string; offset: number; starts?: Int32Array; ends?: Int32Array };

/** What an earlier redaction hid is read as this one character. */
export const hiddenMark = '\uFFFC';

// A colour code; a marker; a control or invisible character; a full-width or mathematical letter; a typographic quote or space.
const disguises = new RegExp(
  String.raw`\p{Cc}\[[0-9;?]*[A-Za-z]|${markerSource}|[^\P{Cc}\s\x85]|\p{Default_Ignorable_Code_Point}` +
    String.raw`|[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]|[\u201C-\u201F\u2018-\u201B\u00AB\u00BB\u2032\u2033]|[^\S \t\r\n\v\f\u2028\u2029]`,
  'gu',
);
const escapes =
  /%[2-7][0-9a-f]|%0[9ad]|&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,4}|#x[0-9a-f]{1,4});|\\(?:u00[0-7][0-9a-f]|x[2-7][0-9a-f]|["'/\\nrt])/gi;
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
};

/** The text without disguises: no colours, no invisible characters, plain letters and quotes. */
export function plainView(text: string): View {
  const view = { text, offset: 0 };
  return applied(view, editsOf(view, disguises, undisguise));
}

/** The lines that hold URL, HTML or JSON escapes, with these undone, up to three layers deep. */
export function unescapedViews(view: View): View[] {
  const edits = editsOf(view, escapes, plainSign);
  return sections(view, edits, 1).map((section) => {
    let deepest = section;
    for (let layer = 0; layer < 3; layer += 1)
      deepest = applied(deepest, editsOf(deepest, escapes, plainSign));
    return deepest;
  });
}

const lineBreak = /[ \t]?\r?\n[ \t>|]{0,40}/g;

/** Tells whether the line break of `width` at `at` cuts a word in two. */
type IsWrap = (text: string, at: number, width: number) => boolean;

/** The lines that look hard-wrapped inside a word, with the word put together again. */
export function unwrappedViews(view: View, isWrap: IsWrap): View[] {
  const joins = (of: View) =>
    editsOf(of, lineBreak, (found, at, text) => (isWrap(text, at, found.length) ? '' : found));
  return sections(view, joins(view), 2).map((section) => applied(section, joins(section)));
}

/** A line of some length that ends in a word, and a next one that begins with one and is no new record. */
export const mayBeWrap: IsWrap = (text, at, width) => {
  const length = at - lineStart(text, at);
  if (length < 30 || length > 250 || !/[\w+/=.%:@-]$/.test(text[at - 1] ?? '')) return false;
  if (/:\/\/[\w.-]{1,253}:\d{1,5}$/.test(text.slice(Math.max(0, at - 64), at))) return false;
  return /^(?!\d{4}-\d\d-)[\w+/=.%@~-]{3}/.test(text.slice(at + width, at + width + 8));
};

/** A long line that ends inside a word, and a next line that goes on with letters and digits no word would have. */
export const isSurelyWrap: IsWrap = (text, at, width) => {
  const start = lineStart(text, at);
  if (at - start < 24 || !/[\w+/=.%:@-]{2}$/.test(text.slice(at - 2, at))) return false;
  const rest = text.slice(at + width, at + width + 600);
  const [next = ''] = /^[\w+/=.%@~-]*/.exec(rest) ?? [];
  if (next.length < 6 || /^["']?\s*[=:](?![=\d])/.test(rest.slice(next.length))) return false;
  if (/^\d{4}-\d\d-|^[a-z]+\.\d+$|^(?:[A-Z][A-Z0-9_]{0,60}|[a-z_.-]{1,60})=[^=]/.test(next)) return false;
  const last = /[^\s"'`]*$/.exec(text.slice(Math.max(start, at - 64), at))?.[0] ?? '';
  if (!/\d|[a-z][A-Z]|[A-Z]{2}[a-z]|[=+/_]/.test(last) && last.length < 16) return false;
  return /\d/.test(next) ? /[a-z]/i.test(next) : /[a-z][A-Z]/.test(next) || next.length > 24;
};

const partOf = String.raw`[^\s"'\x60<>@/]`;
const urlBefore = new RegExp(
  String.raw`^:\/\/${partOf}{0,128}?:(${partOf}{0,255}(?:[ \t]?\r?\n[ \t>|]{0,40}${partOf}{1,255}){0,3})$`,
);
const hostBehind = new RegExp(
  String.raw`^${partOf}{0,255}(?:[ \t]?\r?\n[ \t>|]{0,40}${partOf}{1,255}){0,3}@[\w-]+(?:\.[\w-]+)*[.:,/]?`,
);

/** A line that ends in the password of an address, and a next one that goes on up to its host. */
export const isUserInfoWrap: IsWrap = (text, at, width) => {
  const before = text.slice(Math.max(0, at - 512), at);
  const slashes = before.lastIndexOf('://');
  const [, part] = slashes === -1 ? [] : (urlBefore.exec(before.slice(slashes)) ?? []);
  const host =
    part === undefined ? undefined : hostBehind.exec(text.slice(at + width, at + width + 512))?.[0];
  if (part === undefined || host === undefined) return false;
  const web = /(?:https?|wss?)$/i.test(before.slice(0, slashes));
  // `http://host:3000` and an address below it, or a word that ends in a colon.
  if (/^\d{1,5}$/.test(part)) return false;
  return part === '' ? !web && /@[\w.-]+[:/]$/.test(host) : /[.:,/]$/.test(host) || !web;
};

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where a stretch of the view stood in the original. */
export function inOriginal(view: View, start: number, end: number): { start: number; end: number } {
  if (view.starts === undefined || view.ends === undefined || end <= start)
    return { start: view.offset + start, end: view.offset + end };
  return { start: view.starts[start] ?? start, end: view.ends[end - 1] ?? end };
}

function sections(view: View, edits: readonly Edit[], margin: number): View[] {
  return blocksAround(
    view.text,
    edits.map(({ at }) => at),
    margin,
  ).map(({ start, end }) => ({
    text: view.text.slice(start, end),
    offset: view.offset + start,
    ...(view.starts === undefined || view.ends === undefined
      ? {}
      : { starts: view.starts.subarray(start, end), ends: view.ends.subarray(start, end) }),
  }));
}

function undisguise(found: string): string {
  if (found.startsWith('[hidden: ')) return hiddenMark;
  if (found === '\uFEFF') return '';
  if (/^[\u201C-\u201F\u00AB\u00BB\u2033]$/.test(found)) return '"';
  if (/^[\u2018-\u201B\u2032]$/.test(found)) return "'";
  if (/^[^\S]$/.test(found)) return ' ';
  const plain = found.normalize('NFKC');
  return /^[!-~]$/.test(plain) ? plain : '';
}

function plainSign(found: string): string {
  const known = entities[found.toLowerCase()];
  if (known !== undefined) return known;
  const digits = /^(?:%|\\u00|\\x|&#x)([0-9a-f]+)/i.exec(found);
  if (digits?.[1] !== undefined) return character(Number.parseInt(digits[1], 16), found);
  const decimal = /^&#(\d+)/.exec(found);
  if (decimal?.[1] !== undefined) return character(Number(decimal[1]), found);
  return found.slice(1);
}

function character(code: number, otherwise: string): string {
  return (code >= 32 && code < 127) || [9, 10, 13].includes(code) ? String.fromCharCode(code) : otherwise;
}

type Edit = { at: number; width: number; to: string };

function editsOf(
  { text }: View,
  pattern: RegExp,
  to: (found: string, at: number, text: string) => string,
): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const replacement = to(found, index, text);
    if (replacement !== found) edits.push({ at: index, width: found.length, to: replacement });
  }
  return edits;
}

function applied(view: View, edits: readonly Edit[]): View {
  if (edits.length === 0) return view;
  const { text, offset } = view;
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  const pieces: string[] = [];
  let size = 0;
  let from = 0;
  const keepUpTo = (end: number): void => {
    for (let at = from; at < end; at += 1, size += 1) {
      starts[size] = view.starts?.[at] ?? offset + at;
      ends[size] = view.ends?.[at] ?? offset + at + 1;
    }
    pieces.push(text.slice(from, end));
  };
  for (const { at, width, to } of edits) {
    keepUpTo(at);
    if (to !== '') {
      starts[size] = view.starts?.[at] ?? offset + at;
      ends[size] = view.ends?.[at + width - 1] ?? offset + at + width;
      size += 1;
    }
    pieces.push(to);
    from = at + width;
  }
  keepUpTo(text.length);
  return { text: pieces.join(''), offset: 0, starts: starts.subarray(0, size), ends: ends.subarray(0, size) };
}
