import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { knowledgeOf } from '../../src/knowledge/knowledge.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import type { Page } from '../../src/knowledge/page.ts';
import { generatedQuestions, generatedRunbooks } from './documents.ts';
import { type Engine, lunrEngine, miniSearchEngine, oramaEngine } from './rivals.ts';

/**
 * Compares this search with MiniSearch, lunr and Orama on the same content and the same questions, and prints Markdown.
 * The searches were tuned only on the "tune" half; the "report" half is what the README shows.
 */

type Question = {
  id: string;
  query: string;
  kind: 'code' | 'symptom' | 'howto' | 'support' | 'none';
  split: 'tune' | 'report';
  expect: { ids?: string[]; topics?: string[] };
};
/** What an engine said to one question: place of the first right page from 1, 0 if not in five, and its confidence. */
type Outcome = { question: Question; place: number; confident: boolean; milliseconds: number };
type Contender = { name: string; indexMs: number; memoryMb: number; outcomes: Outcome[] };

const root = join(import.meta.dirname, '../..');
const questions: Question[] = JSON.parse(readFileSync(join(root, 'test/knowledge/questions.json'), 'utf8'));
const kinds = ['code', 'symptom', 'howto', 'support'] as const;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function main(pages: Page[]): void {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const right = (id: string, { expect }: Question) =>
    (expect.ids ?? []).includes(id) ||
    (byId.get(id)?.topics ?? []).some((topic) => expect.topics?.includes(topic));

  const ours = measured('this search', () => {
    const knowledge = knowledgeOf(pages);
    return (question) => {
      const { hits, confident } = knowledge.answer(question.query);
      return { place: hits.findIndex(({ page }) => right(page.id, question)) + 1, confident };
    };
  });
  const rivals = [miniSearchEngine, lunrEngine, oramaEngine].map((build) => rival(() => build(pages), right));
  const all = [ours, ...rivals];

  for (const split of ['report', 'tune'] as const) {
    const rows = (contender: Contender) =>
      contender.outcomes.filter(({ question }) => question.split === split);
    console.log(
      `\n### ${split === 'report' ? 'Unseen questions (report half)' : 'Questions it was tuned on (tune half)'}\n`,
    );
    console.log(`| success@1 / @3 / MRR | questions | ${all.map(({ name }) => name).join(' | ')} |`);
    console.log(`|---|---|${all.map(() => '---').join('|')}|`);
    for (const kind of [...kinds, 'all'] as const) {
      const of = (contender: Contender) =>
        rows(contender).filter(({ question }) =>
          kind === 'all' ? question.kind !== 'none' : question.kind === kind,
        );
      console.log(
        `| ${kind} | ${of(ours).length} | ${all.map((contender) => successText(of(contender))).join(' | ')} |`,
      );
    }
    const none = (contender: Contender) => rows(contender).filter(({ question }) => question.kind === 'none');
    const some = (contender: Contender) => rows(contender).filter(({ question }) => question.kind !== 'none');
    const share = (list: Outcome[], confident: boolean) =>
      list.filter((one) => one.confident === confident).length / list.length;
    console.log(
      `| false confidence | ${none(ours).length} | ${all.map((one) => percent(share(none(one), true))).join(' | ')} |`,
    );
    console.log(
      `| missed confidence | ${some(ours).length} | ${all.map((one) => percent(share(some(one), false))).join(' | ')} |`,
    );
  }

  console.log(`\n### Cost on this content (${pages.length} pages)\n`);
  console.log(`| | ${all.map(({ name }) => name).join(' | ')} |\n|---|${all.map(() => '---').join('|')}|`);
  const times = (contender: Contender) => contender.outcomes.map(({ milliseconds }) => milliseconds);
  const row = (label: string, value: (contender: Contender) => string) =>
    console.log(`| ${label} | ${all.map(value).join(' | ')} |`);
  row('median search (best of three)', (one) => `${quantile(times(one), 0.5).toFixed(2)} ms`);
  row('p99 search (best of three)', (one) => `${quantile(times(one), 0.99).toFixed(2)} ms`);
  row('index', ({ indexMs }) => `${indexMs.toFixed(0)} ms`);
  row('memory of the index', ({ memoryMb }) => `${memoryMb.toFixed(1)} MB`);
}

