import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WebClient } from '@slack/web-api';
import pg from 'pg';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { formatRule, parseRule } from '../../src/alerts/check-rule.ts';
import { slackLimits } from '../../src/alerts/courier/pace.ts';
import { type Frame, readRecording } from '../../src/alerts/frames.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type ReplayServer, startReplayServer } from '../../src/alerts/replay-server.ts';
import { openSources } from '../../src/alerts/sources/readers.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import { openStore } from '../../src/store/open.ts';
import { backgroundAt } from '../alerts-run/far-ends.ts';
import { clock, type LimitedSlack, published, startLimitedSlack } from './limited-slack.ts';
import { percentile } from './process.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** What the bot's process is told, and what it says. `read`: the source's answer was there, by the clock. */
type Order = { do: 'look' } | { do: 'memory' };
type Word =
  | { is: 'ready' | 'looked' }
  | { is: 'read'; at: number }
  | { is: 'memory'; rss: number; heap: number; cpuMs: number };
type Place = { databaseUrl: string | undefined; dataDir: string };

/** The bot's process: everything of alerts with its own pace, on a real store and queue. */
async function runBot(place: Place, apiUrl: string, urls: ReplayServer['urls']): Promise<void> {
  process.once('disconnect', () => process.exit(1));
  const say = (word: Word) => process.send?.(word);
  const store = await openStore({ ...place, log });
  const queue = await startQueue(store, alertJobs, log);
  const alerts = openAlerts({ store, queue, log, pollSeconds: 3600, zone: 'UTC' });
  const clients = new Map<string, WebClient>();
  const clientOf = async (team: string) => {
    const client = clients.get(team) ?? backgroundAt(apiUrl, 10_000);
    clients.set(team, client);
    return client;
  };
  const timed: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (String(input).includes('current-status')) say({ is: 'read', at: clock() });
    return response;
  };
  const { heroku, trust, changelog, blog } = urls;
  const at = { herokuUrl: heroku, trustUrl: trust, changelogUrl: changelog, blogUrl: blog };
  const sources = openSources({ fetch: timed, userAgent: 'bench', deadlineMs: 5000, ...at });
  const watch = await alerts.run(createDeliver(clientOf, log), sources);
  process.on('message', async (order: Order) => {
    if (order.do === 'look') {
      await watch.lookNow();
      say({ is: 'looked' });
    } else {
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      say({ is: 'memory', rss, heap: heapUsed, cpuMs: (user + system) / 1000 });
    }
  });
  await watch.lookNow();
  say({ is: 'ready' });
}

