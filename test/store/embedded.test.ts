import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { quiet, startChild } from '../support/stores.ts';

const script = join(import.meta.dirname, 'child.ts');

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  folders.push(folder);
  return join(folder, 'data');
}

describe('the data folder', () => {
  test('a second process is told who has the folder and what to do; after SIGKILL the folder is free at once', async () => {
    const dataDir = await newFolder();
    const child = await startChild(script, { dataDir, databaseUrl: undefined }, 'hold');
    await expect(openStore({ dataDir, log: quiet })).rejects.toMatchObject({
      name: 'AppError',
      code: 'conflict',
      message: expect.stringMatching(
        new RegExp(`\\(${child.pid}\\) uses the data folder ${dataDir}.*DATA_DIR.*DATABASE_URL`),
      ),
    });
    await child.kill();
    const store = await openStore({ dataDir, log: quiet });
    await store.close();
  });

  test('a folder that was killed while it was being created is created again', async () => {
    const dataDir = await newFolder();
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await writeFile(join(dataDir, 'unfinished'), '');
    const store = await openStore({ dataDir, log: quiet });
    expect(await store.db.selectFrom('answers').selectAll().execute()).toEqual([]);
    await store.close();
    await expect(readFile(join(dataDir, 'unfinished'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('files that are not a database are refused and left alone', async () => {
    const dataDir = await newFolder();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(version, '17\n');
    const failed = openStore({ dataDir, log: quiet });
    await expect(failed).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Move the folder away'),
    });
    expect(await readFile(version, 'utf8')).toBe('17\n');
  });

  test('a folder that cannot be made is named', async () => {
    const file = await newFolder();
    await writeFile(file, 'not a folder');
    await expect(openStore({ dataDir: join(file, 'data'), log: quiet })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(join(file, 'data')),
    });
  });

  test('a folder in a place that takes none is named at once', async () => {
    await expect(openStore({ dataDir: '/proc/none/data', log: quiet })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('only its owner can read the folder', async () => {
    const dataDir = await newFolder();
    const store = await openStore({ dataDir, log: quiet });
    await store.close();
    expect((await stat(dataDir)).mode & 0o077).toBe(0);
  });
});

test('when the engine dies, everybody is told, nothing hangs, and the next start has all that was saved', async () => {
  const dataDir = await newFolder();
  const lines: string[] = [];
  const log = { ...quiet, error: (_facts: object, sentence: string) => lines.push(sentence) };
  const store = await openStore({ dataDir, log });
  await store.db.insertInto('answers').values({ team: 'T1', page_id: 'H14' }).execute();
  const waiting = store.pool.connect().then(async (client) => {
    client.on('error', () => {});
    // Copying into a table is the one thing that makes it exit.
    await client.query('copy answers from stdin').finally(() => client.release(true));
  });
  await expect(waiting).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const asking = store.db.selectFrom('answers').selectAll().execute();
  await expect(asking).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
  expect(lines).toEqual(['the embedded database stopped by itself; start the app again']);
  await store.close();

  const next = await openStore({ dataDir, log });
  expect(await next.db.selectFrom('answers').selectAll().execute()).toEqual([
    { team: 'T1', page_id: 'H14', count: 1 },
  ]);
  await next.close();
});
