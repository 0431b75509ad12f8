import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Place } from './deliver.ts';
import type { Instant } from './time.ts';

type Db = Kysely<Database>;

export const deeds = ['posted', 'edited', 'replied', 'reply_edited', 'said'] as const;
export type Deed = (typeof deeds)[number];

/** Something that was delivered: when its cause was seen, and when Slack had it. */
export type Entry = { key: string; what: Deed; seenAt: Date; doneAt: Date };

/** Deliveries of the last day: how many, and how long after their cause was seen, in ms. */
export type Lag = { count: number; median: number | null; most: number | null };

/** Times are our own clock, so that they can be compared with one another. */
export async function noteDelivery(
  db: Db,
  { team, channel }: Place,
  key: string,
  what: Deed,
  seenAt: Date,
  now: Instant,
): Promise<void> {
  const values = { team, channel, key, what, seen_at: seenAt, done_at: new Date(now) };
  await db.insertInto('alert_ledger').values(values).execute();
}

/** Newest first. */
export async function lastDeliveries(db: Db, { team, channel }: Place, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('alert_ledger')
    .select(['key', 'what', 'seen_at', 'done_at'])
    .where('team', '=', team)
    .where('channel', '=', channel)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ key, what, seen_at, done_at }) => ({
    key,
    what: what as Deed,
    seenAt: seen_at,
    doneAt: done_at,
  }));
}

export async function lagOf(db: Db, team: string): Promise<Lag> {
  const { rows } = await sql<Lag>`
    select count(*)::int as count,
      (percentile_cont(0.5) within group (order by lag))::float as median, max(lag)::float as most
    from (select greatest(0, extract(epoch from done_at - seen_at) * 1000) as lag from alert_ledger
      where team = ${team} and done_at > now() - interval '1 day') as lags`.execute(db);
  return rows[0] ?? { count: 0, median: null, most: null };
}

/** Forgets what is older than 30 days. */
export async function trimLedger(db: Db): Promise<void> {
  await sql`delete from alert_ledger where done_at < now() - interval '30 days'`.execute(db);
  await sql`delete from alert_posts where state = 'done' and updated_at < now() - interval '90 days'`.execute(
    db,
  );
}
