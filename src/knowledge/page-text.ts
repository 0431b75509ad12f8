import type { Page } from './page.ts';
import { topics } from './topics.ts';
import { readWords, type Word } from './words.ts';

/** The parts of a page that are searched, strongest first. */
export const fields = ['symptoms', 'title', 'summary', 'topics', 'headings', 'text'] as const;
export type Field = (typeof fields)[number];

export type Passage = { field: Field; words: Word[] };

/** A page cut into the passages that are compared with a question one by one; the body is one long passage. */
export function pagePassages(page: Page): Passage[] {
  const passages: Passage[] = [];
  const add = (field: Field, text: string) => {
    const words = readWords(text);
    if (words.length > 0) passages.push({ field, words });
  };
  for (const symptom of page.symptoms) add('symptoms', symptom);
  add('title', page.title);
  add('title', page.id);
  add('summary', page.summary);
  for (const topic of page.topics) add('topics', `${topic} ${topics[topic]}`);
  add('headings', page.sections.map((section) => section.heading).join(' '));
  add('text', page.sections.map((section) => readable(section.markdown)).join('\n'));
  return passages;
}

/** Markdown without the addresses of its links. */
function readable(markdown: string): string {
  return markdown.replace(/\]\([^)\s]*\)/g, ']').replace(/https?:\/\/\S+/g, ' ');
}
