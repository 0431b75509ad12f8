import { Index } from 'flexsearch';
import { AppError } from '../errors.ts';
import { findCodes, nearestCodes } from './codes.ts';
import { loadContent } from './load.ts';
import type { ErrorPage, Page, RunbookPage } from './page.ts';
import { problemText } from './problem.ts';

/** One page that answers: `score` from 0 to 1, and one short line that says why it was chosen. */
export type Hit = { page: Page; score: number; reason: string };

export type Answer = {
  question: string;
  /** False when nothing good was found; the hits are then the three nearest pages. */
  confident: boolean;
  /** Best first, at most five; pages of named codes come first, in the order they were named. */
  hits: Hit[];
  /** Codes that do not exist, in canonical spelling, with up to three real ones near each. */
  unknownCodes: { asked: string; nearest: ErrorPage[] }[];
  /** The team's own pages for the codes and pages found. */
  runbooks: RunbookPage[];
};

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

/** Loads and indexes all content. Throws `content_invalid` with every file, line and rule that is wrong. */
export async function openKnowledge({ contentDir, extraDirs = [] }: KnowledgeOptions): Promise<Knowledge> {
  const { pages, problems } = await loadContent(contentDir, extraDirs);
  if (problems.length > 0) {
    const list = problems.map(problemText).join('\n');
    throw new AppError(
      'content_invalid',
      `The content has ${problems.length} problem(s); fix them and start again.\n${list}`,
    );
  }
  return knowledgeOf(pages);
}

/** Knowledge from pages that are already loaded. */
export function knowledgeOf(pages: readonly Page[]): Knowledge {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const errors = pages.filter((page) => page.kind === 'error').sort((a, b) => (a.code < b.code ? -1 : 1));
  const errorByCode = new Map(errors.map((page) => [page.code, page]));
  const index = new Index({ tokenize: 'forward', encoder: 'LatinBalance' });
  pages.forEach((page, at) => {
    index.add(at, [page.title, ...page.symptoms, page.summary].join(' '));
  });

  function answer(question: string): Answer {
    const hits: Hit[] = [];
    const unknownCodes: Answer['unknownCodes'] = [];
    for (const { code } of findCodes(question)) {
      const page = errorByCode.get(code);
      if (page) hits.push({ page, score: 1, reason: `names ${code}` });
      else {
        const nearest = nearestCodes(code, [...errorByCode.keys()]);
        unknownCodes.push({ asked: code, nearest: nearest.flatMap((id) => errorByCode.get(id) ?? []) });
      }
    }
    const confident = hits.length > 0;
    for (const id of index.search(question, { limit: 8, suggest: true })) {
      const page = pages[Number(id)];
      if (page && !hits.some((hit) => hit.page === page))
        hits.push({ page, score: 0.5, reason: 'shares words' });
    }
    const best = hits.slice(0, confident ? 5 : 3);
    const ids = new Set(best.map((hit) => hit.page.id));
    const runbooks = pages
      .filter((page) => page.kind === 'runbook')
      .filter((page) => page.codes.some((code) => ids.has(code)));
    return { question, confident, hits: best, unknownCodes, runbooks };
  }

  return {
    answer,
    page: (id) => byId.get(id),
    errorPages: () => errors,
    size: () => pages.length,
  };
}
