import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Place } from '../deliver.ts';
import { summaryOf } from '../digest.ts';
import { contentHash, type Incident } from '../incident.ts';
import type { Case } from '../known.ts';
import { incidentOf } from '../merge.ts';
import { newsCard } from '../news.ts';
import { belongsToSummary } from '../plan.ts';
import { afterSummary, type Shown } from '../shown.ts';
import { loadShown, saveShown } from '../shown-rows.ts';
import type { FeedEntry } from '../sources/feed.ts';
import type { FeedName } from '../vocabulary.ts';
import type { ErrandOf } from './outbox.ts';
import { postWork } from './post-work.ts';
import { loadPosts } from './posts.ts';
import type { Work } from './work.ts';

type Db = Kysely<Database>;
type Task = Pick<Work, 'row' | 'place' | 'channel'> & { errand: ErrandOf<'digest'> };

const asked = (tasks: readonly Task[]) =>
  sql`unnest(${tasks.map(({ place }) => place.team)}::text[], ${tasks.map(({ place }) => place.channel)}::text[],
    ${tasks.map(({ errand }) => errand.as)}::text[], ${tasks.map(({ errand }) => errand.due)}::timestamptz[])
    with ordinality as g (team, channel, held_as, due, nth)`;

/** Per task: the incidents that wait for it, and the entries of the feeds. */
async function waitingFor(db: Db, tasks: readonly Task[]) {
  const shown = await sql<{ nth: number; shown: Shown; one: Case }>`
    select g.nth::int as nth, s.value as shown, i.value as one from ${asked(tasks)}
    join alert_shown s using (team, channel, held_as) join alert_incidents i on i.key = s.incident
    where s.held_until <= g.due order by nth, s.incident`.execute(db);
  const news = await sql<{ nth: number; feed: FeedName; key: string; value: FeedEntry }>`
    select g.nth::int as nth, e.feed, p.key, e.value from ${asked(tasks)}
    join alert_posts p using (team, channel, held_as) join alert_entries e on p.key = e.feed || ':' || e.id
    where p.state = 'held' and p.held_until <= g.due order by nth, e.seen_at, e.id`.execute(db);
  const shownBy = Map.groupBy(shown.rows, ({ nth }) => nth);
  const newsBy = Map.groupBy(news.rows, ({ nth }) => nth);
  return tasks.map((_, at) => ({
    incidents: (shownBy.get(at + 1) ?? [])
      .map((row) => ({ shown: row.shown, incident: incidentOf(row.one) }))
      .filter((row) => belongsToSummary(row.shown, row.incident))
      .map(({ incident }) => incident),
    entries: newsBy.get(at + 1) ?? [],
  }));
}

/** Notes that a summary told of these, so that nothing of it is told again. */
async function noteTold(
  tx: Transaction<Database>,
  place: Place,
  incidents: readonly Incident[],
  keys: string[],
): Promise<void> {
  for (const incident of incidents) {
    const row = await loadShown(tx, place, incident.key);
    await saveShown(
      tx,
      place,
      incident.key,
      row,
      afterSummary(row.shown, contentHash(incident), incident.revision),
    );
  }
  if (keys.length === 0) return;
  await tx
    .updateTable('alert_posts')
    .set({ state: 'done', held_as: null, held_until: null })
    .where('team', '=', place.team)
    .where('channel', '=', place.channel)
    .where('state', '=', 'held')
    .where('key', 'in', keys)
    .execute();
}

/** What waited for the end of quiet hours, or for the hour of the digest, as one message each, sent once. */
export async function digestWorks(db: Db, tasks: readonly Task[]): Promise<Work[]> {
  if (tasks.length === 0) return [];
  const waiting = await waitingFor(db, tasks);
  const keyOf = ({ errand: { as, due } }: Task) => `${as}:${due}`;
  const states = await loadPosts(
    db,
    tasks.map((task) => ({ ...task.place, key: keyOf(task) })),
  );
  return tasks.flatMap((task, at) => {
    const { incidents = [], entries = [] } = waiting[at] ?? {};
    const { as, due } = task.errand;
    const summary = summaryOf(
      as,
      due,
      incidents,
      entries.map(({ feed, value }) => newsCard(feed, value)),
    );
    const state = states[at];
    if (summary === null || state === undefined) return [{ ...task, state: nothingSaid, steps: () => [] }];
    const keys = entries.map(({ key }) => key);
    const finish = (tx: Transaction<Database>) => noteTold(tx, task.place, incidents, keys);
    return [postWork({ ...task, finish }, state, { is: 'summary', summary })];
  });
}

const nothingSaid = { in: 'posts', key: '', state: 'done', held: null, ts: null, at: 0 } as const;
