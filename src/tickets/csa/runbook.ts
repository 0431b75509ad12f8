import { clip, oneLine } from '../text.ts';

/** What a person says of a draft runbook before it is saved. `symptoms`: what people type, a line each. */
export type RunbookWords = { title: string; summary: string; symptoms: string; body: string };

const mostSymptoms = 10;

/** A file name for a title: lower case, words joined by hyphens. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug === '' ? 'answer-of-an-architect' : slug;
}

/**
 * A runbook in the format of the folders in CONTENT_DIRS, and the name of its file. `from`: the request that it comes from;
 * `day`: when it was reviewed, as 2026-11-23. The summary is filled up where it is shorter than the format wants.
 */
export function runbookOf(
  { title, summary, symptoms, body }: RunbookWords,
  { from, day }: { from: string; day: string },
): { file: string; markdown: string } {
  const name = clip(oneLine(title), 110) || 'Answer of an architect';
  const short = oneLine(summary);
  const told = short.length < 20 ? `${name}: what our architects answered. ${short}`.trim() : short;
  const lines = symptoms
    .split('\n')
    .map(oneLine)
    .filter((line) => line.length >= 3)
    .slice(0, mostSymptoms);
  // JSON strings are YAML strings, whatever stands in them.
  const yaml = (text: string) => JSON.stringify(text);
  const matter = [
    `title: ${yaml(name.length < 3 ? `${name} (architecture)` : name)}`,
    `summary: ${yaml(clip(told, 390))}`,
    ...(lines.length === 0 ? [] : ['symptoms:', ...lines.map((line) => `  - ${yaml(clip(line, 150))}`)]),
    `reviewed: ${day}`,
  ];
  return {
    file: `${slugOf(name)}.md`,
    markdown: `---\n${matter.join('\n')}\n---\n\n## What our architects answered\n\n${body.trim()}\n\nFrom request ${from}.\n`,
  };
}
