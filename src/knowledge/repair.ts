import type { Lexicon } from './lexicon.ts';
import { beginsPhrase, phraseWords } from './phrases.ts';
import { lightWords, stopWords } from './stop-words.ts';
import { openVocabulary } from './vocabulary.ts';
import { readWords, type Word } from './words.ts';

/** A word of a question as it was understood, how far to trust that, and its place in the question. */
export type Understood = { word: Word; trust: number; at: number };

const oneSlip = 0.85;
const twoSlips = 0.65;
const withoutPrefix = 0.8;
const takenApart = 0.9;

/** Gives what a word was meant to be: itself when it is known, else the nearest known word or its known parts. */
export function repairer(lexicon: Lexicon): (word: Word, at: number) => Understood[] {
  const vocabulary = openVocabulary([...lexicon.surfaces, ...phraseWords, ...stopWords, ...lightWords]);
  const known = ({ stem, surface }: Word) =>
    lexicon.terms.has(stem) || beginsPhrase(stem) || lightWords.has(surface);

  return (word, at) => {
    if (known(word)) return [{ word, trust: 1, at }];
    const [nearest] = vocabulary.near(word.surface);
    if (nearest) {
      if (stopWords.has(nearest.word)) return [];
      const trust = nearest.slips <= 1 ? oneSlip : twoSlips;
      return readWords(nearest.word).map((meant) => ({ word: meant, trust, at }));
    }
    const [, rest = ''] = /^(?:un|re|pre|non|auto)([a-z]{4,})$/.exec(word.surface) ?? [];
    const [base] = readWords(rest);
    if (base && known(base)) return [{ word: base, trust: withoutPrefix, at }];
    const parts = vocabulary.split(word.surface)?.flatMap((part) => readWords(part)) ?? [word];
    const telling = parts.filter(({ surface }) => !stopWords.has(surface));
    return telling.map((part) => ({ word: part, trust: parts.length > 1 ? takenApart : 1, at }));
  };
}
