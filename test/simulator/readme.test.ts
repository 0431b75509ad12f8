import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApi } from '../../src/simulator/api/api.ts';
import { startEmulator } from '../../src/simulator/emulator/emulator.ts';
import { createTriggers } from '../../src/simulator/people/triggers.ts';
import { createDirectory } from '../../src/simulator/workspace/directory.ts';
import { createFeed } from '../../src/simulator/workspace/feed.ts';
import { createStore } from '../../src/simulator/workspace/store.ts';
import { botToken, signingSecret, tinyApp } from './tiny-bot.ts';

test('the list of Web API methods is what there is, and the emulator knows each that is left to it', async () => {
  const options = { port: 0, signingSecret, botToken, app: tinyApp };
  const directory = createDirectory(options);
  const feed = createFeed();
  const log = { debug() {}, warn() {} };
  const store = createStore(directory, feed);
  const origin = 'http://localhost';
  const workspace = { app: tinyApp, scopes: undefined, origin, directory, store, feed, panels: [], log };
  const emulator = await startEmulator(options, directory, origin);
  const { methods } = createApi(workspace, emulator, createTriggers(emulator), botToken);

  const readme = readFileSync(join(import.meta.dirname, '../../src/simulator/README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('## Web API'), readme.indexOf('Every other method'));
  const listed = [...section.matchAll(/`(\w+(?:\.\w+)+)`/g)].map(([, name]) => name ?? '');
  expect(listed.toSorted()).toEqual(methods.toSorted());

  const [, left = ''] = section.split('Left to the emulator');
  for (const [, name = ''] of left.matchAll(/`(\w+(?:\.\w+)+)`/g)) {
    expect(await emulator.call(name, {}), name).not.toMatchObject({ error: 'unknown_method' });
  }
  await emulator.close();
});
