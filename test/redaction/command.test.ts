import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maker } from './corpus/make.ts';

const root = resolve(import.meta.dirname, '../..');
const program = `const { redact } = await import('./src/cli/redact.ts');
process.exitCode = await redact.run(process.argv.slice(1)).catch((error) => { process.stderr.write(error.message); return 9; });`;

function run(words: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...words],
    {
      cwd: root,
      input,
      encoding: 'utf8',
    },
  );
  return { stdout, stderr, status };
}

const hidden = maker(41).alnum(24);
const text = `API_TOKEN=${hidden}\r\nPORT=80\n`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redact-'));
  writeFileSync(join(folder, 'env'), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the redact command', () => {
  test('writes the text of a file without its secrets, and what it hid beside it', () => {
    const { stdout, stderr, status } = run([join(folder, 'env')]);
    expect(stdout).toBe('API_TOKEN=[hidden: token]\r\nPORT=80\n');
    expect(stderr).toBe('Hidden: token in API_TOKEN.\n');
    expect(status).toBe(0);
  });

  test('reads standard input when no file or - is given, and says when nothing was hidden', () => {
    expect(run([], 'all is well').stdout).toBe('all is well');
    expect(run(['-'], 'all is well').stderr).toBe('Nothing was hidden.\n');
  });

  test('gives one JSON object with --json', () => {
    expect(JSON.parse(run(['--json'], text).stdout)).toEqual({
      id: '-',
      text: 'API_TOKEN=[hidden: token]\r\nPORT=80\n',
      hidden: [{ kind: 'token', count: 1 }],
    });
  });

  test('answers line by line with --jsonl, also after a bad line', () => {
    const input = [
      JSON.stringify({ id: 7, text }),
      'no json',
      JSON.stringify({ id: 'b', text: 'fine' }),
    ].join('\n');
    const { stdout, status } = run(['--jsonl'], input);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers[0]).toEqual({
      id: 7,
      text: 'API_TOKEN=[hidden: token]\r\nPORT=80\n',
      hidden: [{ kind: 'token', count: 1 }],
    });
    expect(answers[1]).toMatchObject({ id: null });
    expect(answers[2]).toEqual({ id: 'b', text: 'fine', hidden: [] });
    expect(status).toBe(1);
  });

  test('names a file that cannot be read, and words that make no sense', () => {
    expect(run([join(folder, 'none')])).toMatchObject({
      status: 9,
      stderr: expect.stringContaining('could not be read'),
    });
    expect(run(['--jsonl', 'env'])).toMatchObject({
      status: 9,
      stderr: expect.stringContaining('standard input'),
    });
    expect(run(['a', 'b'])).toMatchObject({ status: 9, stderr: expect.stringContaining('one file') });
  });
});
