import { momentFor } from './card.ts';
import type { Place } from './deliver.ts';
import { rulesForEntry } from './match.ts';
import { newsCard } from './news.ts';
import { noticeOf } from './notice.ts';
import type { DeliveryParts } from './parts.ts';
import { deliverAt } from './quiet.ts';
import { channelAt, preferencesOf } from './rules.ts';
import { sayOnce } from './say-once.ts';
import type { FeedEntry } from './sources/feed.ts';
import { toIso } from './time.ts';
import type { FeedName } from './vocabulary.ts';

/** The key of an entry's message, the same in every channel. */
export const entryKey = (feed: FeedName, id: string) => `${feed}:${id}`;

/** Tells a channel of one entry now, or notes for when it waits: quiet hours, a digest, a mute. */
export async function sendEntry(
  parts: DeliveryParts,
  place: Place,
  { feed, id }: { feed: FeedName; id: string },
  signal: AbortSignal,
): Promise<void> {
  const { store, now } = parts;
  const { team, channel } = place;
  const saved = await store.db
    .selectFrom('alert_entries')
    .select(['value', 'seen_at'])
    .where('feed', '=', feed)
    .where('id', '=', id)
    .executeTakeFirst();
  if (saved === undefined) return;
  const entry = saved.value as FeedEntry;
  const preferences = preferencesOf(await channelAt(store.db, place));
  const rules = rulesForEntry(preferences, feed, entry);
  if (rules.length === 0) return;
  const at = now();
  const delivery = deliverAt(at, { ...preferences, rules }, 'green');
  const key = entryKey(feed, id);
  if (delivery.at > at) {
    const held = { state: 'held', held_as: delivery.as, held_until: new Date(delivery.at) } as const;
    await store.db
      .insertInto('alert_posts')
      .values({ team, channel, key, ...held })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await sayOnce(parts, place, key, { is: 'news', news: newsCard(feed, entry) }, saved.seen_at, signal);
}

type FeedsChange = Parameters<typeof noticeOf>[0];

/** Says once that the status pages cannot be read, or can be again. A mute is respected: nobody needs it late. */
export async function sendNotice(
  parts: DeliveryParts,
  place: Place,
  change: FeedsChange,
  at: number,
  signal: AbortSignal,
): Promise<void> {
  const { mutedUntil, rules } = await channelAt(parts.store.db, place);
  const isWanted = rules.some(({ rule }) => rule.topics.includes('feeds'));
  if (!isWanted || (mutedUntil !== null && mutedUntil.getTime() > parts.now())) return;
  const notice = noticeOf(change, at);
  await sayOnce(parts, place, notice.key, { is: 'notice', notice }, new Date(at), signal);
}

/** The message of a test; it goes the way of every alert. */
export async function sendTest(
  parts: DeliveryParts,
  place: Place,
  { id, at }: { id: string; at: number },
  signal: AbortSignal,
): Promise<void> {
  const since = momentFor(toIso(at));
  const title = 'This is a test of the status alerts';
  const text = `Asked for at ${since.utc} by somebody in this channel. Alerts arrive here. Nothing is wrong with the platform because of this message.`;
  const notice = { key: `test:${id}`, title, text, since };
  await sayOnce(parts, place, notice.key, { is: 'notice', notice }, new Date(at), signal);
}
