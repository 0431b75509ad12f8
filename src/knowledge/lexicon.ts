import { stopWords } from './stop-words.ts';
import { stemOf } from './words.ts';

const saysNothing = -1;
const small = /^~/;
/** Small words are no subject, but a passage that has them too is the more alike. */
const smallRarity = 0.35;

/** The stem of a small word; it cannot be the stem of another. */
export function smallWord(surface: string): string {
  return `~${surface}`;
}

/** The words of everything that is indexed, as numbers. */
export type Lexicon = {
  /** Number of each stem. */
  terms: ReadonlyMap<string, number>;
  /** The stem of each number. */
  stems: readonly string[];
  /** Words as written in the short passages: what a mistyped word is compared with. */
  surfaces: ReadonlySet<string>;
  /** How rare each word is, by its number: grows with the logarithm of how many documents there are for each that has it. */
  rarity: Float32Array;
  /** 1 for small words, by number. */
  small: Uint8Array;
  /** Rarity of a word that no document has. */
  unseenRarity: number;
};

export type LexiconBuilder = {
  /** The number of a word as it is written, a new one if need be; nothing for single letters. */
  number(surface: string): number | undefined;
  /** True for the number of a small word such as "the", "my" or "too". */
  isSmall(term: number): boolean;
  /** The stem of a number. */
  stem(term: number): string;
  /** Keeps how a word is written, for repairing mistyped ones. */
  keepSpelling(surface: string): void;
  /** Notes that one more document has the word; a mention in passing counts as part of one. */
  count(term: number, weight: number): void;
  finish(documents: number): Lexicon;
};

export function lexiconBuilder(): LexiconBuilder {
  const bySurface = new Map<string, number>();
  const terms = new Map<string, number>();
  const stems: string[] = [];
  const holding: number[] = [];
  const surfaces = new Set<string>();
  return {
    number(surface) {
      const known = bySurface.get(surface);
      if (known !== undefined) return known === saysNothing ? undefined : known;
      if (/^[a-z]$/.test(surface)) {
        bySurface.set(surface, saysNothing);
        return undefined;
      }
      const stem = stopWords.has(surface) ? smallWord(surface) : stemOf(surface);
      let term = terms.get(stem);
      if (term === undefined) {
        term = stems.push(stem) - 1;
        terms.set(stem, term);
        holding.push(0);
      }
      bySurface.set(surface, term);
      return term;
    },
    isSmall: (term) => small.test(stems[term] ?? ''),
    stem: (term) => stems[term] ?? '',
    keepSpelling: (surface) => surfaces.add(surface),
    count(term, weight) {
      holding[term] = (holding[term] ?? 0) + weight;
    },
    finish(documents) {
      // The power flattens the logarithm: the rarest word of a question is not all that it asks. Set on the tune half.
      const rarityOf = (held: number) => Math.log(1 + (documents + 1) / (held + 0.5)) ** 0.6;
      return {
        terms,
        stems,
        surfaces,
        rarity: Float32Array.from(holding, (held, term) =>
          small.test(stems[term] ?? '') ? smallRarity : rarityOf(held),
        ),
        small: Uint8Array.from(stems, (stem) => Number(small.test(stem))),
        unseenRarity: rarityOf(0.5),
      };
    },
  };
}
