import { isAppOutput, isDyno } from './header.ts';

/** A short word that a log repeats, made from its bytes once; what it is as the name of a process when it was asked. */
export type Word = { text: string; dyno?: boolean; app?: boolean };

/** Makes words from bytes. */
export type Words = (bytes: Buffer, from: number, to: number) => Word;

const slots = 1024;
const longest = 40;

const made = (text: string): Word => ({ text });

/** Whether a word is the name of a dyno. */
export function isDynoWord(word: Word): boolean {
  word.dyno ??= isDyno(word.text);
  return word.dyno;
}

/** Whether what a process of this name writes under the source app is the app's own. */
export function isAppWord(word: Word): boolean {
  word.app ??= isAppOutput({ source: 'app', proc: word.text });
  return word.app;
}

function isSame(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

/** Gives the same word for the same bytes of plain ASCII, as long as no other word needs its place. */
export function createWords(): Words {
  const words: (Word | undefined)[] = new Array(slots).fill(undefined);
  return (bytes: Buffer, from: number, to: number): Word => {
    if (to - from > longest) return made(bytes.toString('latin1', from, to));
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 10)) & (slots - 1);
    const known = words[slot];
    if (known !== undefined && isSame(known.text, bytes, from, to)) return known;
    const word = made(bytes.toString('latin1', from, to));
    words[slot] = word;
    return word;
  };
}
