import type { Field } from './page-text.ts';

const fieldNames: Record<Field, string> = {
  symptoms: 'symptoms',
  title: 'the title',
  summary: 'the summary',
  cues: 'the topic',
  headings: 'a heading',
  text: 'the text',
};
const maxWords = 4;

/** One line that says which words matched and where: matched “timeout”, “30 second” in symptoms. */
export function matchReason(matches: readonly { words: string; field: Field }[]): string {
  const shown = matches.slice(0, maxWords);
  const places = new Map<string, string[]>();
  for (const { words, field } of shown) {
    const place = fieldNames[field];
    places.set(place, [...(places.get(place) ?? []), `“${words.slice(0, 40)}”`]);
  }
  if (places.size === 0) return 'nearest by subject';
  return `matched ${[...places].map(([place, words]) => `${words.join(', ')} in ${place}`).join('; ')}`;
}