/** Builds an engine, weighs it, and asks it every question; a first round warms it up. */
function measured(
  name: string,
  build: () => (question: Question) => { place: number; confident: boolean },
): Contender {
  collectGarbage();
  const before = process.memoryUsage();
  const started = performance.now();
  const ask = build();
  const indexMs = performance.now() - started;
  for (const question of questions) ask(question);
  collectGarbage();
  const after = process.memoryUsage();
  const memoryMb = (after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers) / 1e6;
  const outcomes = questions.map((question) => {
    const { value, milliseconds } = bestOfThree(() => ask(question));
    return { question, ...value, milliseconds };
  });
  return { name, indexMs, memoryMb, outcomes };
}

/** A rival says how sure it is by its score; it gets the floor that serves it best on the tune half. */
function rival(build: () => Engine, right: (id: string, question: Question) => boolean): Contender {
  const scores = new Map<string, number>();
  let name = '';
  const contender = measured('', () => {
    const engine = build();
    name = engine.name;
    return (question) => {
      const hits = engine.search(question.query);
      scores.set(question.id, hits[0]?.score ?? 0);
      return { place: hits.findIndex(({ id }) => right(id, question)) + 1, confident: true };
    };
  });
  const tune = questions.filter(({ split }) => split === 'tune');
  const kept = (floor: number, none: boolean) => {
    const list = tune.filter(({ kind }) => (kind === 'none') === none);
    return list.filter(({ id }) => (scores.get(id) ?? 0) >= floor).length / list.length;
  };
  const worth = (floor: number) => kept(floor, false) - kept(floor, true);
  const floor = [...new Set(scores.values())].reduce(
    (best, next) => (worth(next) > worth(best) ? next : best),
    0,
  );
  const outcomes = contender.outcomes.map((outcome) => ({
    ...outcome,
    confident: (scores.get(outcome.question.id) ?? 0) >= floor,
  }));
  return { ...contender, name, outcomes };
}

/** How the index grows: ten thousand generated runbooks, this search beside MiniSearch. */
function large(): void {
  const pages = generatedRunbooks(10_000);
  const asked = generatedQuestions(1000);
  const weigh = (build: () => (question: string) => unknown, rounds: number) => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const started = performance.now();
    const ask = build();
    const indexMs = performance.now() - started;
    collectGarbage();
    const memory = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
    for (const question of asked.slice(0, 100)) ask(question);
    const times = asked.slice(0, rounds).map((question) => bestOfThree(() => ask(question)).milliseconds);
    return `${(indexMs / 1000).toFixed(1)} s | ${(memory / 1e6).toFixed(0)} MB | ${quantile(times, 0.5).toFixed(2)} ms | ${quantile(times, 0.99).toFixed(2)} ms`;
  };
  console.log('\n### Ten thousand generated runbooks\n');
  console.log('| | index | memory of the index | median search | p99 search |\n|---|---|---|---|---|');
  console.log(`| this search | ${weigh(() => knowledgeOf(pages).answer, 1000)} |`);
  console.log(
    `| MiniSearch | ${weigh(() => {
      const index = new MiniSearch({ fields: ['title', 'symptoms', 'summary', 'body'] });
      index.addAll(
        pages.map((page) => ({
          id: page.id,
          title: page.title,
          symptoms: page.symptoms.join('\n'),
          summary: page.summary,
          body: page.sections.map(({ markdown }) => markdown).join('\n'),
        })),
      );
      return (question) => index.search(question, { fuzzy: 0.2, prefix: true });
    }, 200)} |`,
  );
}

/** The time of a search is the best of three, so that other work on the machine does not count. */
function bestOfThree<Value>(work: () => Value): { value: Value; milliseconds: number } {
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let round = 0; ; round++) {
    const from = performance.now();
    const value = work();
    milliseconds = Math.min(milliseconds, performance.now() - from);
    if (round === 2) return { value, milliseconds };
  }
}

function successText(outcomes: readonly Outcome[]): string {
  const share = (test: (place: number) => boolean) =>
    outcomes.filter(({ place }) => test(place)).length / outcomes.length;
  const mrr = outcomes.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / outcomes.length;
  const [first, three] = [share((place) => place === 1), share((place) => place >= 1 && place <= 3)];
  return `${percent(first)} / ${percent(three)} / ${mrr.toFixed(2)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const { pages, problems } = await loadContent(join(root, 'content'));
if (problems.length > 0)
  throw new Error(`content has ${problems.length} problems; run npm run content:check`);
main(pages);
large();
