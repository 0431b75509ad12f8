import { plainText } from './plain-text.ts';
import { withOneSpelling } from './spelling-forms.ts';
import { stem } from './stem.ts';

/**
 * One word of a text: as it is searched (in lower case), its stem, by which words are compared, and whether it hangs on
 * the word before it, as in pg:info or DATABASE_URL.
 */
export type Word = { surface: string; stem: string; joined: boolean };

/** The words of a text in order: lower case, without accents, compounds and camel case taken apart. */
export function readWords(text: string): Word[] {
  const joined = new Set<number>();
  const spelled = withOneSpelling(tokens(text, (at) => joined.add(at)));
  return spelled.map(({ word, from }) => ({ surface: word, stem: stemOf(word), joined: joined.has(from) }));
}

/** Like `readWords`, when only the spelling is wanted: for long texts. */
export function readSurfaces(text: string): string[] {
  return withOneSpelling(tokens(text)).map(({ word }) => word);
}

/** The stem of a word as it is searched; a number in letters becomes digits. */
export function stemOf(surface: string): string {
  return numerals.get(surface) ?? stem(surface);
}

const numerals = new Map([
  ['ten', '10'],
  ['twenty', '20'],
  ['thirty', '30'],
  ['sixty', '60'],
  ['ninety', '90'],
  ['hundred', '100'],
  ['sec', 'second'],
  ['secs', 'second'],
]);

const notAscii = /[^\0-\x7f]/;
const humps = /(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/g;
const asciiToken = /\d+(?:\.\d+)+|[a-z\d]+/g;
const anyToken = /\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu;
const figure = /^(\d+)(s|sec|secs|second|seconds|mb|gb|kb|ms|min|mins|h|hrs?)$/;

function tokens(text: string, hangs?: (at: number) => void): string[] {
  const ascii = !notAscii.test(text);
  const plain = flat(ascii ? text : plainText(text), ascii);
  const found: string[] = [];
  for (const match of plain.matchAll(ascii ? asciiToken : anyToken)) {
    const [token] = match;
    const before = plain.charCodeAt(match.index - 1);
    if (hangs && (before === 58 || before === 95)) hangs(found.length);
    const code = token.charCodeAt(0);
    if (code < 48 || code > 57) {
      found.push(token);
      continue;
    }
    const [, number, unit = ''] = figure.exec(token) ?? [];
    if (number !== undefined) found.push(number, unit.startsWith('s') ? 'second' : unit);
    else found.push(/^\dxx$/.test(token) ? `${token[0]}00` : token);
  }
  return found;
}

function flat(text: string, ascii: boolean): string {
  const lower = text.replace(humps, ' ').toLowerCase();
  const bare = ascii
    ? lower
    : lower
        .normalize('NFD')
        .replace(/(?<=[a-z])\p{M}+/gu, '')
        .normalize('NFC');
  return bare.replace(/(?<=[a-z])'(?=[a-z])/g, '').replace(/\bnode\.js\b/g, 'node');
}
