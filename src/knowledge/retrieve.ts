import { type Corpus, strengthOf } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';
import type { Query, Way } from './query.ts';

/** A document that holds some of what was asked, and how much of it (in the unit of a query's mass). */
export type Candidate = { document: number; found: number };

/** Of a very common word only the documents that hold it most strongly are looked at. */
const documentsPerWord = 250;

/** Sums per document, and the documents that have one. Cleared after use, so that no search allocates for each. */
type Tally = { sum: Float32Array; documents: number[] };

/** Gives the best `limit` documents, best first, and after them those of `also` that are not among them. */
export type Retriever = (query: Query, limit: number, also: readonly number[]) => Candidate[];

/** Finds the documents that hold most of what a question asks for, from FlexSearch's postings. */
export function retriever(corpus: Corpus, lexicon: Lexicon): Retriever {
  const tally = (): Tally => ({ sum: new Float32Array(corpus.size), documents: [] });
  const [total, slotBest, wholeWay] = [tally(), tally(), tally()];

  /** Adds a word's postings to a tally: the strongest of several ways, or the parts of one way together. */
  function addWord(term: number, weight: number, into: Tally, join: 'strongest' | 'together') {
    const { result } = corpus.index.search(lexicon.stems[term] ?? '', { resolve: false });
    const { sum, documents } = into;
    let left = documentsPerWord;
    for (let slot = 0; slot < result.length && left > 0; slot++) {
      const postings = result[slot];
      if (!postings) continue;
      const value = weight * strengthOf(slot);
      const end = Math.min(postings.length, left);
      left -= end;
      for (let at = 0; at < end; at++) {
        const document = Number(postings[at]);
        const old = sum[document] ?? 0;
        if (old === 0) documents.push(document);
        if (join === 'together') sum[document] = old + value;
        else if (value > old) sum[document] = value;
      }
    }
  }

  function addWay(way: Way) {
    const [only] = way.terms;
    if (way.terms.length === 1 && only !== undefined) {
      addWord(only, way.weight, slotBest, 'strongest');
      return;
    }
    for (const term of way.terms) {
      addWord(term, (way.weight * (lexicon.rarity[term] ?? 0)) / way.mass, wholeWay, 'together');
    }
    for (const document of wholeWay.documents) {
      const value = wholeWay.sum[document] ?? 0;
      const old = slotBest.sum[document] ?? 0;
      if (old === 0) slotBest.documents.push(document);
      if (value > old) slotBest.sum[document] = value;
      wholeWay.sum[document] = 0;
    }
    wholeWay.documents.length = 0;
  }

  function addSlot(weight: number) {
    for (const document of slotBest.documents) {
      const old = total.sum[document] ?? 0;
      if (old === 0) total.documents.push(document);
      total.sum[document] = old + weight * (slotBest.sum[document] ?? 0);
      slotBest.sum[document] = 0;
    }
    slotBest.documents.length = 0;
  }

  return (query, limit, also) => {
    for (const slot of query.slots) {
      if (slot.kind === 'small') continue;
      for (const way of slot.ways) addWay(way);
      addSlot(slot.weight);
    }
    const asked = new Set(also);
    const others = [...asked].map((document) => ({ document, found: total.sum[document] ?? 0 }));
    const kept = best(total, limit);
    for (const { document } of kept) asked.delete(document);
    return [...kept, ...others.filter(({ document }) => asked.has(document))];
  };
}

/** The documents with the highest sums, best first, without sorting all of them. Empties the tally. */
function best({ sum, documents }: Tally, limit: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const document of documents) {
    const found = sum[document] ?? 0;
    sum[document] = 0;
    const last = kept[kept.length - 1];
    if (kept.length === limit && last && found <= last.found) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.found ?? 0) < found) at--;
    kept.splice(at, 0, { document, found });
    if (kept.length > limit) kept.pop();
  }
  documents.length = 0;
  return kept;
}
