import { isCommonWord } from './common-words.ts';
import { isTokenLike, isUuid } from './looks.ts';
import type { Meaning } from './names.ts';
import { firstLine, readValue, type Value } from './values.ts';

/** A name that stands in the text and what it promises. */
export type Named = { name: string; start: number; end: number; meaning: Meaning };

/**
 * How a value is tied to its name. `field`: by the grammar of a file, a form or a command line. `sentence`: by a colon or
 * "is" in prose. `beside`: it merely follows.
 */
export type Tie = 'field' | 'sentence' | 'beside';

/** One way to read the value that belongs to a name; undefined when the text is not built that way. */
export type Read = (text: string, named: Named) => { tie: Tie; value: Value } | undefined;

const operator =
  /\\{0,7}["'`]?[*_~]{0,3}(?:[\])]{1,2}["'`]?)?[ \t]{0,40}(?:=>|:=|\?=|=(?![=~>])|:[-?](?=[\w"'])|:(?![:=])|->|→|⇒|(?:\|\|=?|\?\?=?|\?:|or(?=[ \t]))(?=[ \t]{0,4}["'`]))[*_~]{0,3}[ \t]{0,40}(?:!{1,2}(?:binary|str)[ \t]{1,4})?/y;

// In `?a=1&b=2`, `;jsessionid=1` and `//token:1@host` the sign before a name says what ends its value.
const queryEnds: Readonly<Record<string, RegExp>> = {
  '?=': /&|;(?=[\w.-]{1,40}=|$)/,
  '&=': /&|;(?=[\w.-]{1,40}=|$)/,
  ';=': /&|;(?=[\w.-]{0,40}(?:=|$))|\?(?=[\w.-]{1,40}=)/,
  '/:': /[@/?#]/,
};

/** `NAME=value`, `name: value`, `"name" => "value"`, `?name=value`. */
export const afterOperator: Read = (text, named) => {
  operator.lastIndex = named.end;
  const found = operator.exec(text)?.[0];
  if (found === undefined) return undefined;
  const from = named.end + found.length;
  const before = text[named.start - 1] ?? '\n';
  const ends = queryEnds[before + found];
  const value = block(text, from, found) ?? readValue(text, from, ends);
  if (value === undefined) return undefined;
  const tie =
    before === ':' && found === ':' ? 'beside' : isField(text, named, found, value) ? 'field' : 'sentence';
  if (found.includes(':') && isShouting(named.name) && startsLine(text, named.start))
    return { tie: 'field', value: restOfLine(text, value) };
  return { tie, value: named.meaning.kind === 'password' ? phrase(text, value) : value };
};

// `COOKIE_SECRET: keyboard cat`, as `heroku config` prints it.
function restOfLine(text: string, value: Value): Value {
  if (value.quoted) return value;
  const line = firstLine(text.slice(value.start, value.start + 200))
    .replace(/\s+#.*$/, '')
    .trimEnd();
  const isPlain = line.length > value.text.length && /^[\w!@$%^&*.+-]+(?: [\w!@$%^&*.+-]+){1,7}$/.test(line);
  return isPlain ? { ...value, text: line, end: value.start + line.length } : value;
}

// An equals sign, a quoted or composed name, a flag, or a line of its own: the grammar of a file. Else it is prose.
function isField(text: string, { start, name }: Named, found: string, { end, quoted }: Value): boolean {
  if (/[=>→|?]/.test(found) || /^\\*["'`]/.test(found)) return true;
  if (!quoted && /^[ \t]+\w/.test(text.slice(end, end + 4))) return false;
  if (isComposed(name)) return true;
  return /(?:^|[\n{,;&?("'`[])[ \t>*_~-]{0,40}$/.test(text.slice(Math.max(0, start - 42), start));
}

/** `db_password`, `apiKey`, `SECRET`: a name no sentence would use for the thing itself. */
export function isComposed(name: string): boolean {
  return /[_.[-]|[a-z][A-Z]/.test(name) || /^[A-Z][A-Z0-9]+$/.test(name);
}

/** `DATABASE_PASSWORD`: two words or more in capitals. */
export function isShouting(name: string): boolean {
  return /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name);
}

/** Whether nothing but the signs of a quotation stands before on the line. */
export function startsLine(text: string, start: number): boolean {
  return /(?:^|\n)[ \t>]{0,12}$/.test(text.slice(Math.max(0, start - 13), start));
}

const blockStart = /[|>][+-]?\d?[ \t]{0,8}\r?\n([ \t]{1,40})/y;

// A YAML block: every line that is indented at least as far as the first, up to 16 KB.
function block(text: string, from: number, found: string): Value | undefined {
  blockStart.lastIndex = from;
  const indent = found.includes(':') ? blockStart.exec(text)?.[1] : undefined;
  if (indent === undefined) return undefined;
  const start = blockStart.lastIndex;
  let end = start + firstLine(text.slice(start, start + 4096)).length;
  while (end - start < 16_384) {
    const next = text[end] === '\r' ? end + 1 : end;
    if (!text.startsWith(`\n${indent}`, next)) break;
    end = next + 1 + firstLine(text.slice(next + 1, next + 4097)).length;
  }
  return { start, end, text: firstLine(text.slice(start, end)), quoted: false };
}

// A password of several words takes the rest of its line: correct horse battery staple.
function phrase(text: string, value: Value): Value {
  if (value.quoted) return value;
  const line = firstLine(text.slice(value.start, value.start + 200)).trimEnd();
  const words = line.split(/[ \t]+/);
  if (words.length < 4 || words.length > 24 || !words.every((word) => /^[a-z]{2,12}$/i.test(word)))
    return value;
  if (words.filter((word) => isCommonWord(word)).length > 1) return value;
  return { ...value, text: line, end: value.start + line.length };
}

const verb =
  /(?:[ \t]{1,4}\([^()\n]{1,40}\)|[ \t]{1,4}(?:for|of|on|in|from|für|pour|para)(?:[ \t]{1,4}[^\s:=]{1,60}){1,6}?)?(?:["'`*_]{0,2}[ \t]{0,4}[:=]|["'`*_]{0,2}[ \t]{1,4}(?:is|was|ist|war|lautet|est|es|é|è|är|er|jest|will be|(?:(?:was|is|been|being|has been|had been) )?(?:set|changed|reset|updated|rotated) to|should be|to be)(?:[ \t]{0,2}:)?|'s)[ \t]{1,4}(?:(?:now|still|currently|again|also|just)[ \t]{1,4})?[*_~]{0,3}/iy;

/** "the password for the admin user is hunter2" */
export const afterVerb: Read = (text, named) => {
  verb.lastIndex = named.end;
  if (!verb.test(text)) return undefined;
  const value = readValue(text, verb.lastIndex);
  if (value === undefined) return undefined;
  const tie = isComposed(named.name) && !isCommonWord(value.text) ? 'field' : 'sentence';
  return { tie, value: named.meaning.kind === 'password' ? phrase(text, value) : value };
};

const lineEnd = /["'`*_]{0,3}[ \t]{0,4}[:=][*_ \t]{0,6}\r?\n(?:[ \t]{0,12}\r?\n)?[ \t>]{0,12}/y;

const bareLine = /[ \t]{0,8}\r?\n[ \t>]{0,12}/y;

const farBelow = /[ \t]{0,8}[:.]?[ \t]{0,8}(?:\r?\n[ \t>]{0,12}){1,3}/y;

/**
 * A name with a colon, or the name of a variable alone on its line, and the value alone on the line below; one that looks
 * generated may stand farther below.
 */
export const onNextLine: Read = (text, named) => {
  const from =
    behind(lineEnd, text, named.end) ??
    (isShouting(named.name) && startsLine(text, named.start) ? behind(bareLine, text, named.end) : undefined);
  const below = from === undefined ? behind(farBelow, text, named.end) : undefined;
  const far = below === undefined ? undefined : readValue(text, below);
  const value =
    from === undefined ? (isTokenLike(far?.text ?? '', 20) ? far : undefined) : readValue(text, from);
  if (value === undefined || !/^["'`]?[ \t]*(?:\r?\n|$)/.test(text.slice(value.end, value.end + 40)))
    return undefined;
  return { tie: 'beside', value: { ...value, quoted: false } };
};

function behind(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const gap = /[ \t]{1,4}(?:(?:(?:to|as|with|-b|[-–—/|])[ \t]|--(?:body|value)[ \t=])[ \t]{0,3})?[*_~]{0,3}/y;
const command = /(?:^|\s)(?:ENV|ARG|SetEnv|setenv|setx|set -\w{1,4}|secrets? set|env add)[ \t]{1,4}$/;
const setting = /\b(?:set|chang|updat|rotat|reset|switch)\w{0,4}[ \t][^.\n]{0,30}$/i;

/** A value that follows its name without any sign: `--password hunter2`, `login joe password hunter2`. */
export const afterSpace: Read = (text, named) => {
  const flag = /(?:^|\s)["']?--?$/.test(text.slice(Math.max(0, named.start - 4), named.start));
  gap.lastIndex = named.end;
  if (!gap.test(text)) return undefined;
  const value = readValue(text, gap.lastIndex);
  if (value === undefined || (value.text.startsWith('-') && (flag || value.text.startsWith('--'))))
    return undefined;
  const before = text.slice(Math.max(0, named.start - 48), named.start);
  if (flag || (isComposed(named.name) && command.test(before))) return { tie: 'field', value };
  const isSet = /[ \t]to[ \t]/.test(text.slice(named.end, gap.lastIndex)) && setting.test(before);
  return { tie: isSet && !isCommonWord(value.text) ? 'sentence' : 'beside', value };
};

const namesSomethingPublic =
  /^(?:commit|sha\d*|revision|ref|request|req|id|ids|trace|build|release|digest|checksum|version|dyno|incident|hash|etag|image|slug|user|role|database|host|branch|merge|job|event|case|ticket|uuid|guid|session|in|at|by|from|took|after)$/i;

/** A generated value up to seven words farther on: "here is the API key we talked about: 4f9a…". */
export const fartherOn: Read = (text, named) => {
  if (named.meaning.grade !== 'sure' || !/[\s,:;.!?)"'`*]/.test(text[named.end] ?? '')) return undefined;
  const line = firstLine(text.slice(named.end, named.end + 240));
  const words = line.matchAll(/[^\s"'`<>()[\]{},;]+/g).take(8);
  for (const { 0: word, index } of words) {
    const value = word.replace(/[.:?!*_]+$/, '');
    if (/=./.test(word) || namesSomethingPublic.test(value) || /^(?:ssh-|ecdsa-|AAAA)/.test(word))
      return undefined;
    const commit = /^[0-9a-f]{7,40}$/.test(value) && value.length !== 32;
    if (
      commit ||
      !((isTokenLike(value, 20) && /\d/.test(value)) || isUuid(value) || /^[0-9a-f]{32}$/.test(value))
    )
      continue;
    const start = named.end + index;
    return { tie: 'beside', value: { start, end: start + value.length, text: value, quoted: false } };
  }
  return undefined;
};
