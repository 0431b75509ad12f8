import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runScript } from './support/process.ts';

const cli = (words: string[], input?: string) =>
  runScript('src/cli.ts', words, input === undefined ? {} : { input });
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the command line', () => {
  test('ask answers in words', async () => {
    const { status, out } = await cli(['ask', 'h 14']);
    expect(status).toBe(0);
    expect(out).toMatch(/^1\. H14 · No web dynos running\n/);
  });

  test('ask --json gives one answer in the documented shape', async () => {
    const { status, out } = await cli(['ask', 'what is R14', '--json']);
    expect(status).toBe(0);
    const [answer] = lines(out);
    expect(answer).toMatchObject({ id: 'what is R14', confident: true });
    const { url, ...first } = answer.answers[0];
    expect(first).toEqual({
      id: 'R14',
      kind: 'error',
      topics: ['memory-quota'],
      title: 'Memory quota exceeded',
      score: 1,
    });
    expect(url).toMatch(/^https:\/\/devcenter\.heroku\.com\//);
  });

  test('ask --jsonl answers each line in order, and a bad line does not stop the rest', async () => {
    const input = '{"id":"a","query":"H12"}\nnot json\n\n{"id":7,"query":"best pizza recipe"}\n{"id":"c"}\n';
    const { status, out } = await cli(['ask', '--jsonl'], input);
    expect(status).toBe(1);
    const [first, bad, last, missing] = lines(out);
    expect(first).toMatchObject({ id: 'a', confident: true });
    expect(first.answers[0].id).toBe('H12');
    expect(bad).toMatchObject({ id: null, error: expect.stringContaining('line 2') });
    expect(last).toMatchObject({ id: 7, confident: false });
    expect(missing).toMatchObject({ id: 'c', error: expect.stringContaining('query') });
  });

  test('content check passes on the content that ships', async () => {
    const { status, out } = await cli(['content', 'check']);
    expect(out).toMatch(/^\d+ pages read: all good\.\n$/);
    expect(status).toBe(0);
  });

  test('content check names file, line and rule of a broken runbook', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'runbooks-'));
    await writeFile(
      join(folder, 'broken.md'),
      '---\ntitle: Hi\nsummary: too short\nreviewed: 2999-01-01\n---\n## Do\nnothing\n',
    );
    const { status, out } = await cli(['content', 'check', folder]);
    expect(status).toBe(1);
    expect(out).toMatch(/broken\.md:2: title/);
    expect(out).toMatch(/broken\.md:4: reviewed: must not be in the future/);
  });

  test.each([
    ['no command', [], 'No command was given'],
    ['an unknown command', ['dance'], 'There is no command "dance"'],
    ['an unknown option', ['ask', '--loud', 'H14'], '--loud'],
    ['no question', ['ask'], 'There is no question'],
  ])('%s is wrong usage: status 2 and the usage', async (_name, words, problem) => {
    const { status, err } = await cli(words);
    expect(status).toBe(2);
    expect(err).toContain(problem);
    expect(err).toContain('npm run -s cli -- ask');
  });
});
