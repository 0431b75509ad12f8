import { appCues } from './cues-app.ts';
import { buildCues } from './cues-build.ts';
import { dataCues } from './cues-data.ts';
import { supportCues } from './cues-support.ts';
import type { Page } from './page.ts';
import { type Topic, topics } from './topics.ts';
import { readSurfaces } from './words.ts';

/** The parts of a page that are searched, and the cues of a topic. */
export const fields = ['symptoms', 'title', 'summary', 'cues', 'headings', 'text'] as const;
export type Field = (typeof fields)[number];

export type Passage = { field: Field; words: string[] };

const cues: Record<Topic, string> = { ...appCues, ...buildCues, ...dataCues, ...supportCues };

/** A page cut into the passages that are compared with a question one by one; the body is one long passage. */
export function pagePassages(page: Page): Passage[] {
  return passages([
    ...page.symptoms.map((symptom) => ['symptoms', symptom] as const),
    ['title', page.title],
    ['title', page.id],
    ['summary', page.summary],
    ['headings', page.sections.map((section) => section.heading).join(' ')],
    ['text', page.sections.map((section) => readable(section.markdown)).join('\n')],
  ]);
}

/** What people say when they mean a topic, each phrase a passage. */
export function topicPassages(topic: Topic): Passage[] {
  return passages([topic, topics[topic], ...topicCues(topic)].map((phrase) => ['cues', phrase]));
}

/** The phrases by which people mean a topic. */
export function topicCues(topic: Topic): string[] {
  return cues[topic].replace(/\s+/g, ' ').split('|');
}

function passages(parts: readonly (readonly [Field, string])[]): Passage[] {
  return parts.flatMap(([field, text]) => {
    const words = readSurfaces(text);
    return words.length > 0 ? { field, words } : [];
  });
}

/** Markdown without the addresses of its links. */
function readable(markdown: string): string {
  return markdown.replace(/\]\([^)\s]*\)/g, ']').replace(/https?:\/\/\S+/g, ' ');
}
