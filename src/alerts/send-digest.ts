import type { Place } from './deliver.ts';
import { summaryOf } from './digest.ts';
import { contentHash } from './incident.ts';
import type { Case } from './known.ts';
import { incidentOf } from './merge.ts';
import { newsCard } from './news.ts';
import type { DeliveryParts } from './parts.ts';
import { belongsToSummary } from './plan.ts';
import { sayOnce } from './say-once.ts';
import { entryKey } from './send-news.ts';
import { afterSummary, type Shown } from './shown.ts';
import { loadShown, saveShown } from './shown-rows.ts';
import type { FeedEntry } from './sources/feed.ts';

type As = 'summary' | 'digest';

async function waitingIncidents({ store }: DeliveryParts, { team, channel }: Place, as: As, due: string) {
  const rows = await store.db
    .selectFrom('alert_shown as s')
    .innerJoin('alert_incidents as i', 'i.key', 's.incident')
    .select(['s.value as shown', 'i.value as one'])
    .where('s.team', '=', team)
    .where('s.channel', '=', channel)
    .where('s.held_as', '=', as)
    .where('s.held_until', '<=', new Date(due))
    .execute();
  return rows
    .map(({ shown, one }) => ({ shown: shown as Shown, incident: incidentOf(one as Case) }))
    .filter(({ shown, incident }) => belongsToSummary(shown, incident));
}

async function waitingEntries({ store }: DeliveryParts, { team, channel }: Place, as: As, due: string) {
  const posts = await store.db
    .selectFrom('alert_posts')
    .select('key')
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('state', '=', 'held')
    .where('held_as', '=', as)
    .where('held_until', '<=', new Date(due))
    .execute();
  const keys = new Set(posts.map(({ key }) => key));
  if (keys.size === 0) return [];
  const entries = await store.db.selectFrom('alert_entries').select(['feed', 'value']).execute();
  return entries
    .map(({ feed, value }) => ({ feed, entry: value as FeedEntry }))
    .filter(({ feed, entry }) => keys.has(entryKey(feed, entry.id)));
}

/** Sends what waited for the end of quiet hours, or for the hour of the digest, as one message, once. */
export async function sendDigest(
  parts: DeliveryParts,
  place: Place,
  { as, due }: { as: As; due: string },
  signal: AbortSignal,
): Promise<void> {
  const { store } = parts;
  const waiting = await waitingIncidents(parts, place, as, due);
  const entries = await waitingEntries(parts, place, as, due);
  const news = entries.map(({ feed, entry }) => newsCard(feed, entry));
  const incidents = waiting.map(({ incident }) => incident);
  const summary = summaryOf(as, due, incidents, news);
  if (summary === null) return;
  const said = await sayOnce(parts, place, summary.key, { is: 'summary', summary }, new Date(due), signal);
  if (said === 'paused') return;
  await store.db.transaction().execute(async (tx) => {
    for (const { incident } of waiting) {
      const row = await loadShown(tx, place, incident.key);
      const shown = afterSummary(row.shown, contentHash(incident), incident.revision);
      await saveShown(tx, place, incident.key, row, shown);
    }
    const keys = entries.map(({ feed, entry }) => entryKey(feed, entry.id));
    if (keys.length > 0)
      await tx
        .updateTable('alert_posts')
        .set({ state: 'done', held_as: null, held_until: null })
        .where('team', '=', place.team)
        .where('channel', '=', place.channel)
        .where('state', '=', 'held')
        .where('key', 'in', keys)
        .execute();
  });
}
