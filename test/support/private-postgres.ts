import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openStore, type Store } from '../../src/store/open.ts';
import { freePort } from './ports.ts';
import { quiet, type TestDatabase } from './stores.ts';

/** The programs of a Postgres that is installed here, if one is. */
export function findPostgres(): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1);
}

/** A Postgres server of one test, with its files in a folder of its own. */
export type PrivatePostgres = {
  database: TestDatabase;
  /** Ends it as a power cut would, with every connection. */
  crash(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
  close(): Promise<void>;
};

/** Postgres refuses to run as root: then it runs as the user that its package made. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<PrivatePostgres> {
  const bin = findPostgres() ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'server-'));
  const as = owner();
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const own = { ...as, cwd: folder, stdio: 'ignore' as const };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-instructions'], own);
  const port = await freePort();
  const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = { databaseUrl, dataDir: '' };
  let gone: Promise<unknown> = Promise.resolve();
  let end = (_signal: 'SIGQUIT' | 'SIGINT') => {};

  async function answers(): Promise<boolean> {
    const client = new pg.Client(databaseUrl);
    client.on('error', () => {});
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }

  const server: PrivatePostgres = {
    database: {
      options,
      open: (): Promise<Store> => openStore({ ...options, log: quiet }),
    },
    async crash() {
      end('SIGQUIT');
      await gone;
    },
    async start() {
      const words = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
      const child = spawn(join(bin, 'postgres'), words, own);
      gone = once(child, 'exit');
      end = (signal) => void child.kill(signal);
      const early = gone.then(() => Promise.reject(new Error('the server ended at its start')));
      early.catch(() => {});
      while (!(await answers())) await Promise.race([setTimeout(20), early]);
    },
    async close() {
      end('SIGINT');
      await gone;
      await rm(folder, { recursive: true });
    },
  };
  await server.start();
  return server;
}
