import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Place } from '../deliver.ts';
import type { Deed } from '../ledger.ts';
import type { PostState, ShownState, State } from './work.ts';

type Db = Kysely<Database>;

/** A state that is to be saved for a place. */
export type Saving = { place: Place; state: State };

type Of<S extends State> = { place: Place; state: S };
const isShown = (one: Saving): one is Of<ShownState> => one.state.in === 'shown';
const isPost = (one: Saving): one is Of<PostState> => one.state.in === 'posts';

const places = (rows: readonly { place: Place }[]) =>
  sql`${rows.map(({ place }) => place.team)}::text[], ${rows.map(({ place }) => place.channel)}::text[]`;

/**
 * Saves many states in two statements and gives those that were saved. One that somebody else saved in the meantime
 * is not: what is known of it is out of date.
 */
export async function saveStates(tx: Db, given: readonly Saving[]): Promise<Set<Saving>> {
  const [shown, posts] = [given.filter(isShown), given.filter(isPost)];
  const saved = new Set<Saving>();
  if (shown.length > 0) for (const nth of await saveShowns(tx, shown)) saved.add(shown[nth - 1] as Saving);
  if (posts.length > 0) for (const nth of await savePosts(tx, posts)) saved.add(posts[nth - 1] as Saving);
  return saved;
}

/** Rows of an incident that was forgotten in the meantime are not made again. */
async function saveShowns(tx: Db, given: readonly Of<ShownState>[]): Promise<number[]> {
  const held = given.map(({ state }) => state.shown.held);
  const { rows } = await sql<{ nth: number }>`
    with g as (
      select * from unnest(${places(given)}, ${given.map(({ state }) => state.incident)}::text[],
        ${given.map(({ state }) => state.version)}::int[], ${given.map(({ state }) => JSON.stringify(state.shown))}::json[],
        ${held.map((one) => one?.as ?? null)}::text[],
        ${held.map((one) => (one === null ? null : new Date(one.until)))}::timestamptz[])
        with ordinality as g (team, channel, incident, version, value, held_as, held_until, nth)
    ), done as (
      insert into alert_shown as s (team, channel, incident, version, value, held_as, held_until, updated_at)
      select team, channel, incident, version + 1, value, held_as, held_until, now() from g
      where version = 0 or exists (select from alert_shown o
        where o.team = g.team and o.channel = g.channel and o.incident = g.incident)
      order by team, channel, incident
      on conflict (team, channel, incident) do update set version = excluded.version, value = excluded.value,
        held_as = excluded.held_as, held_until = excluded.held_until, updated_at = excluded.updated_at
        where s.version = excluded.version - 1
      returning team, channel, incident
    ) select g.nth::int as nth from done join g using (team, channel, incident)`.execute(tx);
  return rows.map(({ nth }) => nth);
}

/** What was said once stays said. */
async function savePosts(tx: Db, given: readonly Of<PostState>[]): Promise<number[]> {
  const states = given.map(({ state }) => state);
  const { rows } = await sql<{ nth: number }>`
    with g as (
      select * from unnest(${places(given)}, ${states.map(({ key }) => key)}::text[],
        ${states.map(({ state }) => state)}::text[], ${states.map(({ held }) => held?.as ?? null)}::text[],
        ${states.map(({ held }) => (held === null ? null : new Date(held.until)))}::timestamptz[],
        ${states.map(({ ts }) => ts)}::text[], ${states.map(({ at }) => new Date(at))}::timestamptz[])
        with ordinality as g (team, channel, key, state, held_as, held_until, ts, at, nth)
    ), done as (
      insert into alert_posts as p (team, channel, key, state, held_as, held_until, ts, updated_at)
      select team, channel, key, state, held_as, held_until, ts, at from g order by team, channel, key
      on conflict (team, channel, key) do update set state = excluded.state, held_as = excluded.held_as,
        held_until = excluded.held_until, ts = excluded.ts, updated_at = excluded.updated_at
        where p.state <> 'done'
      returning team, channel, key
    ) select g.nth::int as nth from done join g using (team, channel, key)`.execute(tx);
  return rows.map(({ nth }) => nth);
}

/** Something that Slack has now: the message it is, and since when the channel was to hear of it. */
export type Delivery = { place: Place; key: string; what: Deed; since: Date };

/** Both times are the clock of the database, so that they can be compared. */
export async function noteDeliveries(tx: Db, given: readonly Delivery[]): Promise<void> {
  if (given.length === 0) return;
  await sql`insert into alert_ledger (team, channel, key, what, seen_at, done_at)
    select team, channel, key, what, seen_at, clock_timestamp()
    from unnest(${places(given)}, ${given.map(({ key }) => key)}::text[], ${given.map(({ what }) => what)}::text[],
      ${given.map(({ since }) => since)}::timestamptz[]) as g (team, channel, key, what, seen_at)`.execute(
    tx,
  );
}
