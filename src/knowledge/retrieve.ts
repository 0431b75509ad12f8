import type { Corpus } from './corpus.ts';
import { strengthOf } from './corpus.ts';
import type { Query } from './query.ts';

/** A page that holds some of what was asked, and how much of it (the same unit as a query's mass). */
export type Candidate = { page: number; found: number };

/** From very common words only the pages that hold them most strongly are looked at. */
const pagesPerWord = 400;

export type Retrieved = {
  /** Best first. */
  candidates: Candidate[];
  /** How strongly a page is about one slot of the question, 0 to 1. */
  strength(slot: number, page: number): number;
};

/** The pages that hold most of what a question asks for, from FlexSearch's postings. */
export function retrieve(query: Query, corpus: Corpus, limit: number): Retrieved {
  const total = new Map<number, number>();
  const bySlot: Map<number, number>[] = [];
  for (const slot of query.slots) {
    const best = new Map<number, number>();
    for (const way of slot.ways) {
      const mass = way.terms.reduce((sum, term) => sum + (corpus.rarity[term] ?? 0), 0);
      const partial = new Map<number, number>();
      for (const term of way.terms) {
        const share = ((corpus.rarity[term] ?? 0) / mass) * way.weight;
        eachPosting(corpus, term, (page, strength) =>
          partial.set(page, (partial.get(page) ?? 0) + share * strength),
        );
      }
      for (const [page, strength] of partial) {
        if (strength > (best.get(page) ?? 0)) best.set(page, strength);
      }
    }
    bySlot.push(best);
    for (const [page, strength] of best) total.set(page, (total.get(page) ?? 0) + strength * slot.weight);
  }
  const candidates = [...total]
    .map(([page, found]) => ({ page, found }))
    .sort((a, b) => b.found - a.found || a.page - b.page)
    .slice(0, limit);
  return { candidates, strength: (slot, page) => bySlot[slot]?.get(page) ?? 0 };
}

function eachPosting(corpus: Corpus, term: number, visit: (page: number, strength: number) => void) {
  const { result } = corpus.index.search(corpus.stems[term] ?? '', { resolve: false });
  let left = pagesPerWord;
  for (let slot = 0; slot < result.length && left > 0; slot++) {
    for (const page of result[slot] ?? []) {
      visit(Number(page), strengthOf(slot));
      if (--left === 0) break;
    }
  }
}
