import { expect, test } from 'vitest';
import { loadPage } from '../../src/knowledge/load-page.ts';
import { runbookOf } from '../../src/tickets/csa/runbook.ts';

const made = (words: object = {}) =>
  runbookOf(
    {
      title: 'Before a launch',
      summary: 'Load test first.',
      symptoms: 'launch\nno',
      body: 'Test.',
      ...words,
    },
    { from: 'CSA-3', day: '2026-11-20' },
  );

test.each([
  {},
  { title: '“Quotes”: and # marks', summary: '' },
  { title: '💥', symptoms: 'a\n- b: c\n"d"' },
  { title: 'x'.repeat(500), summary: 'y'.repeat(900), symptoms: 'z'.repeat(400) },
])('a draft runbook is one that the knowledge base takes: %j', (words) => {
  const { file, markdown } = made(words);
  const { problems, page } = loadPage({ path: file, text: markdown }, 'runbook');
  expect(problems).toEqual([]);
  expect(page?.kind).toBe('runbook');
});
