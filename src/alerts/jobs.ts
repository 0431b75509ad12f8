import { z } from 'zod';
import { defineJob, type Job } from '../queue/job.ts';
import { retryVerdict, type Verdict } from '../queue/retry.ts';
import type { Place } from './deliver.ts';
import { feedNames, sourceNames } from './vocabulary.ts';

const place = { team: z.string(), channel: z.string() };

/** Alerts are worth waiting for: an outage of Slack does not make the queue give them up before its last start. */
function patient(error: unknown, attempt: number): Verdict {
  return retryVerdict(error, Math.min(attempt, 12));
}

const usual = { keyed: true, retry: patient } as const;

/** Makes one channel's card of one incident true. */
export const syncCardJob = defineJob({
  ...usual,
  name: 'alerts.sync-card',
  schema: z.object({ ...place, incident: z.string() }),
  concurrency: 8,
  perGroup: 3,
});

/** Sends the morning summary or the digest of a channel that was due at `due` (ISO 8601). */
export const digestJob = defineJob({
  ...usual,
  name: 'alerts.digest',
  schema: z.object({ ...place, as: z.enum(['summary', 'digest']), due: z.string() }),
  concurrency: 2,
  perGroup: 1,
});

/** Tells a channel of one entry of the changelog or the blog. */
export const feedEntryJob = defineJob({
  ...usual,
  name: 'alerts.feed-entry',
  schema: z.object({ ...place, feed: z.enum(feedNames), id: z.string() }),
  concurrency: 2,
  perGroup: 1,
});

/** Tells a channel that the status pages cannot be read, or can be again. */
export const outageNoticeJob = defineJob({
  ...usual,
  name: 'alerts.outage-notice',
  schema: z.object({
    ...place,
    at: z.number(),
    change: z.discriminatedUnion('type', [
      z.object({ type: z.literal('feeds_unreachable'), since: z.number() }),
      z.object({ type: z.literal('feeds_back'), since: z.number(), readable: z.array(z.enum(sourceNames)) }),
    ]),
  }),
  concurrency: 2,
  perGroup: 1,
});

/** Tells those who made a channel's rules that they pause, and why. */
export const pausedJob = defineJob({ ...usual, name: 'alerts.paused', schema: z.object(place) });

/** Posts one message that somebody asked for to see whether alerts arrive; `id` is new for each. */
export const testJob = defineJob({
  ...usual,
  name: 'alerts.test',
  schema: z.object({ ...place, id: z.string(), at: z.number() }),
});

/** Every kind of job of this folder. */
export const alertJobs: readonly Job[] = [
  syncCardJob,
  digestJob,
  feedEntryJob,
  outageNoticeJob,
  pausedJob,
  testJob,
] as unknown as readonly Job[];

/** A job's item for a channel: `about` tells jobs of one channel apart. */
export function itemFor<Payload extends Place>(payload: Payload, about: string) {
  return { payload, singletonKey: `${payload.team}:${payload.channel}:${about}`, group: payload.team };
}
