import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import pg from 'pg';
import { freePort } from '../support/ports.ts';
import { botToken } from '../support/slack-api.ts';
import { acksPerSecond, commandBody, secret } from './acks.ts';
import { median, type Running, run } from './process.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 7;
const perRound = 3000;

const h14 = commandBody('H14');
/** The commands of an outage: everybody types the same. */
const sameBody = () => h14;
/** The worst case: no two people ask alike, so that nothing can be remembered. */
const otherBody = (number: number) => commandBody(`H14 on shop-${number}`);

type Subject = { name: string; port: number; server: Running };
type Measured = { perSecond: number; cpuMicroseconds: number };

async function measure({ port, server }: Subject, bodyOf: (number: number) => string): Promise<Measured> {
  const before = server.cpuMs();
  const perSecond = await acksPerSecond(port, bodyOf, perRound);
  return { perSecond, cpuMicroseconds: ((server.cpuMs() - before) * 1000) / perRound };
}

/** Measures the two in turn, so that a busy machine is busy for both; the first round warms up and does not count. */
async function compare(bare: Subject, ours: Subject, bodyOf: (number: number) => string): Promise<string> {
  const pairs: { bare: Measured; ours: Measured }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { bare: await measure(bare, sameBody), ours: await measure(ours, bodyOf) };
    if (round > 0) pairs.push(pair);
  }
  const middle = (value: (pair: (typeof pairs)[number]) => number) => median(pairs.map(value));
  const [slow, fast] = [middle((pair) => pair.bare.perSecond), middle((pair) => pair.ours.perSecond)];
  const ratio = middle((pair) => pair.ours.perSecond / pair.bare.perSecond);
  const cpu = [middle((pair) => pair.bare.cpuMicroseconds), middle((pair) => pair.ours.cpuMicroseconds)];
  return [
    `bare Bolt app ${slow.toFixed(0)}   this bot ${fast.toFixed(0)}   ratio ${ratio.toFixed(2)} (aim ≥ 0.9)`,
    `processor time of each: ${cpu[0]?.toFixed(0)} µs and ${cpu[1]?.toFixed(0)} µs`,
  ].join('   ');
}

/** A database of its own on the server that the tests use, where one answers. */
async function serverDatabase(): Promise<{ url: string; drop(): Promise<unknown> } | undefined> {
  const server = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3000 });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  try {
    await onServer(`create database ${name}`);
  } catch {
    return undefined;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

/** Acks, start and memory of the bot, on a database server and on the embedded database, beside a bare Bolt app. */
export async function benchAnswering(): Promise<void> {
  const emulatorPort = await freePort();
  const emulator = await createEmulator({ service: 'slack', port: emulatorPort });
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const database = await serverDatabase();
  const env = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `http://127.0.0.1:${emulatorPort}/api/`,
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
    // Nothing is read from outside while it is measured.
    HEROKU_STATUS_URL: 'http://127.0.0.1:9',
    TRUST_STATUS_URL: 'http://127.0.0.1:9/v1',
    CHANGELOG_FEED_URL: 'http://127.0.0.1:9/changelog',
    BLOG_FEED_URL: 'http://127.0.0.1:9/blog',
    POLL_SECONDS: '3600',
  };
  const start = async (name: string, script: string, more: Record<string, string> = {}): Promise<Subject> => {
    const port = await freePort();
    return { name, port, server: await run(join(root, script), port, { ...env, ...more }) };
  };
  const rows: string[] = [];
  const kept = (subject: Subject, note = '') =>
    rows.push(
      `  ${subject.name.padEnd(34)} start ${subject.server.startMs.toFixed(0).padStart(5)} ms   resident ${subject.server.residentMb().toFixed(0).padStart(4)} MB${note}`,
    );
  try {
    const bare = await start('bare Bolt app', 'test/bench/bare-app.ts');
    kept(bare);
    if (database !== undefined) {
      // The first start makes the tables; what a restart takes is what people wait for.
      const first = await start('this bot, new server database', 'src/main.ts', {
        DATABASE_URL: database.url,
      });
      kept(first);
      await first.server.stop();
      const again = await start('this bot, server database', 'src/main.ts', { DATABASE_URL: database.url });
      kept(again);
      await again.server.stop();
    }
    const first = await start('this bot, new embedded database', 'src/main.ts');
    kept(first);
    await first.server.stop();
    const ours = await start('this bot, embedded database', 'src/main.ts');
    kept(ours);
    const same = await compare(bare, ours, sameBody);
    const other = await compare(bare, ours, otherBody);
    kept(bare, ' after the load');
    kept(ours, ' after the load');
    await Promise.all([bare.server.stop(), ours.server.stop()]);
    console.log(
      `acks a second, the whole card against a bare "ok" (median of ${rounds} rounds of ${perRound}, 16 at a time)`,
    );
    console.log(`  everybody asks H14:     ${same}`);
    console.log(`  no two people the same: ${other}`);
    console.log('start until the port answers, and resident memory');
    console.log(rows.join('\n'));
    if (database === undefined) console.log('  no Postgres server answered: the row with one is left out');
  } finally {
    await emulator.close();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
