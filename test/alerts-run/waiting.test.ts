import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, framesOf, messagesIn, newChannel, startAlerts } from '../support/alerts.ts';
import { type SlackApi, startSlackApi } from '../support/slack-api.ts';
import { eachStore, quiet } from '../support/stores.ts';

const hour = 3_600_000;

eachStore(({ open }) => {
  let api: SlackApi;
  let bench: Bench;
  let time = Date.parse('2026-03-02T23:00:00Z');
  let number = 0;

  beforeAll(async () => {
    const [store, slack] = await Promise.all([open(), startSlackApi()]);
    api = slack;
    bench = await startAlerts({ store, api, log: quiet, now: () => time });
  });
  afterAll(async () => {
    await bench.stop();
    await api.close();
  });

  async function subscribed(words: string) {
    number += 1;
    const channel = await newChannel(api, `waiting-${number}`);
    expect((await bench.alerts.subscribe({ team: 'T1', channel }, words, 'U1')).ok).toBe(true);
    return channel;
  }
  async function pass(hours: number) {
    time += hours * hour;
    await bench.watch.lookNow();
    await bench.settled();
  }
  const texts = async (channel: string) =>
    (await messagesIn(api, channel)).map(({ text }) => text.split('\n')[0]);
  const frames = framesOf('open-update-resolved');
  const [before, opened] = frames;
  const last = frames.at(-1);
  if (before === undefined || opened === undefined || last === undefined) throw new Error('too short');

  test('what began and ended in quiet hours is told once, in the morning summary; a digest waits for its hour', async () => {
    await bench.play(before);
    const atNight = await subscribed('quiet:22-07');
    const daily = await subscribed('digest:daily@09');
    const muted = await subscribed('');
    await bench.alerts.mute({ team: 'T1', channel: muted }, '10h');
    const loud = await subscribed('');
    await bench.play(opened, last);
    expect(await texts(loud)).not.toEqual([]);
    expect([await texts(atNight), await texts(daily), await texts(muted)]).toEqual([[], [], []]);
    await pass(8.1);
    expect(await texts(atNight)).toEqual(['During the quiet hours']);
    expect(await texts(daily)).toEqual([]);
    await pass(2);
    expect(await texts(daily)).toEqual(['Heroku, the last day']);
    expect((await texts(muted))[0]).toMatch(/^Resolved: /);
    await pass(24);
    expect(await texts(atNight)).toEqual(['During the quiet hours']);
    expect(await texts(daily)).toEqual(['Heroku, the last day']);
  });

  test('changelog and blog entries come once to channels that asked, and none from the first read', async () => {
    const channel = await subscribed('changelog blog');
    const both = framesOf('changelog-and-blog');
    await bench.play(...both);
    const seen = await texts(channel);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((line) => /^Heroku (?:changelog|blog): /.test(line ?? ''))).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('when neither page can be read for ten minutes, channels that asked hear it once, and once when it is over', async () => {
    const channel = await subscribed('feeds');
    const dead = { at: '2026-03-05T00:00:00Z', heroku: { 'current-status': { $fail: 'http-500' } } };
    bench.pages.show(dead);
    for (let look = 0; look < 5; look += 1) await pass(0.1);
    expect(await texts(channel)).toEqual(['The status pages cannot be read']);
    await bench.play(before);
    expect(await texts(channel)).toEqual([
      'The status pages cannot be read',
      'The status pages can be read again',
    ]);
  });

  test('a test message goes the way of every alert', async () => {
    const channel = await newChannel(api, 'tested');
    await bench.alerts.test({ team: 'T1', channel });
    await bench.settled();
    expect(await texts(channel)).toEqual(['This is a test of the status alerts']);
  });
});
