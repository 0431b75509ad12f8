import { type Corpus, corpusSteps } from './corpus.ts';
import { type Lexicon, lexiconBuilder } from './lexicon.ts';
import type { Page } from './page.ts';
import { type Field, fields, pagePassages, topicPassages } from './page-text.ts';
import { plainText } from './plain-text.ts';
import { type Query, queryReader } from './query.ts';
import { type Retriever, retriever } from './retrieve.ts';
import { type Likeness, type Matcher, matcherFor } from './similarity.ts';
import { type Topic, topicNames } from './topics.ts';
import { readSurfaces } from './words.ts';

/** A page found, with the figures that its place was decided by. */
export type Found = {
  page: Page;
  score: number;
  /** Share of the question that the page as a whole holds, 0 to 1. */
  coverage: number;
  /** Likeness of its best passage, 0 to 1. */
  likeness: number;
  /** How well its topic fits the question, 0 to about 1.5. */
  topic: number;
  /** What matched, most telling first: words as asked, and the field they stand in. */
  matches(): { words: string; field: Field }[];
};

export type SearchResult = { query: Query; found: Found[] };
export type Search = (question: string) => SearchResult;

/** So many documents are compared passage by passage; the rest are too far off to matter. */
const reranked = 32;
const rerankedTopics = 6;
/** The pages of so many best topics are looked at even if they hold none of the words. */
const openedTopics = 2;

/** How a document is scored: by its best passage, the two next, and all it holds of the question. */
type Weights = { like: number; more: number; coverage: number };

/** Set by regression on the tune half and on questions of our own; so are the two below. */
const pageWeights: Weights = { like: 0.85, more: 0.3, coverage: 0.82 };
const topicWeights: Weights = { like: 0.24, more: 0, coverage: 0.5 };
/** For a question in exactly the words of a symptom or a title. */
const verbatimWeight = 0.4;
/** In a likeness: what was asked counts so much more than what the passage tells besides; order counts a little. */
const askedShare = 0.635;
const orderShare = 0.15;

/** How far a likeness in this field can be trusted. Symptoms are what people type. */
const trust: Record<Field, number> = {
  symptoms: 1,
  title: 0.85,
  summary: 0.86,
  cues: 1,
  headings: 0,
  text: 0,
};

/** Indexes pages, in steps, and gives the search over them. Without words that tell anything, nothing is found. */
export function* searchSteps(pages: readonly Page[]): Generator<void, Search> {
  const words = lexiconBuilder();
  const topicCorpus = yield* corpusSteps(
    topicNames.length,
    (number) => topicPassages(topicNames[number] as Topic),
    words,
  );
  const pageCorpus = yield* corpusSteps(pages.length, (number) => pagePassages(pages[number] as Page), words);
  const lexicon = words.finish(pages.length + topicNames.length);
  const read = queryReader(lexicon);
  const rankTopics = ranker(topicCorpus, lexicon, rerankedTopics, topicWeights);
  const rankPages = ranker(pageCorpus, lexicon, reranked, pageWeights);
  const numbersByTopic = pagesByTopic(pages);
  const verbatim = pagesBySymptom(pages);

  return (question) => {
    const text = plainText(question);
    const query = read(text);
    if (query.mass === 0) return { query, found: [] };
    const topicScores = new Map<Topic, number>();
    const ranked = rankTopics(query, []).sort((a, b) => b.score - a.score);
    for (const { document, score } of ranked) topicScores.set(topicNames[document] as Topic, score);
    const opened = ranked
      .slice(0, openedTopics)
      .flatMap(({ document }) => numbersByTopic.get(topicNames[document] as Topic) ?? []);
    const sameWords = verbatim.get(wording(text)) ?? [];
    const found = rankPages(query, [...opened, ...sameWords]).flatMap(
      ({ document, score, coverage, likeness, matches }) => {
        const page = pages[document];
        if (!page) return [];
        const topic = Math.max(0, ...page.topics.map((name) => topicScores.get(name) ?? 0));
        const exact = sameWords.includes(document) ? verbatimWeight : 0;
        return { page, score: score + topic + exact, coverage, likeness, topic, matches };
      },
    );
    return { query, found: found.sort((a, b) => b.score - a.score || (a.page.id < b.page.id ? -1 : 1)) };
  };
}

/** Numbers of the pages by the wording of their symptoms and titles, small words and all. */
function pagesBySymptom(pages: readonly Page[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  pages.forEach((page, number) => {
    for (const words of new Set([page.title, ...page.symptoms].map(wording))) {
      const known = numbers.get(words);
      if (known) known.push(number);
      else numbers.set(words, [number]);
    }
  });
  return numbers;
}

function wording(text: string): string {
  return readSurfaces(text).join(' ');
}

/** Numbers of the project's own pages on each topic. */
function pagesByTopic(pages: readonly Page[]): Map<Topic, number[]> {
  const numbers = new Map<Topic, number[]>();
  pages.forEach((page, number) => {
    for (const topic of page.kind === 'runbook' ? [] : page.topics) {
      numbers.set(topic, [...(numbers.get(topic) ?? []), number]);
    }
  });
  return numbers;
}

type Ranked = {
  document: number;
  score: number;
  coverage: number;
  likeness: number;
  matches(): { words: string; field: Field }[];
};

/** Finds the documents of a corpus that hold most of a question and compares their passages with it. */
function ranker(
  corpus: Corpus,
  lexicon: Lexicon,
  limit: number,
  weights: Weights,
): (query: Query, also: readonly number[]) => Ranked[] {
  const retrieve: Retriever = retriever(corpus, lexicon);
  const match = matcherFor(corpus, lexicon);
  return (query, also) => {
    const matcher = match(query);
    return retrieve(query, limit, also).map(({ document, found }) => {
      const passages = rankedPassages(document, corpus, matcher);
      const [best, second, third] = passages;
      const coverage = found / query.mass;
      const likeness = best?.value ?? 0;
      const more = (second?.value ?? 0) + (third?.value ?? 0);
      const score = weights.like * likeness + weights.more * more + weights.coverage * coverage;
      const matches = () => matchesOf(document, query, corpus, lexicon, passages, matcher);
      return { document, score, coverage, likeness, matches };
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

function matchesOf(
  document: number,
  query: Query,
  corpus: Corpus,
  lexicon: Lexicon,
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
    if (slot.kind === 'small') places.delete(number);
    const literal = slot.ways[0]?.terms ?? [];
    if (
      slot.kind !== 'small' &&
      !places.has(number) &&
      literal.length > 0 &&
      literal.every((term) => holds(term))
    )
      places.set(number, 'text');
  });
  return query.slots
    .flatMap((slot, number) => ({ words: slot.surface, weight: slot.weight, field: places.get(number) }))
    .flatMap(({ words, weight, field }) => (field ? { words, weight, field } : []))
    .sort((a, b) => b.weight - a.weight);

  function holds(term: number): boolean {
    const { result } = corpus.index.search(lexicon.stems[term] ?? '', { resolve: false });
    return result.some((documents) => documents?.includes(document));
  }
}
