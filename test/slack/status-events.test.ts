import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Alerts, openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import type { Store } from '../../src/store/open.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { eachStore, quiet } from '../support/stores.ts';

const places = [
  { team: 'T1', channel: 'C1' },
  { team: 'T1', channel: 'C2' },
  { team: 'T2', channel: 'C3' },
] as const;

eachStore(({ open }) => {
  let store: Store;
  let queue: Queue;
  let alerts: Alerts;
  let bot: TestBot;

  beforeAll(async () => {
    store = await open();
    queue = await startQueue(store, alertJobs, quiet);
    alerts = openAlerts({ store, queue, log: quiet, pollSeconds: 60, zone: 'UTC' });
    bot = await startTestBot({ alerts });
    for (const place of places) await alerts.subscribe(place, '', 'U1');
  });
  afterAll(async () => {
    await bot.stop();
    await queue.stop(1000);
  });
  beforeEach(async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const paused = { paused_reason: 'is_archived', paused_at: new Date(), try_at: tomorrow };
    await store.db.updateTable('alert_channels').set(paused).execute();
    await store.db.deleteFrom('alert_outbox').execute();
    await store.db.deleteFrom('alert_posts').execute();
    const held = { state: 'held', held_as: 'card', held_until: new Date() } as const;
    for (const place of places)
      await store.db
        .insertInto('alert_posts')
        .values({ ...place, key: 'blog:1', ...held })
        .execute();
  });

  const pausedNow = async () => {
    const all = await Promise.all(places.map((place) => alerts.channelAt(place)));
    return all.filter(({ pause }) => pause !== null).map(({ channel }) => channel);
  };
  const wanted = async () => {
    const rows = await store.db.selectFrom('alert_outbox').select(['channel', 'about']).execute();
    return rows.map(({ channel, about }) => `${channel} ${about}`).toSorted();
  };

  test.each([
    ['is taken out of the archive', { type: 'channel_unarchive', channel: 'C1', user: 'U1' }],
    ['is private and taken out of the archive', { type: 'group_unarchive', channel: 'C1', user: 'U1' }],
    [
      'has the bot invited again',
      { type: 'member_joined_channel', channel: 'C1', user: 'UB', channel_type: 'C' },
    ],
  ])('a paused channel goes on at once when it %s, with what it missed', async (_, event) => {
    await bot.event(event);
    await bot.idle();
    expect(await pausedNow()).toEqual(['C2', 'C3']);
    expect(await wanted()).toEqual(['C1 entry:blog:1']);
  });

  test('a person who joins changes nothing', async () => {
    await bot.event({ type: 'member_joined_channel', channel: 'C1', user: 'U1', channel_type: 'C' });
    await bot.idle();
    expect(await pausedNow()).toEqual(['C1', 'C2', 'C3']);
    expect(await wanted()).toEqual([]);
  });

  test('a workspace that installs the bot again goes on in all of its channels', async () => {
    await alerts.reachable({ team: 'T1' });
    expect(await pausedNow()).toEqual(['C3']);
    expect(await wanted()).toEqual(['C1 entry:blog:1', 'C2 entry:blog:1']);
  });
});
