import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import type { Log } from '../../src/log.ts';
import type { Migration } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/open.ts';

export type EngineName = 'embedded' | 'server';

/** An empty database of one test, and how another process would name it. */
export type TestDatabase = {
  options: { databaseUrl: string | undefined; dataDir: string };
  /** Opens it as the app does. It is closed after the suite unless the test does so. */
  open(options?: { log?: Log; migrations?: readonly Migration[] }): Promise<Store>;
};

export type Bed = {
  engine: EngineName;
  /** A new empty database, dropped after the suite. */
  create(): Promise<TestDatabase>;
  /** A store on a new empty database. */
  open(): Promise<Store>;
};

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

const serverUrl = process.env.TEST_DATABASE_URL;
const engines: readonly EngineName[] = serverUrl === undefined ? ['embedded'] : ['embedded', 'server'];

/** Runs one suite on every engine: the embedded one always, a server when TEST_DATABASE_URL names one. */
export function eachStore(suite: (bed: Bed) => void): void {
  describe.each(engines)('on the %s engine', (engine) => {
    const tidy: (() => Promise<unknown>)[] = [];
    afterAll(async () => {
      for (const step of tidy.reverse()) await step();
    });

    const create = async (): Promise<TestDatabase> => {
      const { options, drop } =
        engine === 'embedded' ? await newFolder() : await newDatabase(serverUrl ?? '');
      tidy.push(drop);
      return {
        options,
        async open({ log = quiet, migrations } = {}) {
          const store = await openStore({ ...options, log }, migrations);
          let closed: Promise<void> | undefined;
          const close = () => (closed ??= store.close());
          tidy.push(close);
          return { ...store, close };
        },
      };
    };
    suite({ engine, create, open: async () => (await create()).open() });
  });
}

/** An empty database for a suite that runs once: on the server of TEST_DATABASE_URL where there is one. */
export function anyDatabase(): Promise<Made> {
  return serverUrl === undefined ? newFolder() : newDatabase(serverUrl);
}

type Made = { options: TestDatabase['options']; drop: () => Promise<unknown> };

async function newFolder(): Promise<Made> {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  await cp(await template(), join(dataDir, 'postgres'), { recursive: true });
  return { options: { databaseUrl: undefined, dataDir }, drop: () => rm(dataDir, { recursive: true }) };
}

async function newDatabase(server: string): Promise<Made> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    options: { databaseUrl: url.href, dataDir: '' },
    drop: () => onServer(`drop database ${name} with (force)`),
  };
}

/** An empty cluster to copy, kept between runs: making one takes seconds, copying it a tenth of one. */
async function template(): Promise<string> {
  const pglite = join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(pglite, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `empty-cluster-${version}-${process.getuid?.() ?? 0}`);
  const made = join(folder, 'postgres');
  const exists = await readFile(join(made, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (exists) return made;
  const own = await mkdtemp(join(tmpdir(), 'cluster-'));
  const cluster = await PGlite.create(join(own, 'postgres'));
  await cluster.close();
  await mkdir(folder, { recursive: true });
  // Another test file may have been faster: then its cluster stays, and ours goes.
  await rename(join(own, 'postgres'), made).catch(() => {});
  await rm(own, { recursive: true });
  return made;
}

export type Child = {
  pid: number | undefined;
  /** Every line that it printed so far: what it was told is done. */
  lines: string[];
  /** Resolves when it has printed that many lines. */
  printed(count: number): Promise<void>;
  kill(): Promise<void>;
};

/**
 * Runs a script in a process of its own, with the address of the database (empty for the embedded one) and the
 * data folder as its first arguments. Resolves at its first line of output.
 */
export async function startChild(
  script: string,
  options: TestDatabase['options'],
  ...rest: string[]
): Promise<Child> {
  const child = spawn(process.execPath, [script, options.databaseUrl ?? '', options.dataDir, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface(child.stdout);
  output.on('line', (line) => lines.push(line));
  const printed = async (count: number) => {
    while (lines.length < count)
      await Promise.race([
        once(output, 'line'),
        gone.then(() => Promise.reject(new Error(`the process ended after ${lines.length} lines`))),
      ]);
  };
  await printed(1);
  return {
    pid: child.pid,
    lines,
    printed,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
