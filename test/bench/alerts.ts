import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WebClient } from '@slack/web-api';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { formatRule, parseRule } from '../../src/alerts/check-rule.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type ReplayServer, startReplayServer } from '../../src/alerts/replay-server.ts';
import { openSources } from '../../src/alerts/sources/readers.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import { openStore } from '../../src/store/open.ts';
import { backgroundAt } from '../alerts-run/far-ends.ts';
import { engineName, newDatabase, type Place } from './databases.ts';
import { clock, type LimitedSlack, published, startLimitedSlack } from './limited-slack.ts';
import { pagesWith } from './pages.ts';
import { percentile } from './process.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** What the bot's process is told, and what it says. `read`: the source's answer was there, by the clock. */
type Order = { do: 'look' } | { do: 'memory' };
type Word =
  | { is: 'ready' | 'looked' }
  | { is: 'read'; at: number }
  | { is: 'memory'; rss: number; heap: number; cpuMs: number };

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

/**
 * The ideal is what the limits of the local Slack allow and nothing else: in each workspace a burst and then one more
 * each gap, all workspaces at once. For new messages the limit of the workspace binds (several hundred a minute), not
 * that of a channel (one a second); for edits it is Tier 3, 50 a minute. It counts from the moment when the status page
 * had answered, so reading, saving and the outbox are in the bot's time.
 */
const idealOf = (perTeam: number, { perMinute, burst }: { perMinute: number; burst: number }) =>
  ((perTeam - burst) * 60) / perMinute;

/** Waits until `done` says so, and gives the resident memory of the bot, in MB, at each quarter of the way. */
async function watchUntil(bot: Bot, done: () => number, until: number): Promise<number[]> {
  const quarters: number[] = [];
  while (clock() < until) {
    const share = done();
    while (quarters.length < 4 && share >= (quarters.length + 1) / 4) quarters.push(bot.residentMb());
    if (share >= 1) break;
    await sleep(100);
  }
  return quarters;
}

async function fanOut(
  teams: number,
  perTeam: number,
  mostSeconds: number,
  withUpdate: boolean,
): Promise<void> {
  await inWorld(teams, perTeam, async ({ bot, slack, pages }) => {
    const wanted = teams * perTeam;
    const before = await bot.memory();
    pages.show(pagesWith(1));
    const readAt = await bot.look();
    const queuedMs = clock() - readAt;
    const cards = () => new Map(slack.shown.map((one) => [one.channel, one]));
    const quarters = await watchUntil(bot, () => cards().size / wanted, readAt + mostSeconds * 1000);
    const shown = [...cards().values()];
    const last = Math.max(...shown.map(({ at }) => at - readAt)) / 1000;
    const after = await bot.memory();
    const isWhole = shown.length === wanted;
    const ideal = idealOf(perTeam, published.teamPost);
    const ms = ((after.cpuMs - before.cpuMs) / shown.length).toFixed(2);
    console.log(`fan-out: ${wanted} channels in ${teams} workspaces, one incident opens`);
    console.log(`  saved, with the outbox, ${(queuedMs / 1000).toFixed(2)} s after the read`);
    console.log(
      `  channels with the card: ${shown.length} of ${wanted} in ${last.toFixed(1)} s, ${isWhole ? 'all of them' : 'NOT ALL: given up there'}`,
    );
    console.log(
      `  ideal ${ideal.toFixed(1)} s (${published.teamPost.perMinute} a minute in each workspace, ${published.teamPost.burst} at once): ratio ${isWhole ? '' : 'over '}${(last / ideal).toFixed(2)}`,
    );
    console.log(
      `  ${(shown.length / last).toFixed(0)} cards a second, ${ms} ms of processor each, 429s ${slack.refused}, messages too many ${slack.shown.length - shown.length}`,
    );
    console.log(
      `  memory of the bot at each quarter: resident ${quarters.map((one) => one.toFixed(0)).join(', ')} MB; heap after collection ${mb(before.heap).toFixed(1)} → ${mb(after.heap).toFixed(1)} MB`,
    );
    if (withUpdate && isWhole) await update({ bot, slack, pages }, perTeam, wanted);
  });
}

/** An update of the incident: a reply in each channel, and an edit of each card. */
async function update({ bot, slack, pages }: World, perTeam: number, wanted: number): Promise<void> {
  slack.shown.splice(0);
  slack.edited.splice(0);
  pages.show(pagesWith(1, 1));
  const readAt = await bot.look();
  const [posts, edits] = [idealOf(perTeam, published.teamPost), idealOf(perTeam, published.teamOther)];
  const until = readAt + Math.max(posts, edits) * 3000;
  await watchUntil(bot, () => Math.min(slack.shown.length, slack.edited.length) / wanted, until);
  const lastOf = (all: readonly { at: number }[]) => (Math.max(...all.map(({ at }) => at)) - readAt) / 1000;
  console.log('an update of it: a reply and an edit in each channel');
  console.log(
    `  replies ${slack.shown.length} in ${lastOf(slack.shown).toFixed(1)} s, ideal ${posts.toFixed(1)} s, ratio ${(lastOf(slack.shown) / posts).toFixed(2)}`,
  );
  console.log(
    `  edits ${slack.edited.length} in ${lastOf(slack.edited).toFixed(1)} s, ideal ${edits.toFixed(1)} s, ratio ${(lastOf(slack.edited) / edits).toFixed(2)}`,
  );
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
      update: { type: 'boolean', default: false },
    },
  });
  const [channels, teams] = [Number(values.channels), Number(values.workspaces)];
  if (!Number.isInteger(channels / teams) || channels / teams <= published.teamPost.burst)
    throw new Error('--channels must be a multiple of --workspaces, and more than ten in each');
  console.log(
    `on the ${engineName}; bot in a process of its own; fan-out given up after ${values.seconds} s`,
  );
  await latency(Number(values.incidents));
  await fanOut(teams, channels / teams, Number(values.seconds), values.update);
}

const [role, given = '{}'] = process.argv.slice(2);
if (role === 'bot') {
  const { place, apiUrl, urls } = JSON.parse(given);
  await runBot(place, apiUrl, urls);
} else
  await bench().finally(() => {
    for (const child of running) child.kill('SIGKILL');
  });
