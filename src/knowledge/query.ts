import { withEnglish } from './foreign-words.ts';
import type { Lexicon } from './lexicon.ts';
import { withoutLogNoise } from './log-noise.ts';
import { lightWords, plainWords, stopWords } from './stop-words.ts';
import { synonymGroups } from './synonyms.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';
import { readWords, type Word } from './words.ts';

/** One way to say what a slot asks for: word numbers of the lexicon that belong together, and how well they fit. `mass` sums their rarity. */
export type Way = { terms: number[]; weight: number; mass: number };

/**
 * One thing a question asks for. `weight` is how much it weighs in the question; `telling` is false for words that say
 * nothing of the subject; no ways means that no page has it.
 */
export type Slot = { surface: string; weight: number; telling: boolean; ways: Way[] };

export type Query = { slots: Slot[]; mass: number };

const synonymWeight = 0.7;
const lightWeight = 0.36;
const plainWeight = 0.45;
const unseenWeight = 0.6;
const unseenForeignWeight = 0.25;
const maxSlots = 40;

type Phrase = { stems: string[]; group: number };

const meaningful = (text: string) =>
  readWords(text).filter(({ surface }) => !stopWords.has(surface) && !/^[a-z]$/.test(surface));
const groupPhrases: string[][][] = synonymGroups.map(({ ways, only }) =>
  [...ways, ...only]
    .map((phrase) => meaningful(phrase).map((word) => word.stem))
    .filter((stems) => stems.length > 0),
);
const phrasesByFirst = new Map<string, Phrase[]>();
synonymGroups.forEach(({ ways }, group) => {
  for (const phrase of ways) {
    const stems = meaningful(phrase).map((word) => word.stem);
    const [first] = stems;
    if (first === undefined) continue;
    const known = phrasesByFirst.get(first) ?? [];
    known.push({ stems, group });
    phrasesByFirst.set(first, known);
  }
});
const synonymWords = synonymGroups.flatMap(({ ways, only }) => [...ways, ...only].flatMap(readWords));

/** How much a word tells beside a word of the trade that is as rare. */
function tellingOf(surface: string): number {
  return lightWords.has(surface) ? lightWeight : plainWords.has(surface) ? plainWeight : 1;
}

/** How many words from here on are one name, such as pg:info or DATABASE_URL. */
function compoundLength(words: readonly { word: Word }[], from: number, { terms }: Lexicon): number {
  let length = 1;
  while (length < 4 && words[from + length]?.word.joined) length++;
  const parts = words.slice(from, from + length);
  return parts.every(({ word }) => terms.has(word.stem)) ? length : 1;
}

export type QueryReader = (text: string) => Query;

/** Reads questions into what they ask for, in the words of one lexicon. */
export function queryReader(lexicon: Lexicon): QueryReader {
  const vocabulary: Vocabulary = openVocabulary([
    ...lexicon.surfaces,
    ...synonymWords.map((word) => word.surface),
    ...stopWords,
    ...lightWords,
  ]);
  const known = (word: Word) =>
    lexicon.terms.has(word.stem) || phrasesByFirst.has(word.stem) || lightWords.has(word.surface);
  const rarity = (term: number) => lexicon.rarity[term] ?? 0;
  const massOf = (terms: readonly number[]) => terms.reduce((sum, term) => sum + rarity(term), 0);

  function numbersOf(stems: readonly string[]): number[] | undefined {
    const numbers: number[] = [];
    for (const stem of stems) {
      const number = lexicon.terms.get(stem);
      if (number === undefined) return undefined;
      numbers.push(number);
    }
    return numbers;
  }

  function repaired(word: Word): { word: Word; trust: number }[] {
    if (known(word)) return [{ word, trust: 1 }];
    const near = vocabulary.near(word.surface);
    const [best] = near;
    if (best) {
      if (stopWords.has(best.word)) return [];
      const [fixed] = readWords(best.word);
      return fixed ? [{ word: fixed, trust: best.slips <= 1 ? 0.85 : 0.65 }] : [];
    }
    const [, rest = ''] = /^(?:un|re|pre|non|auto)([a-z]{4,})$/.exec(word.surface) ?? [];
    const [base] = readWords(rest);
    if (base && known(base)) return [{ word: base, trust: 0.8 }];
    const halves = vocabulary.split(word.surface);
    if (halves)
      return halves
        .flatMap((half) => readWords(half))
        .filter((half) => !stopWords.has(half.surface))
        .map((half) => ({ word: half, trust: 0.9 }));
    return [{ word, trust: 1 }];
  }

  return (text) => {
    const english = withEnglish(withoutLogNoise(text));
    // Words that no page has say less in a question that is not in English.
    const unseen = lexicon.unseenRarity * (english.foreign ? unseenForeignWeight : unseenWeight);
    const words = meaningful(english.text)
      .slice(0, 3 * maxSlots)
      .flatMap(repaired);
    const slots: Slot[] = [];
    const seen = new Set<string>();
    for (let at = 0; at < words.length && slots.length < maxSlots; ) {
      const stems = words.slice(at, at + 5).map(({ word }) => word.stem);
      const matches = (phrasesByFirst.get(stems[0] ?? '') ?? []).filter((phrase) =>
        phrase.stems.every((stem, index) => stem === stems[index]),
      );
      const length = Math.max(
        compoundLength(words, at, lexicon),
        ...matches.map((phrase) => phrase.stems.length),
      );
      const literal = stems.slice(0, length);
      const used = words.slice(at, at + length);
      at += length;
      const key = literal.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const trust = Math.min(...used.map((entry) => entry.trust));
      const light = Math.max(...used.map(({ word }) => tellingOf(word.surface)));
      const ways: Way[] = [];
      const exact = numbersOf(literal);
      if (exact) ways.push({ terms: exact, weight: trust, mass: massOf(exact) });
      for (const { group } of matches.filter((phrase) => phrase.stems.length === length)) {
        for (const other of groupPhrases[group] ?? []) {
          const numbers = numbersOf(other);
          if (numbers && other.join(' ') !== key)
            ways.push({ terms: numbers, weight: trust * synonymWeight, mass: massOf(numbers) });
        }
      }
      const weight = exact
        ? massOf(exact)
        : ways.length > 0
          ? Math.max(...ways.map((way) => way.weight * way.mass))
          : unseen * length;
      slots.push({
        surface: used.map(({ word }) => word.surface).join(' '),
        weight: weight * light,
        telling: light === 1,
        ways,
      });
    }
    return { slots, mass: slots.reduce((sum, slot) => sum + slot.weight, 0) };
  };
}
