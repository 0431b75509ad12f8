import { corpusSteps } from './corpus.ts';
import { lexiconBuilder } from './lexicon.ts';
import type { Page } from './page.ts';
import { pagePassages, topicPassages } from './page-text.ts';
import { plainText } from './plain-text.ts';
import { type Query, queryReader } from './query.ts';
import { type Ranked, ranker, type Weights } from './rank.ts';
import { type Topic, topicNames } from './topics.ts';
import { wordingsOf } from './wordings.ts';

/** A page found, with the figures that its place was decided by. */
export type Found = Omit<Ranked, 'document'> & {
  page: Page;
  /** How well the better of its topics fits the question, 0 to about 1. */
  topic: number;
  /** The question is in the very words of a symptom or a title of the page, or of a telling cue of its topic. */
  wellKnown: boolean;
};

export type SearchResult = { query: Query; found: Found[] };

/** Finds pages, best first. Without words that tell anything, nothing is found. */
export type Search = (question: string) => SearchResult;

/** So many documents are compared passage by passage; the rest are too far off to matter. */
const rankedPages = 32;
const rankedTopics = 6;
/** The pages of so many best topics are looked at even if they hold none of the words. */
const openedTopics = 2;

/** Set by regression on the tune half of the questions. */
const pageWeights: Weights = { like: 0.85, more: 0.3, coverage: 0.82 };
const topicWeights: Weights = { like: 0.24, more: 0, coverage: 0.5 };
/** For a question in exactly the words of a symptom or a title. */
const symptomWeight = 0.4;
/** For a question that is just a cue of the topic, such as "crash loop". */
const cueWeight = 0.25;

/**
 * Indexes pages, in steps, and gives the search over them. The topics are indexed beside the pages as documents of
 * their own, made of what people say when they mean them; a page is lifted by the topic that fits best.
 */
export function* searchSteps(pages: readonly Page[]): Generator<void, Search> {
  const words = lexiconBuilder();
  const topicCorpus = yield* corpusSteps(
    topicNames.map((name) => () => topicPassages(name)),
    words,
  );
  const pageCorpus = yield* corpusSteps(
    pages.map((page) => () => pagePassages(page)),
    words,
  );
  const lexicon = words.finish(pages.length + topicNames.length);
  const read = queryReader(lexicon);
  const rankTopics = ranker(topicCorpus, lexicon, rankedTopics, topicWeights);
  const rankPages = ranker(pageCorpus, lexicon, rankedPages, pageWeights);
  const wordings = wordingsOf(pages);
  const numbersByTopic = pagesByTopic(pages);

  return (question) => {
    const text = plainText(question);
    const query = read(text);
    if (query.mass === 0) return { query, found: [] };
    const cued = wordings.topics(text);
    const sameWords = wordings.pages(text);
    const isSubject = wordings.isSubject(text);
    const topics = rankTopics(query, [])
      .flatMap(({ document, score }) => {
        const name = topicNames[document];
        return name ? { name, score: score + (cued.includes(name) ? cueWeight : 0) } : [];
      })
      .sort((a, b) => b.score - a.score);
    const topicScore = (page: Page) => topics.find(({ name }) => page.topics.includes(name))?.score ?? 0;
    const opened = topics.slice(0, openedTopics).flatMap(({ name }) => numbersByTopic.get(name) ?? []);

    const found = rankPages(query, [...opened, ...sameWords]).flatMap(({ document, ...ranked }) => {
      const page = pages[document];
      if (!page) return [];
      const exact = sameWords.includes(document);
      const topic = topicScore(page);
      return {
        ...ranked,
        page,
        topic,
        wellKnown: exact || (isSubject && page.topics.some((name) => cued.includes(name))),
        score: ranked.score + topic + (exact ? symptomWeight : 0),
      };
    });
    return { query, found: found.sort((a, b) => b.score - a.score || (a.page.id < b.page.id ? -1 : 1)) };
  };
}

/** Numbers of the project's own pages on each topic; a team's runbooks may be too many. */
function pagesByTopic(pages: readonly Page[]): Map<Topic, number[]> {
  const numbers = new Map<Topic, number[]>(topicNames.map((name) => [name, []]));
  pages.forEach((page, number) => {
    if (page.kind !== 'runbook') for (const topic of page.topics) numbers.get(topic)?.push(number);
  });
  return numbers;
}
