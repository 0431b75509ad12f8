import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Alerts, openAlerts } from '../../src/alerts/alerts.ts';
import type { Limits } from '../../src/alerts/courier/pace.ts';
import { type Frame, type Recording, readRecording } from '../../src/alerts/frames.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type ReplayServer, startReplayServer } from '../../src/alerts/replay-server.ts';
import type { Watch } from '../../src/alerts/watch.ts';
import type { Log } from '../../src/log.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import type { Store } from '../../src/store/open.ts';
import { backgroundAt, noLimits, sourcesAt } from '../alerts-run/far-ends.ts';
import type { SlackApi } from './slack-api.ts';

const replays = join(import.meta.dirname, '../../content/replays');

/** A recording that ships with the bot. */
export function recordingOf(name: string): Recording {
  return readRecording(readFileSync(join(replays, `${name}.json`), 'utf8'));
}

export function framesOf(name: string): Frame[] {
  return recordingOf(name).frames;
}

export type Bench = {
  alerts: Alerts;
  queue: Queue;
  watch: Watch;
  pages: ReplayServer;
  /** Shows a frame, looks at it as often as it takes to be believed, and waits until every job is done. */
  play(...frames: readonly Frame[]): Promise<void>;
  /** Waits until nothing is left to be told, not even at a later time. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

const looksPerFrame = 3;

/** Everything of alerts that one process runs, on a real store and queue, against emulated far ends. */
export async function startAlerts(options: {
  store: Store;
  api: Pick<SlackApi, 'url'>;
  log: Log;
  limits?: Limits;
  now?: () => number;
  timeoutMs?: number;
}): Promise<Bench> {
  const { store, api, log, limits = noLimits, now, timeoutMs } = options;
  const queue = await startQueue(store, alertJobs, log);
  const pages = await startReplayServer();
  const base = { store, queue, log, limits, pollSeconds: 3600, zone: 'UTC' };
  const alerts = openAlerts(now === undefined ? base : { ...base, now });
  const client = backgroundAt(api.url, timeoutMs);
  const watch = await alerts.run(
    createDeliver(async () => client, log),
    sourcesAt(pages.urls),
  );
  const settled = () =>
    expect
      .poll(
        async () => {
          const { due, later: put } = await alerts.outbox();
          const jobs = await queue.depths();
          return jobs.reduce((sum, { ready, later, active }) => sum + ready + later + active, due + put);
        },
        { timeout: 30_000, interval: 20 },
      )
      .toBe(0);
  return {
    alerts,
    queue,
    watch,
    pages,
    settled,
    async play(...frames) {
      for (const frame of frames) {
        pages.show(frame);
        for (let time = 0; time < looksPerFrame; time += 1) await watch.lookNow();
        await settled();
      }
    },
    async stop() {
      await watch.stop();
      await queue.stop(1000);
      await pages.close();
    },
  };
}

export type Posted = {
  ts: string;
  thread_ts?: string;
  text: string;
  metadata?: { event_payload: { key: string } };
};

/** What stands in a channel in the end, oldest first, replies after their card. */
export async function messagesIn(api: Pick<SlackApi, 'ask'>, channel: string): Promise<Posted[]> {
  const history = await api.ask('conversations.history', { channel, limit: 200, include_all_metadata: true });
  const cards = ((history.messages ?? []) as Posted[]).toReversed();
  const out: Posted[] = [];
  for (const card of cards.filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts)) {
    out.push(card);
    const replies = await api.ask('conversations.replies', {
      channel,
      ts: card.ts,
      include_all_metadata: true,
    });
    out.push(...((replies.messages ?? []) as Posted[]).filter(({ ts }) => ts !== card.ts));
  }
  return out;
}

/** A channel of the emulated workspace that the bot may post in. */
export async function newChannel(api: Pick<SlackApi, 'ask'>, name: string): Promise<string> {
  const { channel } = (await api.ask('conversations.create', { name })) as { channel?: { id: string } };
  if (channel === undefined) throw new Error(`the emulator made no channel ${name}`);
  return channel.id;
}
