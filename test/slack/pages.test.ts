import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/knowledge/check.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import type { Page } from '../../src/knowledge/page.ts';
import { richText } from '../../src/slack/blocks/markdown.ts';
import { pageCard } from '../../src/slack/blocks/page-card.ts';
import { pageView, sheets } from '../../src/slack/blocks/page-view.ts';
import { contentDir } from '../support/bot.ts';
import { limitProblems, viewProblems } from '../support/limits.ts';

let pages: Page[];

beforeAll(async () => {
  pages = (await loadContent(contentDir)).pages;
});

const [hostile, long] = [
  '<!channel> <@U1> <https://evil.example|safe> & `*_~ \u202e\u0000',
  'words & <tags> '.repeat(2000),
];

const runbook = (markdown: string, title = 'A runbook'): Page => ({
  kind: 'runbook',
  id: 'a-runbook',
  title: title.slice(0, 120),
  summary: 'A summary that is long enough to be one.',
  codes: [],
  related: [],
  stacks: 'both',
  topics: [],
  symptoms: [],
  reviewed: '2026-11-01',
  confidence: 'verified',
  sections: Array.from({ length: 30 }, (_, at) => ({ heading: `Part ${at}`, markdown })),
});

describe('pages as Slack shows them', () => {
  test('the content is in order', async () => {
    expect((await checkContent()).problems).toEqual([]);
  });

  test('every page fits into a message, and every sheet of it into a modal', () => {
    for (const page of pages) {
      expect(limitProblems(pageCard(page)), page.id).toEqual([]);
      for (const sheet of [0, 1, 2, 99]) expect(viewProblems(pageView(page, sheet)), page.id).toEqual([]);
    }
  });

  test('no sheet loses a block', () => {
    for (const page of pages) {
      const blocks = page.sections.flatMap(({ heading, markdown }) => richText(markdown, heading));
      expect(sheets(blocks).flat()).toEqual(blocks);
    }
  });

  test.each([
    ['hostile text', hostile],
    ['a very long text', long],
    ['two hundred lists', '- a\n  - b\n\n'.repeat(200)],
    ['html and images', '<script>alert(1)</script> ![x](javascript:alert(1)) [y](javascript:alert(2))'],
  ])('a runbook of %s fits and stays harmless', (_name, markdown) => {
    const page = runbook(markdown, hostile);
    const card = pageCard(page);
    expect(limitProblems(card)).toEqual([]);
    expect(viewProblems(pageView(page))).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/"url":"javascript:/);
    expect(card.text).not.toMatch(/<!channel>|<@U1>/);
    expect(JSON.stringify(card.blocks[0])).not.toMatch(/<!channel>|<@U1>/);
  });

  test('any Markdown whatever becomes blocks that Slack takes', () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '```\n',
      '`',
      '**',
      '_',
      '[a](https://b.c)',
      '> ',
      '\n\n',
      '<!here>',
      '|',
      '  ',
    );
    const markdown = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 20 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(markdown, (parts) => {
        const page = { ...runbook(''), sections: [{ heading: 'Part', markdown: parts.join('') }] };
        expect(limitProblems(pageCard(page))).toEqual([]);
        expect(viewProblems(pageView(page))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
