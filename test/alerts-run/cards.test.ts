import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '../../src/alerts/replay.ts';
import { type Bench, framesOf, messagesIn, newChannel, startAlerts } from '../support/alerts.ts';
import { type SlackApi, startSlackApi } from '../support/slack-api.ts';
import { eachStore, quiet } from '../support/stores.ts';

eachStore(({ open }) => {
  let api: SlackApi;
  let bench: Bench;
  let channels = 0;
  const subscribed = async (words = '') => {
    channels += 1;
    const channel = await newChannel(api, `channel-${channels}`);
    const done = await bench.alerts.subscribe({ team: 'T1', channel }, words, 'U1');
    expect(done.ok).toBe(true);
    return channel;
  };

  beforeAll(async () => {
    const [store, slack] = await Promise.all([open(), startSlackApi()]);
    api = slack;
    bench = await startAlerts({ store, api, log: quiet });
  });
  afterAll(async () => {
    await bench.stop();
    await api.close();
  });

  test('an incident is one card, edited, with its updates as replies', async () => {
    const channel = await subscribed();
    const frames = framesOf('yellow-red-resolved');
    await bench.play(...frames);
    const expected = replay({ name: 'x', about: '', edgeCases: [], frames });
    const shown = await messagesIn(api, channel);
    const cards = shown.filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toMatch(/^Resolved: /);
    expect(shown.length - 1).toBe(expected.sent.filter((one) => one.do === 'reply').length);
  });

  test('a channel that asks while an incident is open is shown it at once', async () => {
    const [first, second] = framesOf('reopened');
    if (first === undefined || second === undefined) throw new Error('the recording is too short');
    await bench.play(first, second);
    const channel = await subscribed();
    await bench.settled();
    const open = await bench.alerts.now();
    expect(open.open.length).toBeGreaterThan(0);
    const cards = (await messagesIn(api, channel)).filter(
      ({ thread_ts, ts }) => !thread_ts || thread_ts === ts,
    );
    expect(cards).toHaveLength(open.open.length);
  });

  test('running every job again sends nothing', async () => {
    const before = api.calls.length;
    await bench.watch.lookNow();
    await bench.settled();
    expect(api.calls.slice(before)).toEqual([]);
  });
});
