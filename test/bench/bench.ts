import MiniSearch from 'minisearch';
import { knowledgeOf } from '../../src/knowledge/knowledge.ts';
import { benchAnswering } from './answering.ts';
import { generatedQuestions, generatedRunbooks } from './documents.ts';
import { median, percentile, stopAll } from './process.ts';

function timeEach(questions: readonly string[], search: (question: string) => unknown): number[] {
  for (const question of questions.slice(0, 200)) search(question);
  return questions.map((question) => {
    const from = performance.now();
    search(question);
    return performance.now() - from;
  });
}

function search(): void {
  const pages = generatedRunbooks(10_000);
  const questions = generatedQuestions(2000);
  const knowledge = knowledgeOf(pages);
  const mini = new MiniSearch({
    fields: ['title', 'symptoms', 'summary'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  mini.addAll(
    pages.map((page) => ({
      id: page.id,
      title: page.title,
      symptoms: page.symptoms.join('\n'),
      summary: page.summary,
    })),
  );
  const ours = timeEach(questions, (question) => knowledge.answer(question));
  const theirs = timeEach(questions, (question) => mini.search(question));
  const row = (name: string, times: number[]) =>
    `  ${name} median ${median(times).toFixed(3)} ms   p99 ${percentile(times, 0.99).toFixed(3)} ms`;
  console.log('search in 10,000 generated runbooks, 2,000 questions');
  console.log(row('this search', ours));
  console.log(row('MiniSearch ', theirs));
  console.log(
    `  ratio: ${(median(theirs) / median(ours)).toFixed(1)} × as fast at the median, ${(percentile(theirs, 0.99) / percentile(ours, 0.99)).toFixed(1)} × at p99 (aim p99 ≤ 1 ms, ≥ 5 ×)`,
  );
}

await benchAnswering().finally(stopAll);
search();
