import { type Corpus, strengthOf } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';
import type { Query, Way } from './query.ts';

/** A document that holds some of what was asked, and how much of it (in the unit of a query's mass). */
export type Candidate = { document: number; found: number };

/** From a very common word only the pages that hold it most strongly are looked at. */
const pagesPerWord = 300;

/** Sums per page, and the pages that have one. Cleared after use, so that no search allocates per page. */
type Tally = { sum: Float32Array; pages: number[] };

export type Retriever = (query: Query, limit: number) => Candidate[];

/** Finds the pages that hold most of what a question asks for, from FlexSearch's postings. */
export function retriever(corpus: Corpus, lexicon: Lexicon): Retriever {
  const tally = (): Tally => ({ sum: new Float32Array(corpus.size), pages: [] });
  const [total, slotBest, wholeWay] = [tally(), tally(), tally()];

  function addWord(term: number, weight: number, into: Tally, join: (old: number, value: number) => number) {
    const { result } = corpus.index.search(lexicon.stems[term] ?? '', { resolve: false });
    let left = pagesPerWord;
    for (let slot = 0; slot < result.length && left > 0; slot++) {
      const postings = result[slot];
      if (!postings) continue;
      const value = weight * strengthOf(slot);
      const end = Math.min(postings.length, left);
      left -= end;
      for (let at = 0; at < end; at++) put(into, Number(postings[at]), value, join);
    }
  }

  function addWay(way: Way) {
    const [only] = way.terms;
    if (way.terms.length === 1 && only !== undefined) {
      addWord(only, way.weight, slotBest, Math.max);
      return;
    }
    for (const term of way.terms)
      addWord(term, (way.weight * (lexicon.rarity[term] ?? 0)) / way.mass, wholeWay, plus);
    drain(wholeWay, (page, value) => put(slotBest, page, value, Math.max));
  }

  return (query, limit) => {
    for (const slot of query.slots) {
      for (const way of slot.ways) addWay(way);
      drain(slotBest, (page, value) => put(total, page, value * slot.weight, plus));
    }
    return best(total, limit);
  };
}

function plus(a: number, b: number): number {
  return a + b;
}

function put(into: Tally, page: number, value: number, join: (old: number, value: number) => number) {
  const old = into.sum[page] ?? 0;
  if (old === 0) into.pages.push(page);
  into.sum[page] = join(old, value);
}

function drain(tally: Tally, visit: (page: number, value: number) => void) {
  for (const page of tally.pages) {
    visit(page, tally.sum[page] ?? 0);
    tally.sum[page] = 0;
  }
  tally.pages.length = 0;
}

/** The pages with the highest sums, best first, without sorting all of them. */
function best(total: Tally, limit: number): Candidate[] {
  const kept: Candidate[] = [];
  drain(total, (page, found) => {
    const last = kept[kept.length - 1];
    if (kept.length === limit && last && found <= last.found) return;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.found ?? 0) < found) at--;
    kept.splice(at, 0, { document: page, found });
    if (kept.length > limit) kept.pop();
  });
  return kept;
}