type Bot = {
  /** Looks at the sources and gives the time when their answer was there. */
  look(): Promise<number>;
  memory(): Promise<{ rss: number; heap: number; cpuMs: number }>;
  /** Resident memory now, in MB, without asking the process. */
  residentMb(): number;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();

async function startBot(place: Place, apiUrl: string, urls: ReplayServer['urls']): Promise<Bot> {
  const child = fork(import.meta.filename, ['bot', JSON.stringify({ place, apiUrl, urls })], {
    execArgv: ['--expose-gc'],
  });
  running.add(child);
  let readAt = 0;
  child.on('message', (word: Word) => {
    if (word.is === 'read') readAt = word.at;
  });
  const heard = async <Is extends Word['is']>(is: Is): Promise<Extract<Word, { is: Is }>> => {
    for await (const [word] of on(child, 'message', { close: ['exit'] })) if (word.is === is) return word;
    throw new Error('the process of the bot ended');
  };
  const ask = <Is extends Word['is']>(order: Order, is: Is) => {
    const answer = heard(is);
    child.send(order);
    return answer;
  };
  await heard('ready');
  return {
    async look() {
      await ask({ do: 'look' }, 'looked');
      return readAt;
    },
    memory: () => ask({ do: 'memory' }, 'memory'),
    residentMb() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    async stop() {
      running.delete(child);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

const replays = join(import.meta.dirname, '../../content/replays');
/** When every incident began: the same in each frame, or all cards would have to be edited. */
const at = new Date().toISOString();

/** The pages with so many open incidents that say nothing yet: each is one message in a channel, its card. */
function pagesWith(incidents: number): Frame {
  const recording = readRecording(readFileSync(join(replays, 'yellow-red-resolved.json'), 'utf8'));
  const calm = recording.frames[0];
  if (calm === undefined) throw new Error('the recording is empty');
  const systems = [{ name: 'Apps', status: 'yellow', services: ['Apps'] }];
  const open = Array.from({ length: incidents }, (_, n) => {
    const id = 500_000 + n;
    const title = `Deploys fail, number ${n + 1}`;
    const dates = { created_at: at, updated_at: at };
    const links = { full_url: `https://status.heroku.com/incidents/${id}`, href: '' };
    const state = { state: 'open', resolved: false, resolved_at: null, duration: 0 };
    return { id, title, ...dates, ...links, ...state, systems, tags: ['NA'], updates: [] };
  });
  const status = ['Apps', 'Data', 'Tools'].map((system) => ({
    system,
    status: system === 'Apps' && incidents > 0 ? 'yellow' : 'green',
  }));
  const heroku = { 'current-status': { status, incidents: open, scheduled: [] }, incidents: open };
  return { ...calm, at, heroku };
}

async function newDatabase(): Promise<{ place: Place; drop: () => Promise<unknown> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-alerts-'));
    return { place: { databaseUrl: undefined, dataDir }, drop: () => rm(dataDir, { recursive: true }) };
  }
  const name = `bench_alerts_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = () => run(`drop database ${name} with (force)`);
  return { place: { databaseUrl: url.href, dataDir: '' }, drop };
}

/** Subscribes channels straight in the tables: one by one is not what is measured here. */
async function subscribe(place: Place, channels: readonly { team: string; channel: string }[]) {
  const store = await openStore({ ...place, log });
  const answer = parseRule('', 'UTC');
  if (!answer.ok) throw new Error('the empty rule was refused');
  const rule = formatRule(answer.rule);
  for (let from = 0; from < channels.length; from += 1000) {
    const some = channels.slice(from, from + 1000);
    await store.db.insertInto('alert_channels').values(some).execute();
    const rules = some.map((one) => ({ ...one, rule, creator: 'U1' }));
    await store.db.insertInto('alert_rules').values(rules).execute();
  }
  await store.close();
}

type World = { bot: Bot; slack: LimitedSlack; pages: ReplayServer };

/** Everything on an empty database with so many channels, before anything has happened. */
async function inWorld<T>(teams: number, perTeam: number, measure: (world: World) => Promise<T>): Promise<T> {
  const [{ place, drop }, slack, pages] = await Promise.all([
    newDatabase(),
    startLimitedSlack(),
    startReplayServer(),
  ]);
  let bot: Bot | undefined;
  try {
    const places = Array.from({ length: teams * perTeam }, (_, n) => {
      const team = `T${n % teams}`;
      return { team, channel: `${team}-C${Math.floor(n / teams)}` };
    });
    await subscribe(place, places);
    pages.show(pagesWith(0));
    bot = await startBot(place, slack.url, pages.urls);
    return await measure({ bot, slack, pages });
  } finally {
    await bot?.stop();
    await Promise.all([slack.close(), pages.close()]);
    await drop();
  }
}

const mb = (bytes: number) => bytes / 1_048_576;

async function fanOut(teams: number, perTeam: number, mostSeconds: number): Promise<void> {
  await inWorld(teams, perTeam, async ({ bot, slack, pages }) => {
    const wanted = teams * perTeam;
    const before = await bot.memory();
    pages.show(pagesWith(1));
    const readAt = await bot.look();
    const queuedMs = clock() - readAt;
    let peak = 0;
    const cards = () => new Map(slack.shown.map((one) => [one.channel, one]));
    while (cards().size < wanted && clock() - readAt < mostSeconds * 1000) {
      peak = Math.max(peak, bot.residentMb());
      await sleep(200);
    }
    const shown = [...cards().values()];
    const times = shown.map(({ at }) => (at - readAt) / 1000);
    const last = times.reduce((most, time) => Math.max(most, time), 0);
    const after = await bot.memory();
    const isWhole = shown.length === wanted;
    console.log(`fan-out: ${wanted} channels in ${teams} workspaces, one incident opens`);
    console.log(`  saved and queued ${(queuedMs / 1000).toFixed(2)} s after the read`);
    console.log(
      `  channels with the card: ${shown.length} of ${wanted} in ${last.toFixed(1)} s, ${isWhole ? 'all of them' : 'NOT ALL: given up there'}`,
    );
    console.log(
      `  ${(shown.length / last).toFixed(1)} cards a second, 429s ${slack.refused}, messages too many ${slack.shown.length - shown.length}`,
    );
    const own = slackLimits.post;
    const paces = {
      'the limit of Slack here': { ...published.teamPost },
      "the bot's own pace": { perMinute: 60_000 / own.gapMs, burst: own.burst },
    };
    for (const [name, { perMinute, burst }] of Object.entries(paces)) {
      const ideal = ((perTeam - burst) * 60) / perMinute;
      const ratio = `${isWhole ? '' : 'over '}${(last / ideal).toFixed(2)}`;
      console.log(
        `  ideal at ${name}, ${perMinute} a minute a workspace and ${burst} at once: ${ideal.toFixed(1)} s, ratio ${ratio}`,
      );
    }
    console.log(
      `  processor time of the bot: ${((after.cpuMs - before.cpuMs) / shown.length).toFixed(2)} ms a card`,
    );
    console.log(
      `  memory of the bot: resident ${mb(before.rss).toFixed(0)} → ${mb(after.rss).toFixed(0)} MB, at most ${peak.toFixed(0)} MB; heap after collection ${mb(before.heap).toFixed(1)} → ${mb(after.heap).toFixed(1)} MB`,
    );
  });
}

async function latency(incidents: number): Promise<void> {
  await inWorld(1, 1, async ({ bot, slack, pages }) => {
    const times: number[] = [];
    for (let n = 1; n <= incidents; n += 1) {
      // The next message has its own second: the limit of a channel is not what is measured here.
      await sleep(1100);
      const arrived = new Promise<number>((resolve) => {
        slack.onShown = ({ at }) => resolve(at);
      });
      pages.show(pagesWith(n));
      const readAt = await bot.look();
      const at = await Promise.race([arrived, sleep(30_000, null, { ref: false })]);
      if (at === null) throw new Error(`incident ${n} was not shown within 30 s`);
      times.push(at - readAt);
    }
    const ms = (share: number) => percentile(times, share).toFixed(0);
    console.log(
      `from the source's answer to the card, one channel, ${incidents} incidents one after another`,
    );
    console.log(`  p50 ${ms(0.5)} ms   p99 (the slowest) ${ms(0.99)} ms`);
  });
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      channels: { type: 'string', default: '10000' },
      workspaces: { type: 'string', default: '100' },
      incidents: { type: 'string', default: '30' },
      seconds: { type: 'string', default: '120' },
    },
  });
  const [channels, teams] = [Number(values.channels), Number(values.workspaces)];
  if (!Number.isInteger(channels / teams) || channels / teams <= published.teamPost.burst)
    throw new Error('--channels must be a multiple of --workspaces, and more than ten in each');
  const engine = process.env.TEST_DATABASE_URL === undefined ? 'embedded Postgres' : 'Postgres server';
  console.log(`on the ${engine}; bot in a process of its own; fan-out given up after ${values.seconds} s`);
  await latency(Number(values.incidents));
  await fanOut(teams, channels / teams, Number(values.seconds));
}

const [role, given = '{}'] = process.argv.slice(2);
if (role === 'bot') {
  const { place, apiUrl, urls } = JSON.parse(given);
  await runBot(place, apiUrl, urls);
} else
  await bench().finally(() => {
    for (const child of running) child.kill('SIGKILL');
  });
