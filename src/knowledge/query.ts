import { withEnglish } from './foreign-words.ts';
import { type Lexicon, smallWord } from './lexicon.ts';
import { withoutLogNoise } from './log-noise.ts';
import { groupPhrases, isLetter, phrasesAt } from './phrases.ts';
import { repairer, type Understood } from './repair.ts';
import { lightWords, plainWords, stopWords } from './stop-words.ts';
import { readWords } from './words.ts';

/**
 * One way to say what a slot asks for: word numbers of the lexicon that belong together, and how well they fit. `mass`
 * sums their rarity.
 */
export type Way = { terms: number[]; weight: number; mass: number };

/**
 * One thing a question asks for. `weight` is how much it weighs in the question; no ways means that no page has it.
 * Only "telling" words name the subject; "light" ones such as "app" fit any, and "small" ones such as "too" only help
 * to compare passages.
 */
export type Slot = { surface: string; kind: 'telling' | 'light' | 'small'; weight: number; ways: Way[] };

/** `mass` sums the weights of what is asked, `wholeMass` those of the small words too. */
export type Query = { slots: Slot[]; mass: number; wholeMass: number };

export type QueryReader = (text: string) => Query;

const synonymWeight = 0.7;
const lightWeight = 0.36;
const plainWeight = 0.45;
const unseenWeight = 0.6;
const unseenForeignWeight = 0.25;
const maxSlots = 40;

/** Reads questions into what they ask for, in the words of one lexicon. */
export function queryReader(lexicon: Lexicon): QueryReader {
  const repaired = repairer(lexicon);
  const massOf = (terms: readonly number[]) =>
    terms.reduce((sum, term) => sum + (lexicon.rarity[term] ?? 0), 0);

  function wayOf(stems: readonly string[], weight: number): Way | undefined {
    const terms: number[] = [];
    for (const stem of stems) {
      const term = lexicon.terms.get(stem);
      if (term === undefined) return undefined;
      terms.push(term);
    }
    return { terms, weight, mass: massOf(terms) };
  }

  /** The slot that begins at one of the words, and of how many words it is made. */
  function slotAt(
    words: readonly Understood[],
    from: number,
    unseen: number,
  ): { slot: Slot; length: number } {
    const stems = words.slice(from, from + 5).map(({ word }) => word.stem);
    const phrases = phrasesAt(stems);
    const length = Math.max(
      nameLength(words, from, lexicon),
      ...phrases.map((phrase) => phrase.stems.length),
    );
    const used = words.slice(from, from + length);
    const literal = stems.slice(0, length);
    const trust = Math.min(...used.map((understood) => understood.trust));
    const exact = wayOf(literal, trust);
    const others = phrases
      .filter((phrase) => phrase.stems.length === length)
      .flatMap(({ group }) => groupPhrases[group] ?? [])
      .filter((other) => other.join(' ') !== literal.join(' '))
      .flatMap((other) => wayOf(other, trust * synonymWeight) ?? []);
    const ways = exact ? [exact, ...others] : others;
    const weight = exact?.mass ?? Math.max(0, ...others.map((way) => way.weight * way.mass));
    const factor = Math.max(...used.map(({ word }) => factorOf(word.surface)));
    const surface = used.map(({ word }) => word.surface).join(' ');
    const slotWeight = (ways.length > 0 ? weight : unseen * length) * factor;
    return { slot: { surface, kind: factor === 1 ? 'telling' : 'light', weight: slotWeight, ways }, length };
  }

  return (text) => {
    const english = withEnglish(withoutLogNoise(text));
    // Words that no page has say less in a question that is not in English.
    const unseen = lexicon.unseenRarity * (english.foreign ? unseenForeignWeight : unseenWeight);
    const words = readWords(english.text)
      .filter(({ surface }) => !isLetter(surface))
      .slice(0, 3 * maxSlots);
    const telling = words.flatMap((word, at) => (stopWords.has(word.surface) ? [] : repaired(word, at)));
    const placed = new Map<string, { slot: Slot; at: number }>();
    const place = (slot: Slot, at: number) => {
      if (!placed.has(slot.surface)) placed.set(slot.surface, { slot, at });
    };
    for (let from = 0; from < telling.length && placed.size < maxSlots; ) {
      const { slot, length } = slotAt(telling, from, unseen);
      place(slot, telling[from]?.at ?? 0);
      from += length;
    }
    const mass = sumOf([...placed.values()].map(({ slot }) => slot));
    words.forEach(({ surface }, at) => {
      const way = stopWords.has(surface) ? wayOf([smallWord(surface)], 1) : undefined;
      if (way) place({ surface, kind: 'small', weight: way.mass, ways: [way] }, at);
    });
    const slots = [...placed.values()].sort((a, b) => a.at - b.at).map(({ slot }) => slot);
    return { slots, mass, wholeMass: sumOf(slots) };
  };
}

function sumOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.weight, 0);
}

/** How much a word tells beside a word of the trade that is as rare. */
function factorOf(surface: string): number {
  return lightWords.has(surface) ? lightWeight : plainWords.has(surface) ? plainWeight : 1;
}

/** How many words from here on are one name, such as pg:info or DATABASE_URL. */
function nameLength(words: readonly Understood[], from: number, { terms }: Lexicon): number {
  let length = 1;
  while (length < 4 && words[from + length]?.word.joined) length++;
  const parts = words.slice(from, from + length);
  return parts.every(({ word }) => terms.has(word.stem)) ? length : 1;
}
