import type { Corpus } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';
import type { Query } from './query.ts';

/** How alike a question and one passage are, each from 0 to 1. */
export type Likeness = {
  /** How much of the question the passage holds, by weight. */
  asked: number;
  /** How much of the passage the question holds. */
  told: number;
  /** How many neighbours in the passage are neighbours in the question. */
  order: number;
};

/** A word of the question: one term (`bit`) of one way of one slot. */
type Use = { slot: number; way: number; bit: number; weight: number };

export type Matcher = {
  /** Compares the question with a passage of the corpus. */
  compare(passage: number): Likeness;
  /** The slots of the question that a passage holds. */
  slotsIn(passage: number): number[];
};

const nothing: Likeness = { asked: 0, told: 0, order: 0 };

/** Builds matchers for one corpus; what does not depend on the question is worked out once. */
export function matcherFor(corpus: Corpus, lexicon: Lexicon): (query: Query) => Matcher {
  const passageMass = massOfPassages(corpus, lexicon);
  /** For each word of the lexicon the place of its uses in the present question, from 1; 0 for the others. */
  const place = new Int32Array(lexicon.stems.length);
  let placed: number[] = [];
  return (query) => {
    for (const term of placed) place[term] = 0;
    placed = [];
    return passageMatcher(query, corpus, lexicon, passageMass, place, placed);
  };
}

function massOfPassages(corpus: Corpus, lexicon: Lexicon): Float32Array {
  return Float32Array.from(corpus.field, (_, passage) => {
    let mass = 0;
    for (let at = corpus.start[passage] ?? 0; at < (corpus.start[passage + 1] ?? 0); at++) {
      mass += lexicon.rarity[corpus.words[at] ?? 0] ?? 0;
    }
    return mass;
  });
}

function passageMatcher(
  query: Query,
  corpus: Corpus,
  lexicon: Lexicon,
  passageMass: Float32Array,
  place: Int32Array,
  placed: number[],
): Matcher {
  const ways = query.slots.flatMap((slot, number) => slot.ways.map((way) => ({ ...way, slot: number })));
  const uses: Use[][] = [];
  ways.forEach((way, number) => {
    way.terms.forEach((term, bit) => {
      const use = { slot: way.slot, way: number, bit, weight: way.weight };
      const known = uses[(place[term] ?? 0) - 1];
      if (known) {
        known.push(use);
      } else {
        place[term] = uses.push([use]);
        placed.push(term);
      }
    });
  });
  const isSmall = (term: number) => lexicon.small[term] === 1;
  const bitsFound = new Int32Array(ways.length);
  const massFound = new Float64Array(ways.length);
  const slotValue = new Float64Array(query.slots.length);
  const waysFound: number[] = [];
  const slotsFound: number[] = [];

  function take(use: Use, rarity: number) {
    const bits = bitsFound[use.way] ?? 0;
    if (bits & (1 << use.bit)) return;
    if (bits === 0) waysFound.push(use.way);
    bitsFound[use.way] = bits | (1 << use.bit);
    massFound[use.way] = (massFound[use.way] ?? 0) + rarity;
  }

  /** Turns the ways that were found into slots, and forgets the ways. */
  function settle() {
    for (const number of waysFound) {
      const way = ways[number];
      if (!way) continue;
      const share = (massFound[number] ?? 0) / way.mass;
      // Half of "config var" is not half of what was meant.
      const value = way.weight * (way.terms.length > 1 ? share ** 1.4 : share);
      if ((slotValue[way.slot] ?? 0) === 0) slotsFound.push(way.slot);
      if (value > (slotValue[way.slot] ?? 0)) slotValue[way.slot] = value;
      bitsFound[number] = 0;
      massFound[number] = 0;
    }
    waysFound.length = 0;
  }

  function compare(passage: number): Likeness {
    const from = corpus.start[passage] ?? 0;
    const to = corpus.start[passage + 1] ?? from;
    let [told, neighbours, matched] = [0, 0, 0];
    let subject = false;
    let last: Use[] | undefined;
    for (let at = from; at < to; at++) {
      const term = corpus.words[at] ?? 0;
      const index = place[term] ?? 0;
      if (index === 0) {
        if (!isSmall(term)) last = undefined;
        continue;
      }
      const here = uses[index - 1] ?? [];
      if (!isSmall(term)) subject = true;
      const rarity = lexicon.rarity[term] ?? 0;
      let best = 0;
      for (const use of here) {
        take(use, rarity);
        if (use.weight > best) best = use.weight;
      }
      matched++;
      told += rarity * best;
      if (last && follows(last, here)) neighbours++;
      last = here;
    }
    settle();
    let asked = 0;
    for (const slot of slotsFound) {
      asked += (query.slots[slot]?.weight ?? 0) * (slotValue[slot] ?? 0);
      slotValue[slot] = 0;
    }
    slotsFound.length = 0;
    if (!subject) return nothing;
    return {
      asked: asked / query.wholeMass,
      told: told / (passageMass[passage] || 1),
      order: matched > 1 ? neighbours / (matched - 1) : 0,
    };
  }

  function slotsIn(passage: number): number[] {
    const words = new Set(corpus.words.subarray(corpus.start[passage], corpus.start[passage + 1]));
    return query.slots.flatMap((slot, number) =>
      slot.ways.some((way) => way.terms.some((term) => words.has(term))) ? number : [],
    );
  }

  return { compare, slotsIn };
}

function follows(last: readonly Use[], here: readonly Use[]): boolean {
  for (const a of last) {
    for (const b of here) {
      const ahead = b.slot - a.slot;
      if (ahead === 1 || ahead === 2 || (b.way === a.way && b.bit === a.bit + 1)) return true;
    }
  }
  return false;
}
