import { Index } from 'flexsearch';
import type { Page } from './page.ts';
import { type Field, fields, pagePassages } from './page-text.ts';
import { stopWords } from './stop-words.ts';

/** How much one mention of a word in a field says that the page is about it, 0 to 1. */
const fieldStrength: Record<Field, number> = {
  symptoms: 0.64,
  title: 0.56,
  summary: 0.39,
  topics: 0.58,
  headings: 0.2,
  text: 0.13,
};
/** FlexSearch keeps each posting in one of these slots; we use them for the strength, strongest first. */
const slots = 16;

/** Everything a search needs, in flat arrays: words and passages are numbers. */
export type Corpus = {
  pages: readonly Page[];
  /** Number of each stem that occurs in the pages. */
  terms: ReadonlyMap<string, number>;
  /** The stem of each number. */
  stems: readonly string[];
  /** Words as written in the short passages: what a mistyped word is compared with. */
  surfaces: ReadonlySet<string>;
  /** How rare each word is: the logarithm of how many pages there are for each page that holds it. */
  rarity: Float32Array;
  /** Rarity of a word that no page holds. */
  unseenRarity: number;
  /** Words of all short passages, one after the other; passage `p` is `words[start[p]] … words[start[p + 1] - 1]`. */
  words: Int32Array;
  start: Int32Array;
  field: Uint8Array;
  /** First short passage of each page; page `n` owns `firstPassage[n] … firstPassage[n + 1] - 1`. */
  firstPassage: Int32Array;
  index: Index;
};

/** Builds the index. Time and memory grow with the words of all pages together. */
export function buildCorpus(pages: readonly Page[]): Corpus {
  const terms = new Map<string, number>();
  const surfaces = new Set<string>();
  const pagesWith: number[] = [];
  const words: number[] = [];
  const start: number[] = [0];
  const field: number[] = [];
  const firstPassage: number[] = [0];
  let strengths = new Map<string, number>();
  const index = new Index({
    tokenize: 'strict',
    resolution: slots,
    fastupdate: false,
    encode: (text) => text.split(' '),
    score: (_, term) => slotOf(strengths.get(term) ?? 0),
  });
  pages.forEach((page, number) => {
    strengths = new Map();
    const mentions = new Map<string, number>();
    for (const passage of pagePassages(page)) {
      const counted = new Map<string, number>();
      for (const { stem, surface } of passage.words) {
        if (stopWords.has(surface) || /^[a-z]$/.test(surface)) continue;
        counted.set(stem, (counted.get(stem) ?? 0) + 1);
        let term = terms.get(stem);
        if (term === undefined) {
          term = terms.size;
          terms.set(stem, term);
          pagesWith.push(0);
        }
        if (isShort(passage.field)) {
          words.push(term);
          surfaces.add(surface);
        }
      }
      for (const [stem, times] of counted) {
        const one = fieldStrength[passage.field];
        const here = passage.field === 'text' ? Math.min(0.5, one * (1 + Math.log2(times) / 2)) : one;
        strengths.set(stem, 1 - (1 - (strengths.get(stem) ?? 0)) * (1 - here));
        mentions.set(stem, Math.max(mentions.get(stem) ?? 0, passage.field === 'text' ? 0.58 : 1));
      }
      if (isShort(passage.field)) {
        start.push(words.length);
        field.push(fields.indexOf(passage.field));
      }
    }
    firstPassage.push(field.length);
    for (const [stem, weight] of mentions) {
      const term = terms.get(stem);
      if (term !== undefined) pagesWith[term] = (pagesWith[term] ?? 0) + weight;
    }
    if (strengths.size > 0) index.add(number, [...strengths.keys()].join(' '));
  });
  const rarityOf = (holding: number) => Math.log(1 + (pages.length + 1) / (holding + 0.5)) ** 0.6;
  return {
    pages,
    terms,
    stems: [...terms.keys()],
    surfaces,
    rarity: Float32Array.from(pagesWith, rarityOf),
    unseenRarity: rarityOf(0.5),
    words: Int32Array.from(words),
    start: Int32Array.from(start),
    field: Uint8Array.from(field),
    firstPassage: Int32Array.from(firstPassage),
    index,
  };
}

/** Short passages are compared with the question one by one; the others only count as a bag of words. */
function isShort(field: Field): boolean {
  return field !== 'text' && field !== 'headings';
}

function slotOf(strength: number): number {
  return Math.min(slots - 1, Math.floor((1 - strength) * slots));
}

/** The strength that stands for a FlexSearch slot: the middle of its range. */
export function strengthOf(slot: number): number {
  return 1 - (slot + 0.5) / slots;
}
