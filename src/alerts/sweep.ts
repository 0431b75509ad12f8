import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { announceOpen } from './announce.ts';
import type { Place } from './deliver.ts';
import { digestJob, feedEntryJob, itemFor, syncCardJob } from './jobs.ts';
import type { AlertParts } from './parts.ts';
import { dueForRetry } from './pausing.ts';
import { channelAt, preferencesOf } from './rules.ts';
import { feedNames } from './vocabulary.ts';

type Held = { team: string; channel: string; key: string; as: 'card' | 'summary' | 'digest'; until: Date };

async function dueCards(db: Kysely<Database>, now: Date): Promise<(Held & { isOver: boolean })[]> {
  const rows = await db
    .selectFrom('alert_shown as s')
    .innerJoin('alert_incidents as i', 'i.key', 's.incident')
    .select(['s.team', 's.channel', 's.incident', 's.held_as', 's.held_until', 'i.is_over'])
    .where('s.held_until', '<=', now)
    .execute();
  return rows.flatMap(({ team, channel, incident, held_as, held_until, is_over }) =>
    held_as === null || held_until === null
      ? []
      : [{ team, channel, key: incident, as: held_as, until: held_until, isOver: is_over }],
  );
}

async function dueEntries(db: Kysely<Database>, now: Date): Promise<Held[]> {
  const rows = await db
    .selectFrom('alert_posts')
    .select(['team', 'channel', 'key', 'held_as', 'held_until'])
    .where('state', '=', 'held')
    .where('held_until', '<=', now)
    .execute();
  return rows.flatMap(({ team, channel, key, held_as, held_until }) =>
    held_as === null || held_until === null ? [] : [{ team, channel, key, as: held_as, until: held_until }],
  );
}

type Rest = Omit<Held, 'key'>;

async function queueDigest({ queue }: AlertParts, { team, channel, as, until }: Rest): Promise<void> {
  if (as === 'card') return;
  const due = until.toISOString();
  await queue.enqueueMany(digestJob, [itemFor({ team, channel, as, due }, `${as}:${due}`)]);
}

async function queueEntry(parts: AlertParts, held: Held): Promise<void> {
  const { team, channel, key } = held;
  if (held.as !== 'card') return queueDigest(parts, held);
  const feed = feedNames.find((name) => key.startsWith(`${name}:`));
  if (feed === undefined) return;
  const id = key.slice(feed.length + 1);
  await parts.queue.enqueueMany(feedEntryJob, [itemFor({ team, channel, feed, id }, key)]);
}

/** Channels that pause and whose next attempt is not yet due. */
async function resting(db: Kysely<Database>, due: readonly Place[]): Promise<Set<string>> {
  const paused = await db
    .selectFrom('alert_channels')
    .select(['team', 'channel'])
    .where('paused_reason', 'is not', null)
    .execute();
  const ready = new Set(due.map(nameOf));
  return new Set(paused.map(nameOf).filter((name) => !ready.has(name)));
}

const nameOf = ({ team, channel }: Place) => `${team} ${channel}`;

/**
 * Queues what waited until now: cards after a mute, morning summaries, digests, and channels that pause. Queued twice,
 * it is done once.
 */
export async function sweep(parts: AlertParts): Promise<void> {
  const { store, queue, pollMs, now } = parts;
  const at = new Date(now());
  const due = await dueForRetry(store.db, pollMs);
  const rests = await resting(store.db, due);
  for (const held of await dueCards(store.db, at)) {
    if (rests.has(nameOf(held))) continue;
    const { team, channel, key, as, isOver } = held;
    if (as === 'digest' || (as === 'summary' && isOver)) await queueDigest(parts, held);
    else await queue.enqueueMany(syncCardJob, [itemFor({ team, channel, incident: key }, key)]);
  }
  for (const held of await dueEntries(store.db, at))
    if (!rests.has(nameOf(held))) await queueEntry(parts, held);
  for (const place of due) {
    const channel = await channelAt(store.db, place);
    await store.db.transaction().execute((tx) => announceOpen(tx, queue, place, preferencesOf(channel)));
  }
}
