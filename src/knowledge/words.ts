import { plainText } from './plain-text.ts';
import { oneSpelling } from './spelling-forms.ts';
import { stem } from './stem.ts';

/**
 * One word of a text: as it was written (in lower case), its stem, by which words are compared, and whether it hangs on
 * the word before it, as in pg:info or DATABASE_URL.
 */
export type Word = { surface: string; stem: string; joined: boolean };

const numerals = new Map([
  ['ten', '10'],
  ['twenty', '20'],
  ['thirty', '30'],
  ['sixty', '60'],
  ['ninety', '90'],
  ['hundred', '100'],
]);

const word = /\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu;

/** The words of a text in order: lower case, without accents, compounds and camel case taken apart. */
export function readWords(text: string): Word[] {
  const found: Word[] = [];
  const plain = unified(text);
  for (const match of plain.matchAll(word)) {
    const [surface] = match;
    const before = plain[match.index - 1];
    found.push({
      surface,
      stem: numerals.get(surface) ?? stem(surface),
      joined: before === ':' || before === '_',
    });
  }
  return found;
}

function unified(text: string): string {
  const plain = plainText(text)
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/\bnode\.js\b/g, 'node')
    .replace(/(?<![a-z0-9.])(\d+)\s?-?\s?(?:s|secs?|seconds?)\b/g, '$1 second')
    .replace(/(?<![a-z0-9])(\d+(?:\.\d+)?)\s?(mb|gb|kb|ms|min|mins|hrs?)\b/g, '$1 $2')
    .replace(/\b(\d)xx\b/g, '$100');
  return oneSpelling(plain);
}
