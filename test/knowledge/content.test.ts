import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/knowledge/check.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { ownContentDir } from '../../src/knowledge/own-content.ts';
import { problemText } from '../../src/knowledge/problem.ts';
import { topicNames } from '../../src/knowledge/topics.ts';

const { pages } = await loadContent(ownContentDir);
const knowledge = await openKnowledge({ contentDir: ownContentDir });

describe('the content that comes with the project', () => {
  test('keeps every rule', async () => {
    const { problems } = await checkContent();
    expect(problems.map(problemText)).toEqual([]);
  });

  test('holds the 43 platform error codes, in order, each with its own page', () => {
    const codes = knowledge.errorPages().map(({ code }) => code);
    expect(codes).toHaveLength(43);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(codes.map((code) => code[0]))).toEqual(new Set(['H', 'R', 'L']));
  });

  test.each(topicNames)('at least two pages are about %s', (topic) => {
    const about = pages.filter((page) => page.topics.includes(topic));
    expect(about.map(({ id }) => id).length).toBeGreaterThanOrEqual(2);
  });

  test('every code is answered with its own page first, and nothing else is called by its name', () => {
    for (const page of knowledge.errorPages()) {
      const answer = knowledge.answer(page.code);
      expect(answer).toMatchObject({ confident: true, named: [page.code], unknownCodes: [] });
      expect(answer.hits[0]).toMatchObject({ score: 1, page: { id: page.code } });
    }
  });

  test('every symptom of every page finds a page on one of its topics among the first three', () => {
    const lost = pages.flatMap((page) =>
      page.symptoms
        .filter((symptom) => {
          const { hits } = knowledge.answer(symptom);
          return !hits
            .slice(0, 3)
            .some((hit) => hit.page === page || hit.page.topics.some((topic) => page.topics.includes(topic)));
        })
        .map((symptom) => `${page.id}: ${symptom}`),
    );
    const all = pages.reduce((sum, page) => sum + page.symptoms.length, 0);
    expect(lost.length / all, lost.join('\n')).toBeLessThan(0.01);
  }, 120_000);
});
