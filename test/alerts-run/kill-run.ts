import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatRule, parseRule } from '../../src/alerts/check-rule.ts';
import { type Frame, readRecording } from '../../src/alerts/frames.ts';
import { startReplayServer } from '../../src/alerts/replay-server.ts';
import type { Shown } from '../../src/alerts/shown.ts';
import type { Store } from '../../src/store/open.ts';
import { startChild, type TestDatabase } from '../support/stores.ts';
import { type Kept, startMemorySlack } from './memory-slack.ts';

const script = join(import.meta.dirname, 'worker.ts');
const recording = readFileSync(
  join(import.meta.dirname, '../../content/replays/yellow-red-resolved.json'),
  'utf8',
);

/** The recording as another incident, so that many can be played one after another. */
function framesOf(nth: number): Frame[] {
  const text = recording.replaceAll('3110', `${41_000 + nth}`).replaceAll(/\b920(\d)\b/g, `${900 + nth}0$1`);
  return readRecording(text).frames;
}

export type KillOptions = {
  database: TestDatabase;
  channels: number;
  workspaces: number;
  kills: number;
  /** Whether the bot may read the channels, and so can look for a message whose answer was lost. */
  canLook: boolean;
  seed: number;
  tell?: (line: string) => void;
};

export type KillResult = {
  kills: number;
  incidents: number;
  calls: number;
  /** Messages that Slack had and that nobody had noted when the process was killed. */
  lost: number;
  /** Messages that stand in a channel a second time. */
  twins: number;
  /** Channels that do not show exactly the cards and replies that they should, twins left aside. */
  wrong: string[];
};

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function subscribe(store: Store, places: readonly { team: string; channel: string }[]): Promise<void> {
  const answer = parseRule('', 'UTC');
  if (!answer.ok) throw new Error('the empty rule was refused');
  await store.db
    .insertInto('alert_channels')
    .values([...places])
    .execute();
  const rules = places.map((one) => ({ ...one, rule: formatRule(answer.rule), creator: 'U1' }));
  await store.db.insertInto('alert_rules').values(rules).execute();
}

/** Messages that were noted as sent but not as arrived, and that Slack has. */
async function countLost(store: Store, channels: ReadonlyMap<string, Kept[]>): Promise<number> {
  const rows = await store.db.selectFrom('alert_shown').select(['channel', 'value']).execute();
  return rows.filter(({ channel, value }) => {
    const { pending } = value as Shown;
    return pending !== null && channels.get(channel)?.some(({ key }) => key === pending.call.key);
  }).length;
}

/**
 * Plays incidents to a worker that is killed with SIGKILL at random points of the fan-out, again and again, and says
 * what the channels show in the end.
 */
export async function runKills(options: KillOptions): Promise<KillResult> {
  const { database, kills, seed, tell = () => {} } = options;
  const random = randomFrom(seed);
  const [slack, pages] = await Promise.all([startMemorySlack(options), startReplayServer()]);
  const places = Array.from({ length: options.channels }, (_, n) => ({
    team: `T${n % options.workspaces}`,
    channel: `C${n}`,
  }));
  const withStore = async <T>(use: (store: Store) => Promise<T>) => {
    const store = await database.open();
    return use(store).finally(store.close);
  };
  await withStore((store) => subscribe(store, places));
  const start = () => startChild(script, database.options, slack.url, pages.urls.heroku);
  let worker: Awaited<ReturnType<typeof start>> | undefined;
  const result: KillResult = { kills: 0, incidents: 0, calls: 0, lost: 0, twins: 0, wrong: [] };
  const expected: string[] = [];

  /** Resolves after so many more calls had an effect; false when none came for a while. */
  const calls = async (count: number): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let left = count;
    let quiet = setTimeout(resolve, 30_000, false);
    slack.onDone = () => {
      clearTimeout(quiet);
      quiet = setTimeout(resolve, 30_000, false);
      left -= 1;
      if (left <= 0) resolve(true);
    };
    return promise.finally(() => clearTimeout(quiet));
  };
  const kill = async () => {
    await worker?.kill();
    result.kills += 1;
    result.lost += await withStore((store) => countLost(store, slack.channels));
    worker = await start();
  };
  const titles = (channel: string) => (slack.channels.get(channel) ?? []).map(({ key }) => key);
  const isExact = (channel: string) => {
    const shown = slack.channels.get(channel) ?? [];
    const cards = shown.filter(({ thread }) => thread === null);
    return (
      [...new Set(titles(channel))].toSorted().join() === expected.toSorted().join() &&
      cards.every(({ text, key }) => text.startsWith('Resolved: ') || isTwin(shown, key))
    );
  };
  /** Of two cards with one key only the newer is kept up to date. */
  const isTwin = (shown: readonly Kept[], key: string) =>
    shown.filter((one) => one.key === key).some(({ text }) => text.startsWith('Resolved: '));

  try {
    const [calm] = framesOf(0);
    if (calm !== undefined) pages.show(calm);
    worker = await start();
    const looks = () => pages.asked.length;
    const seen = looks();
    while (looks() < seen + 4) await sleep(50);
    for (let nth = 0; result.kills < kills; nth += 1) {
      const frames = framesOf(nth).slice(1, 5);
      result.incidents += 1;
      expected.push(`heroku:${41_000 + nth}`, ...[1, 2, 3, 4].map((n) => `heroku:${900 + nth}0${n}`));
      for (const frame of frames) {
        pages.show(frame);
        for (let again = 0; again < 4 && result.kills < kills; again += 1) {
          if (!(await calls(1 + Math.floor(random() * options.channels * 0.4)))) break;
          await kill();
        }
      }
      const deadline = Date.now() + 180_000;
      const wrong = () => places.map(({ channel }) => channel).filter((channel) => !isExact(channel));
      while (wrong().length > 0 && Date.now() < deadline) await sleep(200);
      result.wrong = wrong();
      tell(
        `${result.kills} kills, ${result.incidents} incidents, ${result.wrong.length} channels wrong, ${result.lost} answers lost`,
      );
      if (result.wrong.length > 0) break;
    }
    // Whatever is still under way would show up now.
    const before = slack.calls.length;
    await sleep(3000);
    if (slack.calls.length > before) result.wrong.push(`${slack.calls.length - before} calls after the end`);
    const messages = [...slack.channels.values()];
    result.twins = messages.reduce(
      (sum, all) => sum + all.length - new Set(all.map(({ key }) => key)).size,
      0,
    );
    result.calls = slack.calls.length;
    return result;
  } finally {
    await worker?.kill();
    await Promise.all([slack.close(), pages.close()]);
  }
}
