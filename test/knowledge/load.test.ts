import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { checkContent } from '../../src/knowledge/check.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { articleFile, contentTree, errorFile, runbookFile, scratchDir, writeFiles } from './fixtures.ts';

/** What is wrong with a tree, each as "file:line: rule", with paths relative to the tree. */
async function wrong(files: Record<string, string | Uint8Array>, runbooks: Record<string, string> = {}) {
  const dir = await contentTree(files);
  const own = await scratchDir();
  await writeFiles(own, runbooks);
  const { problems } = await loadContent(dir, [own]);
  return problems.map(({ file, line, rule }) =>
    `${file}:${line}: ${rule}`.replaceAll(`${dir}/`, '').replaceAll(`${own}/`, 'own/'),
  );
}

const replace = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the fixture does not hold ${from}`);
  return changed;
};

describe('content that is right', () => {
  test('loads with its sections, and READMEs and other files are left alone', async () => {
    const dir = await contentTree({
      'errors/H14.md': errorFile(),
      'articles/opening.md': articleFile(),
      'articles/README.md': 'About this folder.',
      'support/contacts.yml': 'a: 1',
    });
    const { pages, problems } = await loadContent(dir);
    expect(problems).toEqual([]);
    expect(pages.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['error H14', 'article opening']);
    expect(pages[0]?.sections.map(({ heading }) => heading)).toEqual([
      'Meaning',
      'Likely causes',
      'First checks',
      'Limits',
    ]);
  });

  test('a heading inside a fenced block is text', async () => {
    const dir = await contentTree({
      'articles/opening.md': articleFile((text) => `${text}\n~~~\n## not a heading\n~~~\n\n## Last\nEnd.`),
    });
    const { pages } = await loadContent(dir);
    expect(pages[0]?.sections.map(({ heading }) => heading)).toEqual(['What to do', 'Last']);
    expect(pages[0]?.sections[0]?.markdown).toContain('## not a heading');
  });

  test('a retired code needs neither the sections nor a command', async () => {
    const retired = errorFile('H16', (text) =>
      text
        .replace('level: error', 'level: info\nretired: true')
        .replace(/## Meaning[\s\S]*/, '## Meaning\nGone.\n'),
    );
    expect(await wrong({ 'errors/H16.md': retired })).toEqual([]);
  });

  test('Windows line ends and a byte order mark are fine', async () => {
    const file = `\uFEFF${errorFile().replaceAll('\n', '\r\n')}`;
    expect(await wrong({ 'errors/H14.md': file })).toEqual([]);
  });
});

