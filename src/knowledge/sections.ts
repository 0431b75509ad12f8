import type { Section } from './page.ts';

/** A section and the line of the file on which its heading stands. */
export type PlacedSection = Section & { line: number };

const opening = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}##[ \t]+(.+?)[ \t]*#*[ \t]*$/;

/**
 * Cuts a body at its `##` headings; a `##` inside a fenced block is text. What stands before the first heading
 * becomes a section without a heading.
 */
export function bodySections(body: string, firstLine: number): PlacedSection[] {
  const sections: PlacedSection[] = [];
  let current: { heading: string; line: number; lines: string[] } = {
    heading: '',
    line: firstLine,
    lines: [],
  };
  let fence = '';
  const close = () => {
    const markdown = current.lines.join('\n').trim();
    if (current.heading !== '' || markdown !== '') {
      sections.push({ heading: current.heading, markdown, line: current.line });
    }
  };
  body.split('\n').forEach((line, at) => {
    const mark = opening.exec(line)?.[1] ?? '';
    if (fence === '') {
      fence = mark;
      const title = mark === '' ? heading.exec(line)?.[1] : undefined;
      if (title !== undefined) {
        close();
        current = { heading: title, line: firstLine + at, lines: [] };
        return;
      }
    } else if (mark.startsWith(fence) && line.trim() === mark) {
      fence = '';
    }
    current.lines.push(line);
  });
  close();
  return sections;
}
