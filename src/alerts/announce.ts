import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Change } from './change.ts';
import { type Errand, type Urgency, urgencies, want } from './courier/outbox.ts';
import type { Place } from './deliver.ts';
import type { Incident } from './incident.ts';
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
async function placesFor(
  tx: Tx,
  { key, incident, what }: Extract<Change, { type: 'incident' }>,
  channels: readonly Channel[],
): Promise<Place[]> {
  const isNews =
    !isOver(incident.state) || what.some((word) => ['appeared', 'resolved', 'unlisted'].includes(word));
  const shownIn = await placesThatShow(tx, key);
  return channels.filter(
    (one) => shownIn.has(placeKey(one)) || (isNews && matches(preferencesOf(one), incident)),
  );
}

const urgencyOf = ({ severity, state }: Incident): Urgency =>
  severity === 'red' && !isOver(state) ? urgencies.red : urgencies.usual;

/**
 * Wants in the outbox, in the transaction that saves the changes, what has to be made true or said because of them.
 * Says in how many channels.
 */
export async function announce(tx: Tx, changes: readonly Change[], now: number): Promise<number> {
  const told = changes.filter(({ type }) => type !== 'drift');
  if (told.length === 0) return 0;
  const channels = await allChannels(tx);
  let wanted = 0;
  for (const change of told) {
    if (change.type === 'incident') {
      const errand: Errand = { is: 'card', incident: change.key };
      wanted += await want(tx, await placesFor(tx, change, channels), errand, urgencyOf(change.incident));
    } else if (change.type !== 'drift') {
      const { since } = change;
      const news =
        change.type === 'feeds_back'
          ? { type: change.type, since, readable: [...change.readable] }
          : { type: change.type, since };
      const places = channels.filter(({ rules }) => rules.some(({ rule }) => rule.topics.includes('feeds')));
      wanted += await want(tx, places, { is: 'notice', at: now, change: news }, urgencies.usual);
    }
  }
  return wanted;
}

/** Saves new entries of a feed and wants them in the channels that asked. */
export async function announceEntries(tx: Tx, feed: FeedName, fresh: readonly FeedEntry[]): Promise<void> {
  if (fresh.length === 0) return;
  const channels = await allChannels(tx);
  for (const entry of fresh) {
    await tx
      .insertInto('alert_entries')
      .values({ feed, id: entry.id, value: JSON.stringify(entry) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const places = channels.filter((one) => rulesForEntry(preferencesOf(one), feed, entry).length > 0);
    await want(tx, places, { is: 'entry', feed, id: entry.id }, urgencies.usual);
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

/** Wants every incident that a channel shows, or was to be shown, looked at again. */
export async function syncShown(tx: Tx, { team, channel }: Place): Promise<void> {
  const shown = await tx
    .selectFrom('alert_shown as s')
    .innerJoin('alert_incidents as i', 'i.key', 's.incident')
    .select('s.incident')
    .where('s.team', '=', team)
    .where('s.channel', '=', channel)
    .orderBy('s.incident')
    .execute();
  for (const { incident } of shown)
    await want(tx, [{ team, channel }], { is: 'card', incident }, urgencies.person);
}

/** Wants what is open right now, and what it shows, for a channel that has just asked or can be reached again. */
export async function announceOpen(tx: Tx, place: Place, preferences: Preferences): Promise<Incident[]> {
  const open = (await openIncidents(tx)).filter((incident) => matches(preferences, incident));
  for (const { key } of open) await want(tx, [place], { is: 'card', incident: key }, urgencies.person);
  await syncShown(tx, place);
  return open;
}
