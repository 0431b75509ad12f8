import { afterEach, expect, test } from 'vitest';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { startReplayServer } from '../../src/alerts/replay-server.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { framesOf, messagesIn, newChannel } from '../support/alerts.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { type Child, eachStore, quiet, startChild } from '../support/stores.ts';

const script = new URL('worker.ts', import.meta.url).pathname;
const channelCount = 20;
/** Posts after which the worker is killed, each time another number. */
const kills = [3, 8, 5];

let worker: Child | undefined;
afterEach(() => worker?.kill());

eachStore(({ create }) => {
  test('a worker that is killed again and again during the fan-out leaves every channel exact', async () => {
    const [database, api, pages] = await Promise.all([create(), startSlackApi(), startReplayServer()]);
    const frames = framesOf('yellow-red-resolved');
    const [before, , open] = frames;
    const last = frames.at(-1);
    if (before === undefined || open === undefined || last === undefined) throw new Error('too short');
    const channels: string[] = [];
    for (let n = 0; n < channelCount; n += 1) channels.push(await newChannel(api, `kill-${n}`));
    const store = await database.open();
    const queue = await startQueue(store, alertJobs, quiet);
    const alerts = openAlerts({ store, queue, log: quiet, pollSeconds: 1, zone: 'UTC' });
    for (const channel of channels) await alerts.subscribe({ team: 'T1', channel }, '', 'U1');
    await queue.stop(1000);
    await store.close();

    const start = () => startChild(script, database.options, api.url, pages.urls.heroku);
    const posts = () => api.callsOf('chat.postMessage').length;
    const atLeast = (count: number) =>
      expect.poll(posts, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count);
    pages.show(before);
    worker = await start();
    await expect.poll(() => pages.asked.length, { timeout: 20_000 }).toBeGreaterThan(3);
    pages.show(open);
    for (const more of kills) {
      await atLeast(posts() + more);
      await worker.kill();
      worker = await start();
    }
    pages.show(last);
    const done = async () => {
      const all = await Promise.all(channels.map((channel) => messagesIn(api, channel)));
      return all.filter((messages) => messages.some(({ text }) => /^Resolved: /.test(text))).length;
    };
    await expect.poll(done, { timeout: 120_000, interval: 500 }).toBe(channelCount);
    const updates = new Set<string>();
    const keysOf = async (channel: string) =>
      (await messagesIn(api, channel))
        .map(({ metadata }) => metadata?.event_payload.key ?? 'none')
        .toSorted();
    const settled = async () => {
      const keys = await Promise.all(channels.map(keysOf));
      for (const key of keys.flat()) updates.add(key);
      return new Set(keys.map((list) => list.join(' '))).size;
    };
    await expect.poll(settled, { timeout: 60_000, interval: 500 }).toBe(1);
    const [first = ''] = channels;
    expect(await keysOf(first)).toEqual([...updates].toSorted());
    await pages.close();
    await api.close();
  }, 240_000);
});
