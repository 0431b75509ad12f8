import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Alerts, openAlerts } from '../../src/alerts/alerts.ts';
import { type Limits, slackLimits } from '../../src/alerts/courier/pace.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { lastDeliveries } from '../../src/alerts/ledger.ts';
import { type ReplayServer, startReplayServer } from '../../src/alerts/replay-server.ts';
import type { Watch } from '../../src/alerts/watch.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import type { Store } from '../../src/store/open.ts';
import { framesOf } from '../support/alerts.ts';
import { type Bed, eachStore, quiet } from '../support/stores.ts';
import { backgroundAt, noLimits, sourcesAt } from './far-ends.ts';
import { type MemorySlack, startMemorySlack } from './memory-slack.ts';

type World = { store: Store; slack: MemorySlack; pages: ReplayServer; alerts: Alerts; watch: Watch };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** So many workers on one database, each with its own queue, courier and way to Slack. */
async function world(
  { open }: Bed,
  options: { workers?: number; limits?: Limits; timeoutMs?: number },
): Promise<World> {
  const { workers = 1, limits = noLimits, timeoutMs = 1000 } = options;
  const [store, slack, pages] = await Promise.all([
    open(),
    startMemorySlack({ canLook: true }),
    startReplayServer(),
  ]);
  closing.push(slack.close, pages.close);
  const all: { alerts: Alerts; watch: Watch }[] = [];
  for (let n = 0; n < workers; n += 1) {
    const queue = await startQueue(store, alertJobs, quiet);
    const alerts = openAlerts({ store, queue, log: quiet, limits, pollSeconds: 3600, zone: 'UTC' });
    const client = backgroundAt(slack.url, timeoutMs);
    const watch = await alerts.run(
      createDeliver(async () => client, quiet),
      sourcesAt(pages.urls, 10_000),
    );
    closing.push(() => queue.stop(1000), watch.stop);
    all.push({ alerts, watch });
  }
  const [first] = all;
  if (first === undefined) throw new Error('there is no worker');
  return { store, slack, pages, ...first };
}

const frames = framesOf('yellow-red-resolved');
const channels = (count: number) => Array.from({ length: count }, (_, n) => `C${n}`);

async function play({ pages, watch }: World, at: number): Promise<void> {
  const frame = frames[at];
  if (frame === undefined) throw new Error('the recording is too short');
  pages.show(frame);
  for (let look = 0; look < 3; look += 1) await watch.lookNow();
}

const settled = ({ alerts }: World) =>
  expect.poll(() => alerts.outbox(), { timeout: 90_000, interval: 50 }).toEqual({ due: 0, later: 0 });

/** What stands in each channel, by key; the same everywhere, and each once. */
function expectOnce({ slack }: World, count: number): void {
  const keys = channels(count).map((channel) =>
    slack.channels
      .get(channel)
      ?.map(({ key }) => key)
      .toSorted(),
  );
  expect(new Set(keys[0]).size).toBe(keys[0]?.length);
  expect(keys).toEqual(channels(count).map(() => keys[0]));
}

