import type { Kysely, Transaction } from 'kysely';
import type { Queue } from '../queue/queue.ts';
import type { Database } from '../store/schema.ts';
import type { Change } from './change.ts';
import type { Place } from './deliver.ts';
import type { Incident } from './incident.ts';
import { feedEntryJob, itemFor, outageNoticeJob, syncCardJob } from './jobs.ts';
import type { Case } from './known.ts';
import { matches, rulesForEntry } from './match.ts';
import { incidentOf } from './merge.ts';
import { allChannels, type Channel, preferencesOf } from './rules.ts';
import type { FeedEntry } from './sources/feed.ts';
import type { Preferences } from './subscription.ts';
import { type FeedName, isOver } from './vocabulary.ts';

type Tx = Transaction<Database>;

const placeKey = ({ team, channel }: Place) => `${team} ${channel}`;

async function placesThatShow(tx: Kysely<Database>, incident: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('alert_shown')
    .select(['team', 'channel'])
    .where('incident', '=', incident)
    .execute();
  return new Set(rows.map(placeKey));
}

/**
 * A channel that shows it, or whose rules let it through. Once it has ended, what is still written about it is for those
 * who were told; its end itself is for everybody, since a job that has not saved anything yet may be telling them.
 */
async function syncItems(
  tx: Tx,
  change: Extract<Change, { type: 'incident' }>,
  channels: readonly Channel[],
) {
  const { key, incident, what } = change;
  const isNews =
    !isOver(incident.state) || what.some((word) => ['appeared', 'resolved', 'unlisted'].includes(word));
  const shownIn = await placesThatShow(tx, key);
  return channels
    .filter((one) => shownIn.has(placeKey(one)) || (isNews && matches(preferencesOf(one), incident)))
    .map(({ team, channel }) => itemFor({ team, channel, incident: key }, key));
}

/** Queues, in the transaction that saves the changes, what has to be made true or said because of them. */
export async function announce(
  tx: Tx,
  queue: Queue,
  changes: readonly Change[],
  now: number,
): Promise<number> {
  const told = changes.filter(({ type }) => type !== 'drift');
  if (told.length === 0) return 0;
  const channels = await allChannels(tx);
  let queued = 0;
  for (const change of told) {
    if (change.type === 'incident') {
      queued += await queue.enqueueMany(syncCardJob, await syncItems(tx, change, channels), { tx });
    } else if (change.type !== 'drift') {
      const readable = change.type === 'feeds_back' ? { readable: [...change.readable] } : {};
      const plain = { type: change.type, since: change.since, ...readable } as {
        type: 'feeds_unreachable';
        since: number;
      };
      const items = channels
        .filter(({ rules }) => rules.some(({ rule }) => rule.topics.includes('feeds')))
        .map(({ team, channel }) =>
          itemFor({ team, channel, at: now, change: plain }, `${change.type}:${change.since}`),
        );
      queued += await queue.enqueueMany(outageNoticeJob, items, { tx });
    }
  }
  return queued;
}

/** Saves new entries of a feed and queues them for the channels that asked. */
export async function announceEntries(
  tx: Tx,
  queue: Queue,
  feed: FeedName,
  fresh: readonly FeedEntry[],
): Promise<void> {
  if (fresh.length === 0) return;
  const channels = await allChannels(tx);
  for (const entry of fresh) {
    await tx
      .insertInto('alert_entries')
      .values({ feed, id: entry.id, value: JSON.stringify(entry) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const items = channels
      .filter((one) => rulesForEntry(preferencesOf(one), feed, entry).length > 0)
      .map(({ team, channel }) => itemFor({ team, channel, feed, id: entry.id }, `${feed}:${entry.id}`));
    await queue.enqueueMany(feedEntryJob, items, { tx });
  }
}

/** Incidents that are not over, as one channel may want to hear of them. */
export async function openIncidents(db: Kysely<Database>): Promise<Incident[]> {
  const rows = await db
    .selectFrom('alert_incidents')
    .select('value')
    .where('is_over', '=', false)
    .where('is_silent', '=', false)
    .execute();
  return rows.map(({ value }) => incidentOf(value as Case));
}

/** Queues every incident that a channel shows or was to be shown, to be planned again. */
export async function syncShown(tx: Tx, queue: Queue, { team, channel }: Place): Promise<void> {
  const shown = await tx
    .selectFrom('alert_shown as s')
    .innerJoin('alert_incidents as i', 'i.key', 's.incident')
    .select('s.incident')
    .where('s.team', '=', team)
    .where('s.channel', '=', channel)
    .execute();
  const items = shown.map(({ incident }) => itemFor({ team, channel, incident }, incident));
  await queue.enqueueMany(syncCardJob, items, { tx });
}

/** Queues what is open right now, and what it shows, for a channel that has just asked or can be reached again. */
export async function announceOpen(
  tx: Tx,
  queue: Queue,
  place: Place,
  preferences: Preferences,
): Promise<Incident[]> {
  const { team, channel } = place;
  const open = (await openIncidents(tx)).filter((incident) => matches(preferences, incident));
  const items = open.map(({ key }) => itemFor({ team, channel, incident: key }, key));
  await queue.enqueueMany(syncCardJob, items, { tx });
  await syncShown(tx, queue, place);
  return open;
}
