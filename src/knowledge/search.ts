import { buildCorpus, type Corpus } from './corpus.ts';
import type { Page } from './page.ts';
import { type Field, fields } from './page-text.ts';
import { type Query, queryReader } from './query.ts';
import { retriever } from './retrieve.ts';
import { type Likeness, type Matcher, passageMatcher } from './similarity.ts';

/** A page found, with the figures that its place was decided by. */
export type Found = {
  page: Page;
  score: number;
  /** Share of the question that the page as a whole holds, 0 to 1. */
  coverage: number;
  /** Likeness of its best passage, 0 to 1. */
  likeness: number;
  /** What matched, most telling first: words as asked, and the field they stand in. */
  matches(): { words: string; field: Field }[];
};

export type SearchResult = { query: Query; found: Found[] };
export type Search = (question: string) => SearchResult;

/** So many pages are compared passage by passage; the rest are too far off to matter. */
const reranked = 48;

export const weights = { like: 0.5, more: 0.1, coverage: 0.5, asked: 0.65, order: 0.15 };

/** How far a likeness in this field can be trusted. Symptoms and titles are what people type. */
const trust: Record<Field, number> = {
  symptoms: 1,
  title: 0.85,
  summary: 0.63,
  topics: 1.25,
  headings: 0,
  text: 0,
};

/** Indexes pages and gives the search over them. Without words that tell anything, nothing is found. */
export function openSearch(pages: readonly Page[]): Search {
  const corpus = buildCorpus(pages);
  const read = queryReader(corpus);
  const retrieve = retriever(corpus);
  return (question) => {
    const query = read(question);
    if (query.mass === 0) return { query, found: [] };
    const matcher = passageMatcher(query, corpus);
    const found = retrieve(query, reranked).flatMap(({ page: number, found: mass }) => {
      const page = pages[number];
      if (!page) return [];
      const passages = rankedPassages(number, corpus, matcher);
      const [best, second, third] = passages;
      const coverage = mass / query.mass;
      const likeness = best?.value ?? 0;
      const more = (second?.value ?? 0) + (third?.value ?? 0);
      const score = weights.like * likeness + weights.more * more + weights.coverage * coverage;
      return {
        page,
        score,
        coverage,
        likeness,
        matches: () => matchesOf(number, query, corpus, passages, matcher),
      };
    });
    return { query, found: found.sort((a, b) => b.score - a.score || (a.page.id < b.page.id ? -1 : 1)) };
  };
}

type RankedPassage = { value: number; passage: number };

function rankedPassages(page: number, corpus: Corpus, matcher: Matcher): RankedPassage[] {
  const ranked: RankedPassage[] = [];
  const end = corpus.firstPassage[page + 1] ?? 0;
  for (let passage = corpus.firstPassage[page] ?? 0; passage < end; passage++) {
    const value = likenessValue(matcher.compare(passage)) * trust[fieldOf(passage, corpus)];
    ranked.push({ value, passage });
  }
  return ranked.sort((a, b) => b.value - a.value);
}

function fieldOf(passage: number, corpus: Corpus): Field {
  return fields[corpus.field[passage] ?? 0] ?? 'text';
}

function likenessValue({ asked, told, order }: Likeness): number {
  if (asked === 0 || told === 0) return 0;
  const mean = 1 / (weights.asked / asked + (1 - weights.asked) / told);
  return mean * (1 - weights.order + weights.order * order);
}

function matchesOf(
  page: number,
  query: Query,
  corpus: Corpus,
  passages: readonly RankedPassage[],
  matcher: Matcher,
): { words: string; field: Field }[] {
  const places = new Map<number, Field>();
  for (const { passage, value } of passages) {
    if (value === 0) break;
    for (const slot of matcher.slotsIn(passage)) {
      if (!places.has(slot)) places.set(slot, fieldOf(passage, corpus));
    }
  }
  query.slots.forEach((slot, number) => {
    const literal = slot.ways[0]?.terms ?? [];
    if (!places.has(number) && literal.length > 0 && literal.every((term) => holds(corpus, term, page))) {
      places.set(number, 'text');
    }
  });
  return query.slots
    .flatMap((slot, number) => ({ words: slot.surface, weight: slot.weight, field: places.get(number) }))
    .flatMap(({ words, weight, field }) => (field ? { words, weight, field } : []))
    .sort((a, b) => b.weight - a.weight);
}

function holds(corpus: Corpus, term: number, page: number): boolean {
  const { result } = corpus.index.search(corpus.stems[term] ?? '', { resolve: false });
  return result.some((pages) => pages?.includes(page));
}
