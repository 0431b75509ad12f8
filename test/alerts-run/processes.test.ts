import { afterEach, expect, test } from 'vitest';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { startReplayServer } from '../../src/alerts/replay-server.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { framesOf, messagesIn, newChannel } from '../support/alerts.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { type Child, eachStore, quiet, startChild } from '../support/stores.ts';

const script = new URL('worker.ts', import.meta.url).pathname;
const channelCount = 12;

const workers: Child[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
});

eachStore(({ create, engine }) => {
  // The embedded database belongs to one process, so there it is one that does it all.
  const count = engine === 'server' ? 2 : 1;

  test(`${count} at once show everything once in each channel, even when one of them is killed`, async () => {
    const [database, api, pages] = await Promise.all([create(), startSlackApi(), startReplayServer()]);
    const frames = framesOf('yellow-red-resolved');
    const channels: string[] = [];
    for (let n = 0; n < channelCount; n += 1) channels.push(await newChannel(api, `both-${n}`));
    const store = await database.open();
    const queue = await startQueue(store, alertJobs, quiet);
    const alerts = openAlerts({ store, queue, log: quiet, pollSeconds: 1, zone: 'UTC' });
    for (const channel of channels) await alerts.subscribe({ team: 'T1', channel }, '', 'U1');
    await queue.stop(1000);
    await store.close();
    const start = async () => {
      workers.push(await startChild(script, database.options, api.url, pages.urls.heroku));
    };
    for (let n = 0; n < count; n += 1) await start();

    for (const [at, frame] of frames.entries()) {
      pages.show(frame);
      const looks = () => pages.asked.filter((path) => path === '/api/v4/current-status').length;
      await expect.poll(looks, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
      if (at !== 2) continue;
      await workers.shift()?.kill();
      await start();
    }
    const keys = async () =>
      Promise.all(
        channels.map(async (channel) =>
          (await messagesIn(api, channel)).map(({ metadata }) => metadata?.event_payload.key).join(' '),
        ),
      );
    const ends = async () =>
      (await Promise.all(channels.map((channel) => messagesIn(api, channel)))).filter(([card]) =>
        card?.text.startsWith('Resolved: '),
      ).length;
    await expect.poll(ends, { timeout: 60_000, interval: 300 }).toBe(channelCount);
    const expected = 'heroku:3110 heroku:9201 heroku:9202 heroku:9203 heroku:9204';
    await expect.poll(keys, { timeout: 60_000, interval: 300 }).toEqual(channels.map(() => expected));
    await pages.close();
    await api.close();
  }, 200_000);
});
