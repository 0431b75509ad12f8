import type { Corpus } from './corpus.ts';
import type { Query } from './query.ts';

/** How alike a question and one passage are. All from 0 to 1. */
export type Likeness = {
  /** How much of the question the passage holds, by weight. */
  asked: number;
  /** How much of the passage the question holds. */
  told: number;
  /** How many neighbours in the passage are neighbours in the question. */
  order: number;
  /** Slots of the question that the passage holds. */
  slots: number[];
};

type Use = { slot: number; way: number; bit: number };

/** Compares one question with passages of a corpus. */
export function passageMatcher(query: Query, corpus: Corpus): (passage: number) => Likeness {
  const uses = new Map<number, Use[]>();
  const ways = query.slots.flatMap((slot, number) =>
    slot.ways.map((way) => ({
      slot: number,
      weight: way.weight,
      mass: way.terms.reduce((sum, term) => sum + (corpus.rarity[term] ?? 0), 0),
      terms: way.terms,
    })),
  );
  ways.forEach((way, number) => {
    way.terms.forEach((term, bit) => {
      const known = uses.get(term) ?? [];
      known.push({ slot: way.slot, way: number, bit });
      uses.set(term, known);
    });
  });
  const bitsFound = new Int32Array(ways.length);
  const massFound = new Float64Array(ways.length);
  const bestOfSlot = new Float64Array(query.slots.length);

  return (passage) => {
    const from = corpus.start[passage] ?? 0;
    const to = corpus.start[passage + 1] ?? from;
    bitsFound.fill(0);
    massFound.fill(0);
    bestOfSlot.fill(0);
    let told = 0;
    let whole = 0;
    let neighbours = 0;
    let matched = 0;
    let lastSlots: Use[] | undefined;
    for (let at = from; at < to; at++) {
      const term = corpus.words[at] ?? 0;
      const rarity = corpus.rarity[term] ?? 0;
      whole += rarity;
      const here = uses.get(term);
      if (here) {
        matched++;
        let best = 0;
        for (const use of here) {
          if (((bitsFound[use.way] ?? 0) & (1 << use.bit)) === 0) {
            bitsFound[use.way] = (bitsFound[use.way] ?? 0) | (1 << use.bit);
            massFound[use.way] = (massFound[use.way] ?? 0) + rarity;
          }
          best = Math.max(best, ways[use.way]?.weight ?? 0);
        }
        told += rarity * best;
        if (
          lastSlots?.some((last) =>
            here.some(
              (use) =>
                use.slot === last.slot + 1 ||
                (use.slot === last.slot && use.way === last.way && use.bit === last.bit + 1),
            ),
          )
        ) {
          neighbours++;
        }
      }
      lastSlots = here;
    }
    if (matched === 0) return { asked: 0, told: 0, order: 0, slots: [] };
    ways.forEach((way, number) => {
      const share = (massFound[number] ?? 0) / (way.mass || 1);
      const value = way.weight * (way.terms.length > 1 ? share * share : share);
      if (value > (bestOfSlot[way.slot] ?? 0)) bestOfSlot[way.slot] = value;
    });
    let asked = 0;
    query.slots.forEach((slot, number) => {
      asked += slot.weight * (bestOfSlot[number] ?? 0);
    });
    return {
      asked: query.mass > 0 ? asked / query.mass : 0,
      told: whole > 0 ? told / whole : 0,
      order: matched > 1 ? neighbours / (matched - 1) : 0,
      slots: query.slots.flatMap((_, number) => ((bestOfSlot[number] ?? 0) > 0 ? number : [])),
    };
  };
}
