import type { Corpus } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';
import { type Field, fields } from './page-text.ts';
import type { Query } from './query.ts';
import { retriever } from './retrieve.ts';
import { type Likeness, type Matcher, matcherFor } from './similarity.ts';

/** How a document is scored: by its best passage, the two next, and all that it holds of the question. */
export type Weights = { like: number; more: number; coverage: number };

/** Words as asked, and the field of a document in which they stand. */
export type MatchedWords = { words: string; field: Field };

export type Ranked = {
  document: number;
  score: number;
  /** Share of the question that the document as a whole holds, 0 to 1. */
  coverage: number;
  /** What matched, most telling first. */
  matches(): MatchedWords[];
};

/** Ranks documents for a question; those of `also` are looked at whether they hold its words or not. */
export type Ranker = (query: Query, also: readonly number[]) => Ranked[];

/** How far a likeness in this field can be trusted. Symptoms are what people type. */
const trust: Record<Field, number> = {
  symptoms: 1,
  title: 0.85,
  summary: 0.86,
  cues: 1,
  headings: 0,
  text: 0,
};
/** What was asked counts more in a likeness than what the passage tells besides; the order of words counts a little. */
const askedShare = 0.635;
const orderShare = 0.15;
const fewSlots = 3;

/**
 * Finds the `limit` documents that hold most of a question and compares their passages with it one by one. Few words
 * are held by many documents, which only their passages can tell apart: then four times as many are looked at.
 */
export function ranker(corpus: Corpus, lexicon: Lexicon, limit: number, weights: Weights): Ranker {
  const retrieve = retriever(corpus, lexicon);
  const match = matcherFor(corpus, lexicon);
  return (query, also) => {
    const matcher = match(query);
    const few = query.slots.filter(({ kind }) => kind !== 'small').length < fewSlots;
    return retrieve(query, few ? 4 * limit : limit, also).map(({ document, found }) => {
      const passages = rankedPassages(document, corpus, matcher);
      const [best, second, third] = passages;
      const coverage = found / query.mass;
      const likeness = best?.value ?? 0;
      const more = (second?.value ?? 0) + (third?.value ?? 0);
      const score = weights.like * likeness + weights.more * more + weights.coverage * coverage;
      const matches = () => matchesIn(document, query, passages, { corpus, lexicon, matcher });
      return { document, score, coverage, matches };
    });
  };
}

type RankedPassage = { value: number; passage: number };

function rankedPassages(document: number, corpus: Corpus, matcher: Matcher): RankedPassage[] {
  const ranked: RankedPassage[] = [];
  const end = corpus.firstPassage[document + 1] ?? 0;
  for (let passage = corpus.firstPassage[document] ?? 0; passage < end; passage++) {
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
  const mean = 1 / (askedShare / asked + (1 - askedShare) / told);
  return mean * (1 - orderShare + orderShare * order);
}

/** For each word of the question the best place of the document that holds it. */
function matchesIn(
  document: number,
  query: Query,
  passages: readonly RankedPassage[],
  { corpus, lexicon, matcher }: { corpus: Corpus; lexicon: Lexicon; matcher: Matcher },
): MatchedWords[] {
  const places = new Map<number, Field>();
  for (const { passage, value } of passages) {
    if (value === 0) break;
    for (const slot of matcher.slotsIn(passage)) {
      if (!places.has(slot)) places.set(slot, fieldOf(passage, corpus));
    }
  }
  const inText = (term: number) => {
    const { result } = corpus.index.search(lexicon.stems[term] ?? '', { resolve: false });
    return result.some((documents) => documents?.includes(document));
  };
  return query.slots
    .flatMap(({ surface: words, kind, weight, ways }, slot) => {
      if (kind === 'small') return [];
      const literal = ways[0]?.terms ?? [];
      const field = places.get(slot) ?? (literal.length > 0 && literal.every(inText) ? 'text' : undefined);
      return field ? [{ words, weight, field }] : [];
    })
    .sort((a, b) => b.weight - a.weight);
}