describe('what is wrong with a page names its file, line and rule', () => {
  test.each([
    ['an unknown level', replace('level: error', 'level: bad'), 5, /^level: .*"error"\|"warning"\|"info"/],
    ['an unknown topic', replace('[no-web-dynos]', '[shops]'), 10, /^topics 1: /],
    ['a third topic', replace('[no-web-dynos]', '[procfile, websockets, cors]'), 10, /^topics: .*2/],
    ['a short symptom', replace('lights are off', 'x'), 14, /^symptoms 3: /],
    ['an unknown key', replace('stacks: both', 'stacks: both\nauthor: me'), 2, /author/],
    ['a missing key', replace(/summary: .*\n/, ''), 2, /^summary: /],
    ['a source that is not https', replace('source: https', 'source: http'), 15, /^source: must be an https/],
    [
      'a review in the future',
      replace('2026-01-31', '2999-01-01'),
      16,
      /^reviewed: must not be in the future/,
    ],
    ['a day that does not exist', replace('2026-01-31', '2026-02-30'), 16, /^reviewed: /],
    ['broken YAML', replace('title: No', 'title: [No'), 4, /^front matter is not valid YAML/],
    [
      'a key given twice',
      replace('level: error', 'level: error\nlevel: error'),
      6,
      /^front matter is not valid YAML.*unique/,
    ],
    ['an alias', replace('level: error', 'level: &a error\nfamily2: *a'), 6, /^YAML aliases/],
    [
      'a related page that is not there',
      replace('related: []', 'related: [R99]'),
      8,
      /^related: there is no page R99/,
    ],
    ['itself as related', replace('related: []', 'related: [H14]'), 8, /^related: H14 is the page itself/],
    ['a missing section', replace('## Limits\nNone.\n', ''), 19, /^section "## Limits" is missing/],
    [
      'a section out of order',
      replace(/(## Likely[\s\S]*?)(## First[\s\S]*?)(?=## Limits)/, '$2$1'),
      22,
      /^section "First checks" stands out of order/,
    ],
    ['no command in First checks', replace('`heroku ps -a APP`', 'look'), 24, /^First checks must show/],
    [
      'a command in prose',
      replace('Nobody is there.', 'Run heroku ps now.'),
      21,
      /^"heroku ps" must stand in a code span/,
    ],
    [
      'a command in prose, second line',
      replace('Nobody is there.', 'First\nrun heroku ps:scale web=1.'),
      22,
      /^"heroku ps:scale" must stand/,
    ],
    [
      'a link to javascript',
      replace('Nobody', '[Nobody](javascript:alert(1))'),
      21,
      /^link "javascript:alert\(1\)" must begin with https/,
    ],
    ['a link to data', replace('Nobody', '[Nobody](data:text/html,x)'), 21, /^link "data:/],
    ['a hidden scheme', replace('Nobody', '[Nobody](java&#115;cript:alert(1))'), 21, /must begin with https/],
    [
      'a link by reference',
      replace('Nobody', '[Nobody][1]\n\n[1]: file:///etc/passwd\n\n'),
      23,
      /must begin with https/,
    ],
    ['a link without a host', replace('Nobody', '[Nobody](https://)'), 21, /is not a well-formed address/],
    [
      'a link with a password',
      replace('Nobody', '[Nobody](https://a:b@example.com)'),
      21,
      /must not carry a name or a password/,
    ],
    [
      'another code in the file',
      replace('code: H14', 'code: H15'),
      1,
      /^file is named H14.md but its code is H15/,
    ],
    ['no front matter', () => 'Hello', 1, /^must begin with a line of three dashes/],
    ['no end of front matter', replace(/\n---\n[\s\S]*/, '\n'), 1, /^front matter has no closing line/],
    ['an empty file', () => '', 1, /^must begin with/],
    ['no body', replace(/\n---\n[\s\S]*/, '\n---\n'), 19, /^has no text below the front matter/],
  ])('%s', async (_, change, line, rule) => {
    const problems = await wrong({ 'errors/H14.md': errorFile('H14', change) });
    const found = problems.find((problem) => rule.test(problem.replace(/^\S+:\d+: /, '')));
    expect(found, problems.join('\n')).toMatch(new RegExp(`^errors/H14.md:${line}: `));
  });

  test('all problems of all files come at once, in order', async () => {
    const problems = await wrong({
      'errors/H14.md': errorFile('H14', (text) =>
        text.replace('level: error', 'level: bad').replace('stacks: both', 'stacks: x'),
      ),
      'articles/Opening.md': articleFile(),
    });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('articles/Opening.md:1: file must be named in lower-case words');
    expect(problems[1]).toContain('errors/H14.md:5: level');
    expect(problems[2]).toContain('errors/H14.md:9: stacks');
  });

  test('commands in code spans, fenced blocks and "the heroku CLI" in prose are fine', async () => {
    const body =
      'Use `heroku ps` with the heroku CLI, see [logs](https://devcenter.heroku.com/articles/logging).\n\n```\nheroku logs --tail\n```\n';
    expect(await wrong({ 'articles/opening.md': articleFile(replace('Turn the key.', body)) })).toEqual([]);
  });
});

describe('rules across files', () => {
  test('a runbook with the slug of another page names both', async () => {
    const problems = await wrong(
      { 'errors/H14.md': errorFile(), 'articles/opening.md': articleFile() },
      { 'deep/opening.md': runbookFile() },
    );
    expect(problems).toEqual([
      expect.stringMatching(/^own\/deep\/opening.md:1: has the name of another page, articles\/opening.md;/),
    ]);
  });

  test('a runbook named after a code is told what to do instead', async () => {
    const problems = await wrong({ 'errors/H14.md': errorFile() }, { 'H14.md': runbookFile() });
    expect(problems.join()).toContain('list H14 under codes instead');
  });

  test('a runbook for a code that does not exist is refused', async () => {
    const problems = await wrong(
      { 'errors/H14.md': errorFile() },
      { 'ours.md': runbookFile(replace('[H14]', '[H14, H98]')) },
    );
    expect(problems).toEqual(['own/ours.md:4: codes: there is no error code H98']);
  });

  test('starting with broken content says every file, line and rule in one error', async () => {
    const dir = await contentTree({
      'errors/H14.md': errorFile('H14', replace('level: error', 'level: bad')),
      'articles/opening.md': articleFile(replace('Turn', '[Turn](javascript:x)')),
    });
    const error = await openKnowledge({ contentDir: dir }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'content_invalid' });
    expect(String(error)).toMatch(/2 problems/);
    expect(String(error)).toMatch(/errors\/H14.md:5: level/);
    expect(String(error)).toMatch(/articles\/opening.md:17: link "javascript:x"/);
  });

  test('content check reads a tree as a tree and any other folder as runbooks', async () => {
    const tree = await contentTree({ 'errors/H14.md': errorFile() });
    const own = await scratchDir();
    await writeFiles(own, { 'ours.md': runbookFile(replace('summary', 'resume')) });
    const report = await checkContent([tree, own]);
    expect(report.pages).toBe(1);
    expect(report.problems.map(({ file }) => file)).toEqual([join(own, 'ours.md'), join(own, 'ours.md')]);
  });

  test('a folder that does not exist is a problem, not a crash', async () => {
    const dir = await contentTree({});
    const { problems } = await loadContent(dir, [join(dir, 'nowhere')]);
    expect(problems).toEqual([{ file: join(dir, 'nowhere'), line: 1, rule: 'cannot be read (ENOENT)' }]);
  });
});

describe('hostile content gives a problem, never a crash', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['a huge file', 'x'.repeat(70_000), /is larger than 65536 bytes/],
    [
      'a huge paragraph',
      articleFile(replace('Turn the key.', '[a](https://a.b) '.repeat(1_000))),
      /paragraph of more than 10000 characters/,
    ],
    ['a binary file', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0, 1, 2]), /is not a text file/],
    ['invalid UTF-8', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x41]), /is not valid UTF-8/],
    ['a YAML bomb', `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n---\nx`, /YAML aliases/],
    ['deep YAML', `---\na: ${'['.repeat(15_000)}\n---\nx`, /front matter/],
    ['long YAML', `---\na: ${'x'.repeat(40_000)}\n---\nx`, /front matter is longer than/],
    ['YAML with a tag', '---\ncode: !!js/function "x"\n---\n## A\nx', /front matter is not valid YAML/],
    ['a prototype key', '---\n__proto__: {a: 1}\n---\n## A\nx', /./],
    ['front matter that is a list', '---\n- a\n---\n## A\nx', /expected object/],
    ['empty front matter', '---\n---\n## A\nx', /expected object/],
    ['deep Markdown', `---\ntitle: x\n---\n${'> '.repeat(5_000)}x`, /./],
    ['many brackets', `---\ntitle: x\n---\n${'['.repeat(20_000)}`, /./],
    ['many stars', `---\ntitle: x\n---\n${'*a_ '.repeat(15_000)}`, /./],
  ])('%s', async (_, content, rule) => {
    const problems = await wrong({ 'articles/opening.md': content });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toMatch(rule);
  });

  test('a loop of links is read once', async () => {
    const dir = await contentTree({ 'articles/opening.md': articleFile() });
    await symlink(dir, join(dir, 'articles', 'again'));
    await symlink(join(dir, 'articles'), join(dir, 'articles', 'self'));
    await symlink(join(dir, 'gone.md'), join(dir, 'articles', 'gone.md'));
    const { pages, problems } = await loadContent(dir);
    expect(pages.map(({ id }) => id)).toEqual(['opening']);
    expect(problems.map(({ rule }) => rule)).toEqual(['is a link that leads nowhere (ENOENT)']);
  });

  test('folders below the eighth are refused', async () => {
    const own = await scratchDir();
    await writeFiles(own, { [`${'a/'.repeat(12)}ours.md`]: runbookFile() });
    const { problems } = await loadContent(await contentTree({}), [own]);
    expect(problems.map(({ rule }) => rule)).toEqual(['is more than 8 folders deep']);
  });

  test('any text as a page gives problems or a page', async () => {
    const dir = await contentTree({});
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
        await writeFiles(dir, { 'articles/any.md': `---\n${text}\n---\n${text}` });
        const { pages, problems } = await loadContent(dir);
        expect(pages.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
