import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../store/schema.ts';
import type { Place } from '../deliver.ts';
import { feedNames, sourceNames } from '../vocabulary.ts';

type Db = Kysely<Database>;

/** What is to be made true in a channel. It says what, never how: that is found out when its turn comes. */
export const errandSchema = z.discriminatedUnion('is', [
  /** The card of an incident, with its replies. */
  z.object({ is: z.literal('card'), incident: z.string() }),
  /** An entry of the changelog or the blog. */
  z.object({ is: z.literal('entry'), feed: z.enum(feedNames), id: z.string() }),
  /** The morning summary or the digest that was due at `due` (ISO 8601). */
  z.object({ is: z.literal('digest'), as: z.enum(['summary', 'digest']), due: z.string() }),
  /** That the status pages cannot be read, or can be again. */
  z.object({
    is: z.literal('notice'),
    at: z.number(),
    change: z.discriminatedUnion('type', [
      z.object({ type: z.literal('feeds_unreachable'), since: z.number() }),
      z.object({ type: z.literal('feeds_back'), since: z.number(), readable: z.array(z.enum(sourceNames)) }),
    ]),
  }),
  /** A message that somebody asked for to see whether alerts arrive. */
  z.object({ is: z.literal('test'), id: z.string(), at: z.number() }),
]);
export type Errand = z.infer<typeof errandSchema>;
export type ErrandOf<Is extends Errand['is']> = Extract<Errand, { is: Is }>;

/** Tells the errands of one channel apart: the same errand wanted twice is one row. */
export function aboutOf(errand: Errand): string {
  switch (errand.is) {
    case 'card':
      return `card:${errand.incident}`;
    case 'entry':
      return `entry:${errand.feed}:${errand.id}`;
    case 'digest':
      return `${errand.as}:${errand.due}`;
    case 'notice':
      return `${errand.change.type}:${errand.change.since}`;
    case 'test':
      return `test:${errand.id}`;
  }
}

/** What goes first where a workspace has more to hear than Slack takes: a person who waits, red, the rest. */
export const urgencies = { person: 3, red: 2, usual: 1 } as const;
export type Urgency = (typeof urgencies)[keyof typeof urgencies];

export type OutboxRow = Place & {
  about: string;
  errand: unknown;
  urgency: number;
  since: Date;
  stamp: number;
  tries: number;
  /** How far off its time is, in ms; not above 0 when it has come. */
  inMs: number;
};

const mostInOneStatement = 5000;

/**
 * Writes into the outbox, in the transaction that saves the cause: the outbox is worked on by whichever process gets to
 * it, and nothing in it is lost. What is wanted already is wanted again, now. Says how many channels it is for.
 */
export async function want(
  tx: Db,
  places: readonly Place[],
  errand: Errand,
  urgency: Urgency,
): Promise<number> {
  const about = aboutOf(errand);
  const json = JSON.stringify(errand);
  // Always in the same order: two transactions that want the same wait for, but never block, each other.
  const sorted = places.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let from = 0; from < sorted.length; from += mostInOneStatement) {
    const some = sorted.slice(from, from + mostInOneStatement);
    const teams = some.map(({ team }) => team);
    const channels = some.map(({ channel }) => channel);
    await sql`insert into alert_lanes (team) select distinct unnest(${teams}::text[]) order by 1
      on conflict do nothing`.execute(tx);
    await sql`insert into alert_outbox as o (team, channel, about, errand, urgency)
      select team, channel, ${about}, ${json}::json, ${urgency}::smallint
      from unnest(${teams}::text[], ${channels}::text[]) as given (team, channel)
      on conflict (team, channel, about) do update set stamp = o.stamp + 1, errand = excluded.errand,
        at = least(o.at, excluded.at), urgency = greatest(o.urgency, excluded.urgency)`.execute(tx);
  }
  return places.length;
}

const keyOf = ({ team, channel }: Place) => `${team} ${channel}`;

/** Farther ahead than anything is ever put off: then the clock of the database was set back, and it counts as due. */
export const tooFar = sql`now() + interval '2 hours'`;

/** How much sooner than its time a row is fetched, so that it is ready when the time comes. */
const aheadMs = 1000;

/** The next rows of each lane that asks, at most `room` each, the most urgent and then the oldest first. */
export async function nextRows(
  db: Db,
  lanes: readonly { team: string; room: number }[],
): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select o.team, o.channel, o.about, o.errand, o.urgency, o.since, o.stamp, o.tries,
      case when o.at > ${tooFar} then 0 else extract(epoch from o.at - now()) * 1000 end::float as "inMs"
    from unnest(${lanes.map(({ team }) => team)}::text[], ${lanes.map(({ room }) => room)}::int[]) as lane (team, room)
    cross join lateral (
      select * from alert_outbox where team = lane.team
        and (at <= now() + make_interval(secs => ${aheadMs / 1000}) or at > ${tooFar})
      order by urgency desc, at, about, channel limit lane.room
    ) as o`.execute(db);
  return rows;
}

type Mine = Pick<OutboxRow, 'team' | 'channel' | 'about' | 'stamp'>;

const columns = (rows: readonly Mine[]) =>
  sql`unnest(${rows.map(({ team }) => team)}::text[], ${rows.map(({ channel }) => channel)}::text[],
    ${rows.map(({ about }) => about)}::text[], ${rows.map(({ stamp }) => stamp)}::int[])`;

/** Takes rows out that are done; one that was wanted again in the meantime stays, and is looked at again. */
export async function crossOff(tx: Db, rows: readonly Mine[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`with mine as (
      select o.team, o.channel, o.about from alert_outbox o
      join ${columns(rows)} as g (team, channel, about, stamp) using (team, channel, about)
      where o.stamp = g.stamp order by 1, 2, 3 for update of o)
    delete from alert_outbox o using mine
    where o.team = mine.team and o.channel = mine.channel and o.about = mine.about`.execute(tx);
}

/** Gives rows a later time, in ms from now; `failed` counts one more try. What was wanted again meanwhile stays due. */
export async function putOff(
  db: Db,
  rows: readonly (Mine & { tries: number; inMs: number; failed: boolean })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`with mine as (
      select o.team, o.channel, o.about, g.ms, g.tries from alert_outbox o
      join unnest(${rows.map(({ team }) => team)}::text[], ${rows.map(({ channel }) => channel)}::text[],
        ${rows.map(({ about }) => about)}::text[], ${rows.map(({ stamp }) => stamp)}::int[],
        ${rows.map(({ inMs }) => inMs)}::float[], ${rows.map(({ tries, failed }) => tries + Number(failed))}::int[])
        as g (team, channel, about, stamp, ms, tries) using (team, channel, about)
      where o.stamp = g.stamp order by 1, 2, 3 for update of o)
    update alert_outbox o set at = now() + make_interval(secs => mine.ms / 1000),
      tries = mine.tries
    from mine where o.team = mine.team and o.channel = mine.channel and o.about = mine.about`.execute(db);
}

/** How much is to be made true: what is due, and what waits for its time. */
export async function countOutbox(db: Db): Promise<{ due: number; later: number }> {
  const { rows } = await sql<{ due: number; later: number }>`select
    (count(*) filter (where at <= now()))::int as due, (count(*) filter (where at > now()))::int as later
    from alert_outbox`.execute(db);
  return rows[0] ?? { due: 0, later: 0 };
}
