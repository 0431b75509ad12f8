import { basename } from 'node:path';
import { bodyProblems, errorBodyProblems } from './body-rules.ts';
import type { ContentFile } from './content-files.ts';
import { type LineProblem, readMatter, splitFile } from './front-matter.ts';
import {
  codePattern,
  errorMatter,
  type Kind,
  type Page,
  pageMatter,
  runbookMatter,
  slugPattern,
} from './page.ts';
import type { Problem } from './problem.ts';
import { bodySections, type PlacedSection } from './sections.ts';

/**
 * What one file holds. `page` is there when the front matter could be read, even if the file has other problems, so
 * that rules across files can be checked in the same pass.
 */
export type LoadedFile = {
  file: string;
  id: string;
  page?: Page;
  lineOf: (key: string) => number;
  problems: Problem[];
};

/** Turns one file into a page and lists every problem of that file. */
export function loadPage(file: ContentFile, kind: Kind): LoadedFile {
  const id = basename(file.path, '.md');
  const split = splitFile(file.text);
  const lineOf = (key: string) => lineOfKey(file.text, key);
  if ('rule' in split) return { file: file.path, id, lineOf, problems: [{ file: file.path, ...split }] };
  const sections = bodySections(split.body, split.bodyLine);
  const problems: LineProblem[] = [...nameProblems(id, kind), ...checkedBody(split.body, split.bodyLine)];
  if (sections.length === 0)
    problems.push({ line: split.bodyLine, rule: 'has no text below the front matter' });
  const read = readPage(kind, id, split.matter, split.matterLine, sections);
  if ('problems' in read) {
    problems.push(...read.problems);
  } else if (read.page.kind === 'error') {
    problems.push(...errorBodyProblems(read.page, sections, split.bodyLine));
    if (read.page.code !== id) {
      problems.push({ line: 1, rule: `file is named ${id}.md but its code is ${read.page.code}` });
    }
  }
  return {
    file: file.path,
    id,
    lineOf,
    problems: problems.map((problem) => ({ file: file.path, ...problem })),
    ...('page' in read ? { page: read.page } : {}),
  };
}

/** The line on which a key of the front matter stands, for rules that are checked after the file is read. */
function lineOfKey(text: string, key: string): number {
  const at = text.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return at === -1 ? 1 : at + 1;
}

function nameProblems(id: string, kind: Kind): LineProblem[] {
  if (kind === 'error') {
    return codePattern.test(id)
      ? []
      : [{ line: 1, rule: 'file must be named after its code, such as H14.md' }];
  }
  if (slugPattern.test(id)) return [];
  const hint = codePattern.test(id) && kind === 'runbook' ? `; list ${id} under codes instead` : '';
  return [
    { line: 1, rule: `file must be named in lower-case words joined by "-", such as our-restart.md${hint}` },
  ];
}

function checkedBody(body: string, firstLine: number): LineProblem[] {
  try {
    return bodyProblems(body, firstLine);
  } catch (error) {
    return [{ line: firstLine, rule: `text cannot be read as Markdown: ${String(error).slice(0, 200)}` }];
  }
}

function readPage(
  kind: Kind,
  id: string,
  matter: string,
  line: number,
  placed: readonly PlacedSection[],
): { page: Page } | { problems: LineProblem[] } {
  const sections = placed.map(({ heading, markdown }) => ({ heading, markdown }));
  if (kind === 'error') {
    const read = readMatter(errorMatter, matter, line);
    return 'problems' in read ? read : { page: { ...read.value, kind, id, sections } };
  }
  if (kind === 'runbook') {
    const read = readMatter(runbookMatter, matter, line);
    return 'problems' in read ? read : { page: { ...read.value, kind, id, sections } };
  }
  const read = readMatter(pageMatter, matter, line);
  return 'problems' in read ? read : { page: { ...read.value, kind, id, sections } };
}
