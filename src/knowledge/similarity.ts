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

export function passageMatcher(query: Query, corpus: Corpus, lexicon: Lexicon): Matcher {
  const ways = query.slots.flatMap((slot, number) => slot.ways.map((way) => ({ ...way, slot: number })));
  const uses = new Map<number, Use[]>();
  ways.forEach((way, number) => {
    way.terms.forEach((term, bit) => {
      const use = { slot: way.slot, way: number, bit, weight: way.weight };
      const known = uses.get(term);
      if (known) known.push(use);
      else uses.set(term, [use]);
    });
  });
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
    let [told, whole, neighbours, matched] = [0, 0, 0, 0];
    let last: Use[] | undefined;
    for (let at = from; at < to; at++) {
      const term = corpus.words[at] ?? 0;
      const rarity = lexicon.rarity[term] ?? 0;
      whole += rarity;
      const here = uses.get(term);
      if (here) {
        matched++;
        let best = 0;
        for (const use of here) {
          take(use, rarity);
          if (use.weight > best) best = use.weight;
        }
        told += rarity * best;
        if (last && follows(last, here)) neighbours++;
      }
      last = here;
    }
    if (matched === 0) return nothing;
    settle();
    let asked = 0;
    for (const slot of slotsFound) {
      asked += (query.slots[slot]?.weight ?? 0) * (slotValue[slot] ?? 0);
      slotValue[slot] = 0;
    }
    slotsFound.length = 0;
    return {
      asked: asked / query.mass,
      told: told / whole,
      order: matched > 1 ? neighbours / (matched - 1) : 0,
    };
  }

  function slotsIn(passage: number): number[] {
    const found = new Set<number>();
    for (let at = corpus.start[passage] ?? 0; at < (corpus.start[passage + 1] ?? 0); at++) {
      for (const use of uses.get(corpus.words[at] ?? 0) ?? []) found.add(use.slot);
    }
    return [...found];
  }

  return { compare, slotsIn };
}

function follows(last: readonly Use[], here: readonly Use[]): boolean {
  for (const a of last) {
    for (const b of here) {
      if (b.slot === a.slot + 1 || (b.way === a.way && b.bit === a.bit + 1)) return true;
    }
  }
  return false;
}
