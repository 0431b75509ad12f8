import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bigLog } from './big-log.ts';
import { coded, heroku, router, runtime } from './lines.ts';

const root = join(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ran = { status: number; out: string; err: string };

/** Runs the command line as a person does, with `input` on standard input. */
function run(words: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'src/cli.ts'), 'diagnose', ...words],
      { maxBuffer: 50_000_000 },
      (error, out, err) => resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const log = [
  router(coded('H12', { path: '/slow?token=9f86d081884c7d659a2feaa0c55ad015', dyno: 'web.2' })),
  router(coded('H12', { path: '/slow', dyno: 'web.10' }), 60),
  heroku('worker.1', runtime('R14'), 61),
].join('\n');

describe('the diagnose command', () => {
  test('--json gives one object for a file', async () => {
    const path = await file('one.log', log);
    const { status, out } = await run([path, '--json']);
    const answer = JSON.parse(out);
    expect(status).toBe(0);
    expect(answer).toEqual({
      id: path,
      codes: { H12: 2, R14: 1 },
      first: '2026-11-02T14:05:09.118Z',
      last: '2026-11-02T14:06:10.118Z',
      dynos: ['web.10', 'web.2', 'worker.1'],
      paths: ['/slow'],
      likely: expect.any(Array),
    });
    expect(answer.likely.length).toBeGreaterThan(0);
    for (const cause of answer.likely)
      expect(Object.keys(cause)).toEqual(['cause', 'confidence', 'codes', 'firstStep']);
  });

  test('--jsonl gives one line for each row, and goes on after a bad one', async () => {
    const rows = [{ id: 'a', text: log }, { id: 2, text: '' }, { id: 'c' }];
    const { status, out } = await run(['--jsonl'], rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const [first, second, third] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(first).toMatchObject({ id: 'a', codes: { H12: 2, R14: 1 } });
    expect(second).toEqual({ id: 2, codes: {}, first: null, last: null, dynos: [], paths: [], likely: [] });
    expect(third).toEqual({ id: 'c', error: expect.stringContaining('text') });
  });

  test('reads standard input, and prints the answer with the chart as text', async () => {
    const { status, out } = await run(['-'], log);
    expect(status).toBe(0);
    expect(out).toContain('3 events: H12 2, R14 1.');
    expect(out).toContain('Events per 5 seconds, 14:05:05 to 14:06:10 UTC');
    expect(out).toContain('[hidden: ');
  });

  test('reads a big file whole', async () => {
    const lines: string[] = [];
    const generated = bigLog('heroku logs', 40_000, { trouble: 100 });
    let step = generated.next();
    for (; !step.done; step = generated.next()) lines.push(step.value);
    const { out } = await run([await file('big.log', lines.join('\n')), '--json']);
    const { codes, dynos, paths } = JSON.parse(out);
    const top = [...step.value.paths].sort((a, b) => b[1] - a[1]).slice(0, 5);
    expect(codes).toEqual(step.value.codes);
    expect(dynos).toEqual([...step.value.dynos].sort());
    expect(paths).toEqual(top.map(([path]) => path));
  });

  test.each([
    ['a missing file', 'missing.log', null, 'There is no such file.'],
    ['a folder', '.', null, 'That is a folder; give a file.'],
    ['an empty file', 'empty.log', '', 'There is nothing in it.'],
    ['a file of spaces', 'spaces.log', ' \n\n \n', 'There is nothing in it.'],
    [
      'a binary file',
      'binary.log',
      Buffer.from([0, 1, 2, 0, 255, 254, 10, 0]),
      'This is no text. Give the log as plain text.',
    ],
  ])('says in one sentence what is wrong with %s', async (_, name, content, sentence) => {
    const path = content === null ? join(folder, name) : await file(name, content);
    const { status, out, err } = await run([path, '--json']);
    expect({ status, out, err }).toEqual({ status: 1, out: '', err: `${path}: ${sentence}\n` });
  });

  test('more than one file is wrong usage', async () => {
    const { status, err } = await run(['a', 'b']);
    expect(status).toBe(2);
    expect(err).toContain('Give one file, or - for standard input.');
  });
});
