import type { Words } from './interned.ts';
import { listNames } from './json-names.ts';
import { type Role, roleOf } from './json-records.ts';

const quote = 34;
const comma = 44;
const colon = 58;
const backslash = 92;
const open = 123;
const close = 125;
const openList = 91;
const closeList = 93;

const maxDepth = 8;
const maxWords = 8;
/** A message is longer than this, or than that under a name of one letter. */
const short = { usual: 6, letter: 40 };
/** No escape takes more characters for one. */
const longestEscape = 6;

/** 1 for what ends a stretch of plain characters in a string. */
const stops = new Uint8Array(256).fill(1, 0, 32);
stops[quote] = 1;
stops[backslash] = 1;

/**
 * The entry that was read last: where its message and its time stand (to is 0 where there is none), and the words of
 * its sources and processes. One object for all, because making one for each would cost more than reading it.
 */
export const entry = {
  messageFrom: 0,
  messageTo: 0,
  /** Whether the message holds escapes, and line breaks other than at its end. */
  escaped: false,
  broken: false,
  timeFrom: 0,
  timeTo: 0,
  sources: [] as string[],
  procs: [] as string[],
};

let rank = 0;
let escaped = false;
let broken = false;

/** The place of the quote that ends a string, or -1. Says whether it holds escapes. */
function stringEnd(bytes: Buffer, from: number, end: number): number {
  escaped = false;
  broken = false;
  let at = from;
  for (;;) {
    while (stops[bytes[at] ?? 0] === 0) at += 1;
    if (at >= end) return -1;
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte !== backslash) return -1;
    escaped = true;
    const next = bytes[at + 1];
    if ((next === 110 || next === 114) && bytes[at + 2] !== quote) broken = true;
    at += 2;
  }
}

/** The place after a list of plain values, or -1. */
function listEnd(bytes: Buffer, from: number, end: number): number {
  for (let at = from + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === closeList) return at + 1;
    if (byte === open || byte === openList) return -1;
    if (byte === quote) {
      at = stringEnd(bytes, at + 1, end);
      if (at === -1) return -1;
    }
  }
  return -1;
}

function literalEnd(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== comma && bytes[at] !== close && (bytes[at] ?? 0) > 32) {
    const byte = bytes[at] ?? 0;
    const fits = (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122) || byte === 45 || byte === 46;
    if (!fits) return -1;
    at += 1;
  }
  return at === from ? -1 : at;
}

/** Keeps what a value says; false when only the thorough way can tell. */
function keep(
  bytes: Buffer,
  role: Role,
  from: number,
  to: number,
  isString: boolean,
  depth: number,
  word: Words,
) {
  if (isString && role.rank !== -1) {
    const length = to - from;
    const least = role.short ? short.letter : short.usual;
    // Too short for a message or not, that hangs on how its escapes are counted.
    if (escaped && length > least && length <= least * longestEscape) return false;
    if (length > least && role.rank + 30 * depth < rank) {
      rank = role.rank + 30 * depth;
      entry.messageFrom = from;
      entry.messageTo = to;
      entry.escaped = escaped;
      entry.broken = broken;
    }
  }
  if (!(role.time || role.source || role.proc || role.router === 'code') || to - from > 400) return true;
  if (escaped) return role.rank !== -1;
  // What a service took apart may be put together again.
  if (role.router === 'code' && bytes[from] === 72) return false;
  if (role.time && entry.timeTo === 0) {
    entry.timeFrom = from;
    entry.timeTo = to;
  }
  if (role.source && entry.sources.length < maxWords) entry.sources.push(word(bytes, from, to).text);
  if (role.proc && entry.procs.length < maxWords) entry.procs.push(word(bytes, from, to).text);
  return true;
}

/** Reads a line that is one whole JSON object into `entry`; false when it is not, or not a usual one. */
export function readEntry(bytes: Buffer, from: number, end: number, word: Words): boolean {
  rank = Number.POSITIVE_INFINITY;
  entry.messageTo = 0;
  entry.timeTo = 0;
  entry.sources.length = 0;
  entry.procs.length = 0;
  const parents: string[] = [''];
  for (let at = from + 1; at < end; at += 1) {
    // A key, its colon, and a value.
    if (bytes[at] === 32) at += 1;
    if (bytes[at] !== quote) return false;
    const keyEnd = stringEnd(bytes, at + 1, end);
    if (keyEnd === -1 || escaped || keyEnd - at > 60) return false;
    const key = word(bytes, at + 1, keyEnd).text;
    at = keyEnd + 1;
    if (bytes[at] !== colon) return false;
    at += bytes[at + 1] === 32 ? 2 : 1;
    const first = bytes[at];
    if (first === open) {
      if (parents.length >= maxDepth) return false;
      parents.push(key.toLowerCase());
      if (bytes[at + 1] !== close) continue;
      at += 1;
    } else if (first === openList) {
      if (listNames.has(key.toLowerCase())) return false;
      at = listEnd(bytes, at, end);
      if (at === -1) return false;
    } else {
      const isString = first === quote;
      const begin = isString ? at + 1 : at;
      if (!isString) escaped = false;
      const to = isString ? stringEnd(bytes, begin, end) : literalEnd(bytes, begin, end);
      if (to === -1) return false;
      const role = roleOf(key, parents.at(-1) ?? '');
      if (!keep(bytes, role, begin, to, isString, parents.length - 1, word)) return false;
      at = isString ? to + 1 : to;
    }
    while (bytes[at] === close) {
      parents.pop();
      at += 1;
      if (parents.length === 0) return at === end;
    }
    if (bytes[at] !== comma) return false;
  }
  return false;
}
