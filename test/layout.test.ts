import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenRules, type SourceFile } from './support/layout.ts';

const root = resolve(import.meta.dirname, '..');

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));
}

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the layout of the house', () => {
  test('every import goes where its folder may reach, nothing runs in circles, no file is over 300 lines', () => {
    expect(brokenRules([...sourceFiles('src'), ...sourceFiles('test')])).toEqual([]);
  });

  test('a folder that reaches where it may not is named', () => {
    const found = brokenRules([
      file('src/knowledge/a.ts', "import { b } from '../slack/b.ts';"),
      file('src/slack/b.ts', 'export const b = 1;'),
    ]);
    expect(found).toEqual(['src/knowledge/a.ts imports src/slack/b.ts: knowledge may not reach into slack']);
  });

  test('Bolt outside slack and SQL inside slack are named', () => {
    const found = brokenRules([
      file('src/tickets/a.ts', "import { App } from '@slack/bolt';"),
      file('src/slack/b.ts', "import { sql } from 'kysely';"),
    ]);
    expect(found).toEqual([
      'src/tickets/a.ts imports @slack/bolt: only slack may',
      'src/slack/b.ts imports kysely: slack holds no queries',
    ]);
  });

  test('a circle of imports is named with its way round', () => {
    const found = brokenRules([
      file('src/store/a.ts', "import './b.ts';"),
      file('src/store/b.ts', "import './a.ts';"),
    ]);
    expect(found).toEqual(['a circle of imports: src/store/a.ts → src/store/b.ts → src/store/a.ts']);
  });

  test('a file of 301 lines is named and one of 300 is not', () => {
    const found = brokenRules([
      file('src/store/long.ts', '\n'.repeat(301)),
      file('src/store/fits.ts', '\n'.repeat(300)),
    ]);
    expect(found).toEqual(['src/store/long.ts has 301 lines: split it, the most is 300']);
  });

  test('nobody imports main.ts, and cli.ts does not load slack even by a detour', () => {
    const found = brokenRules([
      file('src/cli.ts', "import './store/a.ts';\nimport './main.ts';"),
      file('src/main.ts', "import './slack/b.ts';"),
      file('src/store/a.ts', ''),
      file('src/slack/b.ts', ''),
    ]);
    expect(found).toEqual([
      'src/cli.ts imports src/main.ts: nobody imports main.ts or cli.ts',
      'src/cli.ts loads src/slack/b.ts through src/main.ts: the command line works without Slack',
    ]);
  });

  test('nothing in the project names a folder outside of it', () => {
    const outside = [...sourceFiles('src'), ...sourceFiles('test')].flatMap(({ path, text }) =>
      [...text.matchAll(/from '(\.[^']+)'/g)]
        .map(([, target]) => relative(root, join(root, dirname(path), target ?? '')))
        .filter((target) => target.startsWith('..'))
        .map((target) => `${path} → ${target}`),
    );
    expect(outside).toEqual([]);
  });
});