eachStore((bed) => {
  test('a Slack that is slow, drops connections, answers 500 and 429 in turn still shows everything once', async () => {
    const here = await world(bed, { workers: 2 });
    for (const channel of channels(6)) await here.alerts.subscribe({ team: 'T1', channel }, '', 'U1');
    let asked = 0;
    here.slack.fate = () => {
      asked += 1;
      if (asked % 11 === 0) return { waitMs: 1500 };
      if (asked % 7 === 0) return { drop: 'after' };
      if (asked % 13 === 0) return { drop: 'before' };
      if (asked % 17 === 0) return { status: 500 };
      return asked % 19 === 0 ? { status: 429, retryAfter: 1 } : 'answer';
    };
    for (const at of [0, 1, 2, 3, 4]) await play(here, at);
    await settled(here);
    expectOnce(here, 6);
    const cards = channels(6).map((channel) =>
      here.slack.channels.get(channel)?.find(({ thread }) => thread === null),
    );
    expect(cards.filter((card) => card?.text.startsWith('Resolved: '))).toHaveLength(6);
  }, 200_000);

  test('updates that come while Slack takes eight seconds are one edit, and each reply comes once', async () => {
    const here = await world(bed, { timeoutMs: 10_000 });
    await here.alerts.subscribe({ team: 'T1', channel: 'C0' }, '', 'U1');
    await play(here, 0);
    here.slack.fate = ({ method }) => (method === 'chat.postMessage' ? { waitMs: 8000 } : 'answer');
    await play(here, 1);
    await expect.poll(() => here.slack.calls.length, { timeout: 20_000 }).toBe(1);
    for (const at of [2, 3, 4]) await play(here, at);
    here.slack.fate = () => 'answer';
    await settled(here);
    expectOnce(here, 1);
    expect(here.slack.calls.filter(({ method }) => method === 'chat.update')).toHaveLength(1);
    const ledger = await lastDeliveries(here.store.db, { team: 'T1', channel: 'C0' }, 50);
    const whats = Map.groupBy(ledger, ({ what }) => what);
    expect([whats.get('posted')?.length, whats.get('edited')?.length, whats.get('replied')?.length]).toEqual([
      1, 1, 4,
    ]);
    for (const { seenAt, doneAt } of ledger)
      expect(doneAt.getTime()).toBeGreaterThanOrEqual(seenAt.getTime());
    const posted = whats.get('posted')?.[0];
    expect((posted?.doneAt.getTime() ?? 0) - (posted?.seenAt.getTime() ?? 0)).toBeGreaterThanOrEqual(7900);
  }, 120_000);

  test('a workspace that is told to wait does not hold up another one', async () => {
    const here = await world(bed, {});
    await here.alerts.subscribe({ team: 'T1', channel: 'C0' }, '', 'U1');
    await here.alerts.subscribe({ team: 'T2', channel: 'C1' }, '', 'U1');
    await play(here, 0);
    let refusals = 0;
    here.slack.fate = ({ channel }) => {
      if (channel !== 'C0' || refusals > 0) return 'answer';
      refusals += 1;
      return { status: 429, retryAfter: 4 };
    };
    await play(here, 1);
    await settled(here);
    const posts = here.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    const [refused, again] = posts.filter(({ channel }) => channel === 'C0');
    const other = posts.find(({ channel }) => channel === 'C1');
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(4000);
    expect(other?.at).toBeLessThan((refused?.at ?? 0) + 3000);
  }, 120_000);

  test('two workers together keep the pace of a workspace', async () => {
    const limits = { ...slackLimits, post: { gapMs: 100, burst: 5 } };
    const here = await world(bed, { workers: 2, limits, timeoutMs: 10_000 });
    for (const channel of channels(40))
      await here.alerts.subscribe({ team: 'T1', channel }, 'mode:edit', 'U1');
    await play(here, 0);
    await play(here, 1);
    await settled(here);
    expectOnce(here, 40);
    const times = here.slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ at }) => at);
    // Calls are spaced where they leave; on the way some are late, which makes others look too close.
    const most = times.map((from) => times.filter((at) => at >= from && at < from + 1000).length);
    expect(Math.max(...most)).toBeLessThanOrEqual(limits.post.burst + 10 + 5);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual((40 - 5) * 100 - 200);
  }, 120_000);

  test('clocks that are set forward and back show nothing twice and leave nothing out', async () => {
    const here = await world(bed, {});
    for (const channel of channels(3)) await here.alerts.subscribe({ team: 'T1', channel }, '', 'U1');
    await play(here, 0);
    await play(here, 1);
    await settled(here);
    // What a database whose clock stood hours ahead has left behind: leases, paces and times that lie far away.
    const ahead = new Date(Date.now() + 5 * 3_600_000);
    const pace = JSON.stringify({ post: { fullAt: ahead.getTime(), gapMs: 200 } });
    await expect
      .poll(
        async () => (await here.store.db.selectFrom('alert_lanes').select('holder').execute())[0]?.holder,
        { timeout: 20_000 },
      )
      .toBeNull();
    await here.store.db.updateTable('alert_lanes').set({ holder: 'gone', held_until: ahead, pace }).execute();
    await play(here, 2);
    await sleep(100);
    await here.store.db.updateTable('alert_outbox').set({ at: ahead }).execute();
    for (const at of [3, 4]) await play(here, at);
    await settled(here);
    expectOnce(here, 3);
  }, 120_000);
});
