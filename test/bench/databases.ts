import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** How a process names its database: an address, or without one a folder. */
export type Place = { databaseUrl: string | undefined; dataDir: string };

const server = process.env.TEST_DATABASE_URL;

export const engineName = server === undefined ? 'embedded Postgres' : 'Postgres server';

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** An empty database: on the server of TEST_DATABASE_URL, or embedded. */
export async function newDatabase(): Promise<{ place: Place; drop: () => Promise<void> }> {
  if (server === undefined) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    return { place: { databaseUrl: undefined, dataDir }, drop: () => rm(dataDir, { recursive: true }) };
  }
  const name = `bench_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = () => onServer(`drop database ${name} with (force)`);
  return { place: { databaseUrl: url.href, dataDir: '' }, drop };
}
