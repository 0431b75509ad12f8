import type { Answer, Hit } from './answer-shape.ts';
import { findCodes, nearestCodes } from './codes.ts';
import { finder, type Match } from './find.ts';
import { isAnswer } from './floor.ts';
import type { ErrorPage, Page, RunbookPage } from './page.ts';
import { matchReason } from './reason.ts';
import type { Search } from './search.ts';

const maxHits = 5;
const nearestHits = 3;
/** Beside a named code a page found with less than this chance is further off than the related pages. */
const clearChance = 0.15;

export type Pages = {
  all: readonly Page[];
  byId: ReadonlyMap<string, Page>;
  errors: readonly ErrorPage[];
};

/** Answers questions: named codes first, then what the words of the question find, or honestly nothing. */
export function answerer({ all, byId, errors }: Pages, search: Search): (question: string) => Answer {
  const codes = errors.map((page) => page.code);
  const errorPage = (code: string) => {
    const page = byId.get(code);
    return page?.kind === 'error' ? page : undefined;
  };
  const runbooks = runbooksById(all);
  const find = finder(search);

  return (question) => {
    const named: ErrorPage[] = [];
    const unknownCodes: Answer['unknownCodes'] = [];
    for (const { code } of findCodes(question, (code) => errorPage(code) !== undefined)) {
      const page = errorPage(code);
      if (page) named.push(page);
      else
        unknownCodes.push({
          asked: code,
          nearest: nearestCodes(code, codes).flatMap((near) => errorPage(near) ?? []),
        });
    }
    const matches = find(question);
    const [best] = matches;
    const answered = unknownCodes.length === 0 && best !== undefined && isAnswer(best.chance);
    const confident = named.length > 0 || answered;
    const hits: Hit[] = named
      .slice(0, maxHits)
      .map((page) => ({ page, score: 1, reason: `names ${page.code}` }));
    const rest = matches.filter(({ found }) => !named.some((page) => page === found.page));
    const others = asHits(rest.slice(0, maxHits));
    const room = Math.max(0, (confident ? maxHits : nearestHits) - hits.length);
    hits.push(...(named.length > 0 ? besideNamed(others, named, byId) : others).slice(0, room));
    if (hits.length === 0) hits.push(...nearestPages(unknownCodes));
    return {
      question,
      confident,
      hits,
      named: named.map((page) => page.code),
      unknownCodes,
      runbooks: runbooksFor(runbooks, confident ? hits : [], named),
    };
  };
}

/** Beside named codes: what the words find clearly, then the pages that the codes' own pages name. */
function besideNamed(
  found: readonly Hit[],
  named: readonly ErrorPage[],
  byId: ReadonlyMap<string, Page>,
): Hit[] {
  const clear = found.filter(({ score }) => score >= clearChance);
  const shown = new Set<Page>([...named, ...clear.map(({ page }) => page)]);
  const related = named.flatMap((page) =>
    page.related.flatMap((id) => {
      const other = byId.get(id);
      if (!other || shown.has(other)) return [];
      shown.add(other);
      return [{ page: other, score: 0, reason: `related to ${page.code}` }];
    }),
  );
  return [...clear, ...related];
}

/** Scores fall from hit to hit, so that they can be compared as they stand. */
function asHits(matches: readonly Match[]): Hit[] {
  let least = 1;
  return matches.map(({ found, chance }) => {
    least = Math.min(least, chance);
    return { page: found.page, score: Math.round(least * 1000) / 1000, reason: matchReason(found.matches()) };
  });
}

function nearestPages(unknownCodes: Answer['unknownCodes']): Hit[] {
  return unknownCodes
    .flatMap(({ asked, nearest }) =>
      nearest.map((page) => ({ page, score: 0, reason: `nearest to ${asked}` })),
    )
    .slice(0, nearestHits);
}

/** Runbooks by the code or slug they are about, and by their own. */
function runbooksById(pages: readonly Page[]): Map<string, RunbookPage[]> {
  const byId = new Map<string, RunbookPage[]>();
  for (const page of pages) {
    if (page.kind !== 'runbook') continue;
    for (const id of new Set([page.id, ...page.codes, ...page.related])) {
      byId.set(id, [...(byId.get(id) ?? []), page]);
    }
  }
  return byId;
}

/** The team's own pages for the codes that were named, else for the best page found, and those that were found. */
function runbooksFor(
  byId: ReadonlyMap<string, RunbookPage[]>,
  hits: readonly Hit[],
  named: readonly ErrorPage[],
): RunbookPage[] {
  const about = named.length > 0 ? named.map((page) => page.id) : hits.slice(0, 1).map((hit) => hit.page.id);
  const found = hits.flatMap(({ page }) => (page.kind === 'runbook' ? page.id : []));
  return [...new Set([...about, ...found].flatMap((id) => byId.get(id) ?? []))];
}
