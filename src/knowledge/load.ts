import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readContentFiles } from './content-files.ts';
import { type LoadedFile, loadPage } from './load-page.ts';
import type { Kind, Page } from './page.ts';
import { breather } from './politely.ts';
import { type Problem, sortProblems } from './problem.ts';

export type Loaded = { pages: Page[]; problems: Problem[] };

/** The folders of a content tree and what kind of page each holds. */
const folders: Record<string, Kind> = {
  errors: 'error',
  articles: 'article',
  guides: 'guide',
  support: 'support',
};

/**
 * Reads a content tree and any number of folders with a team's runbooks, and checks every rule, within files and
 * across them. Never throws for what is in the files: all that is wrong is in `problems`, in order of file and line.
 */
export async function loadContent(contentDir: string, runbookDirs: readonly string[] = []): Promise<Loaded> {
  const problems: Problem[] = [];
  const files: LoadedFile[] = [];
  const breathe = breather();
  const places = [
    ...Object.entries(folders).map(([folder, kind]) => ({ dir: join(contentDir, folder), kind })),
    ...runbookDirs.map((dir) => ({ dir, kind: 'runbook' as const })),
  ];
  for (const { dir, kind } of places) {
    const found = await readContentFiles(dir);
    problems.push(...found.problems);
    for (const file of found.files) {
      await breathe();
      const result = loadPage(file, kind);
      problems.push(...result.problems);
      files.push(result);
    }
  }
  const unique = uniqueFiles(files, problems);
  checkNames(unique, problems);
  const pages = [...unique.values()].flatMap(({ page }) => page ?? []);
  return { pages, problems: sortProblems(problems) };
}

/** True when a folder is laid out as a content tree (errors/, articles/ …) and not as a folder of runbooks. */
export async function isContentTree(dir: string): Promise<boolean> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.some((entry) => entry.isDirectory() && Object.hasOwn(folders, entry.name));
  } catch {
    return false;
  }
}

function uniqueFiles(files: readonly LoadedFile[], problems: Problem[]): Map<string, LoadedFile> {
  const unique = new Map<string, LoadedFile>();
  for (const file of files) {
    const first = unique.get(file.id);
    if (first) {
      const rule = `has the name of another page, ${first.file}; names must be unique across folders`;
      problems.push({ file: file.file, line: 1, rule });
    } else {
      unique.set(file.id, file);
    }
  }
  return unique;
}

/** Every page that another page names must exist. */
function checkNames(files: ReadonlyMap<string, LoadedFile>, problems: Problem[]) {
  for (const { page, file, id, lineOf } of files.values()) {
    if (!page) continue;
    const wrong = (key: string, rule: string) =>
      problems.push({ file, line: lineOf(key), rule: `${key}: ${rule}` });
    for (const related of page.related) {
      if (related === id) wrong('related', `${related} is the page itself`);
      else if (!files.has(related)) wrong('related', `there is no page ${related}`);
    }
    for (const code of page.kind === 'runbook' ? page.codes : []) {
      if (!files.has(code)) wrong('codes', `there is no error code ${code}`);
    }
  }
}
