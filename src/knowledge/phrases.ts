import { stopWords } from './stop-words.ts';
import { synonymGroups } from './synonyms.ts';
import { readWords, type Word } from './words.ts';

/** A way in to a group of synonyms: the stems that must stand in a row. */
export type Phrase = { stems: string[]; group: number };

/** The words of a text that say something of its subject. */
export function meaningful(text: string): Word[] {
  return readWords(text).filter(({ surface }) => !stopWords.has(surface) && !isLetter(surface));
}

/** A single letter says nothing. */
export function isLetter(surface: string): boolean {
  return surface.length === 1 && surface >= 'a' && surface <= 'z';
}

const stemsOf = (phrase: string) => meaningful(phrase).map(({ stem }) => stem);

/** All phrases of each group, as stems. */
export const groupPhrases: readonly string[][][] = synonymGroups.map(({ ways, only }) =>
  [...ways, ...only].map(stemsOf).filter((stems) => stems.length > 0),
);

const byFirst = new Map<string, Phrase[]>();
synonymGroups.forEach(({ ways }, group) => {
  for (const stems of ways.map(stemsOf)) {
    const [first] = stems;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, group }]);
  }
});

/** The phrases that begin at the first of these stems and are there in full. */
export function phrasesAt(stems: readonly string[]): Phrase[] {
  return (byFirst.get(stems[0] ?? '') ?? []).filter((phrase) =>
    phrase.stems.every((stem, at) => stem === stems[at]),
  );
}

/** True for a word with which a phrase begins. */
export function beginsPhrase(stem: string): boolean {
  return byFirst.has(stem);
}

/** Every word of every phrase, as it is written. */
export const phraseWords: readonly string[] = synonymGroups.flatMap(({ ways, only }) =>
  [...ways, ...only].flatMap((phrase) => readWords(phrase).map(({ surface }) => surface)),
);
