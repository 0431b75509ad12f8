import { terseWords } from './elsewhere.ts';
import type { Page } from './page.ts';
import { topicCues } from './page-text.ts';
import { meaningful } from './phrases.ts';
import { type Topic, topicNames } from './topics.ts';
import { readSurfaces } from './words.ts';

/** What a question is already known as, word for word. */
export type Wordings = {
  /** Numbers of the pages with a symptom or a title in these very words. */
  pages(text: string): readonly number[];
  /** Topics with a cue in these words, small words aside. */
  topics(text: string): readonly Topic[];
  /** True for words that are meant as a question however few they are: several, or one of the trade's own. */
  isSubject(text: string): boolean;
};

export function wordingsOf(pages: readonly Page[]): Wordings {
  const byWording = new Map<string, number[]>();
  pages.forEach((page, number) => {
    for (const wording of new Set([page.title, ...page.symptoms].map(inFull)))
      add(byWording, wording, number);
  });
  const byCue = new Map<string, Topic[]>();
  for (const topic of topicNames) {
    for (const cue of new Set(topicCues(topic).map(subjectOf))) add(byCue, cue, topic);
  }
  return {
    pages: (text) => byWording.get(inFull(text)) ?? [],
    topics: (text) => byCue.get(subjectOf(text)) ?? [],
    isSubject(text) {
      const words = meaningful(text);
      return words.length > 1 || words.some(({ surface }) => terseWords.has(surface));
    },
  };
}

function inFull(text: string): string {
  return readSurfaces(text).join(' ');
}

function subjectOf(text: string): string {
  return meaningful(text)
    .map(({ stem }) => stem)
    .join(' ');
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
