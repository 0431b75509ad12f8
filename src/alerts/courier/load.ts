import { type Kysely, sql } from 'kysely';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/schema.ts';
import type { Place } from '../deliver.ts';
import { rulesForEntry } from '../match.ts';
import { newsCard } from '../news.ts';
import { noticeOf, testNotice } from '../notice.ts';
import { deliverAt } from '../quiet.ts';
import { type Channel, channelsAt, preferencesOf } from '../rules.ts';
import { nothingShown, type Shown } from '../shown.ts';
import type { FeedEntry } from '../sources/feed.ts';
import type { Instant } from '../time.ts';
import { cardWork } from './card-work.ts';
import { digestWorks } from './digest-work.ts';
import type { Incidents } from './incidents.ts';
import { type Errand, type ErrandOf, errandSchema, type OutboxRow } from './outbox.ts';
import { postWork } from './post-work.ts';
import { loadPosts } from './posts.ts';
import type { ShownState, Work } from './work.ts';

type Db = Kysely<Database>;

/** A row of the outbox whose errand was read, with its channel. */
export type Task<Is extends Errand['is'] = Errand['is']> = {
  row: OutboxRow;
  place: Place;
  channel: Channel;
  errand: ErrandOf<Is>;
};

function ofKind<Is extends Errand['is']>(tasks: readonly Task[], is: Is): Task<Is>[] {
  return tasks.filter((task): task is Task & Task<Is> => task.errand.is === is);
}

/** An errand that nothing is left of: it is crossed off. */
function noWork({ row, place, channel }: Pick<Work, 'row' | 'place' | 'channel'>): Work {
  const state = { in: 'posts', key: row.about, state: 'done', held: null, ts: null, at: 0 } as const;
  return { row, place, channel, state, steps: () => [] };
}

async function loadShown(db: Db, tasks: readonly Task<'card'>[]): Promise<ShownState[]> {
  const { rows } = await sql<{ nth: number; value: Shown; version: number }>`
    select g.nth::int as nth, s.value, s.version from alert_shown s
    join unnest(${tasks.map(({ place }) => place.team)}::text[], ${tasks.map(({ place }) => place.channel)}::text[],
      ${tasks.map(({ errand }) => errand.incident)}::text[]) with ordinality as g (team, channel, incident, nth)
      using (team, channel, incident)`.execute(db);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return tasks.map(({ errand: { incident } }, at) => {
    const { value: shown = nothingShown, version = 0 } = found.get(at + 1) ?? {};
    return { in: 'shown', incident, version, shown };
  });
}

async function cards(db: Db, tasks: readonly Task<'card'>[], incidents: Incidents): Promise<Work[]> {
  if (tasks.length === 0) return [];
  const states = await loadShown(db, tasks);
  return tasks.flatMap((task, at) => {
    const state = states[at];
    const known = () => incidents.get(task.errand.incident);
    return state === undefined ? [] : [cardWork(task, state, preferencesOf(task.channel), known)];
  });
}

/** Tells a channel of an entry now, or notes for when it waits: quiet hours, a digest, a mute. */
async function entries(db: Db, tasks: readonly Task<'entry'>[], now: Instant): Promise<Work[]> {
  if (tasks.length === 0) return [];
  const ids = [...new Set(tasks.map(({ errand }) => errand.id))];
  const rows = await db
    .selectFrom('alert_entries')
    .select(['feed', 'id', 'value'])
    .where('id', 'in', ids)
    .execute();
  const known = new Map(rows.map(({ feed, id, value }) => [`${feed}:${id}`, value as FeedEntry]));
  const states = await loadPosts(
    db,
    tasks.map(({ place, errand: { feed, id } }) => ({ ...place, key: `${feed}:${id}` })),
  );
  return tasks.flatMap((task, at) => {
    const { feed, id } = task.errand;
    const [entry, state] = [known.get(`${feed}:${id}`), states[at]];
    if (entry === undefined || state === undefined) return [noWork(task)];
    const preferences = preferencesOf(task.channel);
    const rules = rulesForEntry(preferences, feed, entry);
    if (rules.length === 0 && state.state !== 'pending') return [noWork(task)];
    const delivery = deliverAt(now, { ...preferences, rules }, 'green');
    const hold = delivery.at > now ? { as: delivery.as, until: delivery.at } : null;
    return [postWork(task, state, { is: 'news', news: newsCard(feed, entry) }, hold)];
  });
}

/** A mute is respected: nobody needs this late. */
async function notices(db: Db, tasks: readonly Task<'notice'>[], now: Instant): Promise<Work[]> {
  if (tasks.length === 0) return [];
  const said = tasks.map(({ errand }) => noticeOf(errand.change, errand.at));
  const states = await loadPosts(
    db,
    tasks.map(({ place }, at) => ({ ...place, key: said[at]?.key ?? '' })),
  );
  return tasks.flatMap((task, at) => {
    const { mutedUntil, rules } = task.channel;
    const isWanted = rules.some(({ rule }) => rule.topics.includes('feeds'));
    const isMuted = mutedUntil !== null && mutedUntil.getTime() > now;
    const [notice, state] = [said[at], states[at]];
    if (!isWanted || isMuted || notice === undefined || state === undefined) return [noWork(task)];
    return [postWork(task, state, { is: 'notice', notice })];
  });
}

async function tests(db: Db, tasks: readonly Task<'test'>[]): Promise<Work[]> {
  if (tasks.length === 0) return [];
  const said = tasks.map(({ errand }) => testNotice(errand.id, errand.at));
  const states = await loadPosts(
    db,
    tasks.map(({ place }, at) => ({ ...place, key: said[at]?.key ?? '' })),
  );
  return tasks.flatMap((task, at) => {
    const [notice, state] = [said[at], states[at]];
    return notice === undefined || state === undefined
      ? []
      : [postWork(task, state, { is: 'notice', notice })];
  });
}

/** Reads all that is needed for rows of the outbox, in a few queries for all of them together. */
export async function loadWorks(
  db: Db,
  rows: readonly OutboxRow[],
  incidents: Incidents,
  now: Instant,
  log: Log,
): Promise<Work[]> {
  if (rows.length === 0) return [];
  const channels = await channelsAt(db, rows);
  const tasks = rows.flatMap((row, at): Task[] => {
    const parsed = errandSchema.safeParse(row.errand);
    const channel = channels[at];
    // An older or newer version wrote it: it stays, and is tried again later.
    if (!parsed.success)
      log.error({ about: row.about.slice(0, 80) }, 'an errand of the outbox cannot be read');
    const { team, channel: id } = row;
    return !parsed.success || channel === undefined
      ? []
      : [{ row, place: { team, channel: id }, channel, errand: parsed.data }];
  });
  return [
    ...(await cards(db, ofKind(tasks, 'card'), incidents)),
    ...(await entries(db, ofKind(tasks, 'entry'), now)),
    ...(await digestWorks(db, ofKind(tasks, 'digest'))),
    ...(await notices(db, ofKind(tasks, 'notice'), now)),
    ...(await tests(db, ofKind(tasks, 'test'))),
  ];
}
