import { buildCorpus, type Corpus } from './corpus.ts';
import type { Page } from './page.ts';
import { type Field, fields } from './page-text.ts';
import { type Query, queryReader } from './query.ts';
import { retrieve } from './retrieve.ts';
import { type Likeness, passageMatcher } from './similarity.ts';

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
  title: 1,
  summary: 0.9,
  topics: 0.8,
  headings: 0,
  text: 0,
};

/** Indexes pages and gives the search over them. Without words that tell anything, nothing is found. */
export function openSearch(pages: readonly Page[]): Search {
  const corpus = buildCorpus(pages);
  const read = queryReader(corpus);
  return (question) => {
    const query = read(question);
    if (query.mass === 0) return { query, found: [] };
    const match = passageMatcher(query, corpus);
    const { candidates, strength } = retrieve(query, corpus, reranked);
    const found = candidates.flatMap(({ page: number, found: mass }) => {
      const page = pages[number];
      if (!page) return [];
      const passages = rankedPassages(number, corpus, match);
      const [best, second, third] = passages;
      const coverage = mass / query.mass;
      const likeness = best?.value ?? 0;
      const more = (second?.value ?? 0) + (third?.value ?? 0);
      const score = weights.like * likeness + weights.more * more + weights.coverage * coverage;
      const matches = () => matchesOf(query, passages, (slot) => strength(slot, number));
      return { page, score, coverage, likeness, matches };
    });
    return { query, found: found.sort((a, b) => b.score - a.score || (a.page.id < b.page.id ? -1 : 1)) };
  };
}

type RankedPassage = { value: number; field: Field; slots: number[] };

function rankedPassages(page: number, corpus: Corpus, match: (passage: number) => Likeness): RankedPassage[] {
  const ranked: RankedPassage[] = [];
  const end = corpus.firstPassage[page + 1] ?? 0;
  for (let passage = corpus.firstPassage[page] ?? 0; passage < end; passage++) {
    const field = fields[corpus.field[passage] ?? 0] ?? 'text';
    const like = match(passage);
    ranked.push({ value: likenessValue(like) * trust[field], field, slots: like.slots });
  }
  return ranked.sort((a, b) => b.value - a.value);
}

function likenessValue({ asked, told, order }: Likeness): number {
  if (asked === 0 || told === 0) return 0;
  const mean = 1 / (weights.asked / asked + (1 - weights.asked) / told);
  return mean * (1 - weights.order + weights.order * order);
}

function matchesOf(query: Query, passages: readonly RankedPassage[], strength: (slot: number) => number) {
  return query.slots
    .map((slot, number) => ({ slot, number }))
    .filter(({ number }) => strength(number) > 0)
    .sort((a, b) => b.slot.weight - a.slot.weight)
    .map(({ slot, number }) => ({
      words: slot.surface,
      field: passages.find((passage) => passage.slots.includes(number))?.field ?? ('text' as const),
    }));
}
