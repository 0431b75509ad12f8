import { AppError } from '../errors.ts';
import { answerer } from './answer.ts';
import type { Answer, Hit } from './answer-shape.ts';
import { loadContent } from './load.ts';
import type { ErrorPage, Page } from './page.ts';
import { atOnce, politely } from './politely.ts';
import { problemText } from './problem.ts';
import { type Search, searchSteps } from './search.ts';

export type { Answer, Hit };

export type Knowledge = {
  answer(question: string): Answer;
  /** A page by its code in canonical spelling or by its slug. */
  page(id: string): Page | undefined;
  /** All pages of error codes, in order of code. */
  errorPages(): readonly ErrorPage[];
  /** How many pages there are. */
  size(): number;
};

export type KnowledgeOptions = { contentDir: string; extraDirs?: readonly string[] };

/** Loads and indexes all content without holding up the process. Throws `content_invalid` with every file, line and rule that is wrong. */
export async function openKnowledge({ contentDir, extraDirs = [] }: KnowledgeOptions): Promise<Knowledge> {
  const { pages, problems } = await loadContent(contentDir, extraDirs);
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    const list = problems.map(problemText).join('\n');
    throw new AppError(
      'content_invalid',
      `The content has ${count}. Correct the files and start again:\n${list}`,
    );
  }
  return knowledgeWith(pages, await politely(searchSteps(pages)));
}

/** Knowledge from pages that are already loaded, at once. */
export function knowledgeOf(pages: readonly Page[]): Knowledge {
  return knowledgeWith(pages, atOnce(searchSteps(pages)));
}

function knowledgeWith(pages: readonly Page[], search: Search): Knowledge {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const errors = pages.filter((page) => page.kind === 'error').sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    answer: answerer({ all: pages, byId, errors }, search),
    page: (id) => byId.get(id),
    errorPages: () => errors,
    size: () => pages.length,
  };
}
