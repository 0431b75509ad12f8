import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, framesOf, messagesIn, newChannel, startAlerts } from '../support/alerts.ts';
import { type Fault, type SlackApi, startSlackApi } from '../support/slack-api.ts';
import { type Bed, eachStore } from '../support/stores.ts';

const refusal = (error: string): Fault => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: false, error }),
});

async function world({ open }: Bed, options: { timeoutMs?: number } = {}) {
  const lines: { level: string; sentence: string }[] = [];
  const write = (level: string) => (_facts: object, sentence: string) => void lines.push({ level, sentence });
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const [store, api] = await Promise.all([open(), startSlackApi()]);
  const bench: Bench = await startAlerts({ store, api, log, ...options });
  return { api, bench, lines };
}

const frames = framesOf('yellow-red-resolved');

eachStore((bed) => {
  let api: SlackApi;
  let bench: Bench;
  let lines: { level: string; sentence: string }[];
  let channel = '';
  let place = { team: 'T1', channel };
  let number = 0;

  beforeAll(async () => {
    ({ api, bench, lines } = await world(bed, { timeoutMs: 1500 }));
  });
  afterAll(async () => {
    await bench.stop();
    await api.close();
  });
  beforeEach(async () => {
    number += 1;
    channel = await newChannel(api, `faults-${number}`);
    place = { team: 'T1', channel };
    bench.pages.show({ at: '2026-01-01T00:00:00Z' });
  });

  /** The open incident of the recording, in a channel that has just asked for it. */
  async function subscribeWhileOpen(): Promise<void> {
    const [, first] = frames;
    if (first !== undefined) await bench.play(first);
    expect((await bench.alerts.subscribe(place, '', 'U1')).ok).toBe(true);
    await bench.settled();
  }

  async function cards() {
    const all = await messagesIn(api, channel);
    return all.filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts);
  }

  describe('a Slack that', () => {
    test.each<[string, Fault]>([
      ['answers 429', { status: 429, headers: { 'retry-after': '1' } }],
      ['answers 500', { status: 500 }],
      ['drops the connection', 'drop'],
      ['drops the connection after accepting', 'drop after accepting'],
      ['is out of order', refusal('internal_error')],
    ])('%s still ends with one card and each update once', async (_, fault) => {
      await bench.play(...frames.slice(0, 1));
      api.fail('chat.postMessage', fault, fault);
      await subscribeWhileOpen();
      expect(await cards()).toHaveLength(1);
      const texts = (await messagesIn(api, channel)).map(({ metadata }) => metadata?.event_payload.key);
      expect(texts.toSorted()).toEqual([...new Set(texts)].toSorted());
    });

    test('refuses the blocks gets the plain text, and the log an alarm', async () => {
      api.fail('chat.postMessage', refusal('invalid_blocks'));
      await subscribeWhileOpen();
      expect(await cards()).toHaveLength(1);
      expect(lines).toContainEqual({
        level: 'error',
        sentence: 'Slack refused the blocks of an alert: it is sent as plain text',
      });
    });
  });

  test('a channel where posting is refused pauses, its maker is told once, and it goes on by itself', async () => {
    api.fail('chat.postMessage', refusal('is_archived'));
    await subscribeWhileOpen();
    const { pause, rules } = await bench.alerts.channelAt(place);
    expect(pause?.reason).toBe('is_archived');
    expect(rules).toHaveLength(1);
    const told = api.callsOf('chat.postMessage').filter(({ args }) => args.channel === 'U1');
    expect(told.map(({ args }) => args.text)).toEqual([expect.stringContaining('the channel is archived')]);
    const [, , next] = frames;
    if (next !== undefined) await bench.play(next);
    expect((await bench.alerts.channelAt(place)).pause).toBeNull();
    expect(await cards()).toHaveLength(1);
  });
});
