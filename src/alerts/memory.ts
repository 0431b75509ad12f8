import { type Kysely, sql, type Transaction } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import { type Case, type Known, nothingKnown } from './known.ts';
import { incidentOf } from './merge.ts';
import type { KnownFeed } from './news.ts';
import { type FeedName, isOver } from './vocabulary.ts';

type Db = Kysely<Database>;

/** What is known, with the number of the save that it is from; 0 before the first. */
export type Memory = { known: Known; version: number };

/** All that the status pages are known to have said. */
export async function loadKnown(db: Db): Promise<Memory> {
  const row = await db
    .selectFrom('alert_state')
    .select(['value', 'version'])
    .where('name', '=', 'status')
    .executeTakeFirst();
  if (row === undefined) return { known: nothingKnown, version: 0 };
  const cases = await db.selectFrom('alert_incidents').select('value').execute();
  const byKey = Object.fromEntries(
    cases.map(({ value }) => [(value as Case).key, value as Case]),
  ) satisfies Known['cases'];
  return { known: { ...nothingKnown, ...(row.value as Known), cases: byKey }, version: row.version };
}

/**
 * Saves what is known after a reading, and only the incidents that differ from before.
 * @throws AppError `conflict` when another process saved since `before` was loaded; nothing is saved then.
 */
export async function saveKnown(
  tx: Transaction<Database>,
  before: Memory,
  after: Known,
  now: Date,
): Promise<Memory> {
  const { cases, ...rest } = after;
  await saveState(tx, 'status', rest, before.version);
  for (const one of Object.values(cases)) {
    const old = before.known.cases[one.key];
    if (old !== one) await saveCase(tx, one, old?.revision !== one.revision ? now : undefined);
  }
  const forgotten = Object.keys(before.known.cases).filter((key) => cases[key] === undefined);
  if (forgotten.length > 0) {
    await tx.deleteFrom('alert_incidents').where('key', 'in', forgotten).execute();
    await tx.deleteFrom('alert_shown').where('incident', 'in', forgotten).execute();
  }
  return { known: after, version: before.version + 1 };
}

const roundLock = 4_820_313;

/**
 * Until the transaction ends, what a look announces and the rules of a channel that asks about the present cannot pass
 * one another unseen: a look excludes everybody, those who ask exclude only looks.
 */
export async function holdRound(tx: Transaction<Database>, as: 'look' | 'asking'): Promise<void> {
  const take = as === 'look' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await sql`select ${take}(${roundLock})`.execute(tx);
}

async function saveCase(tx: Transaction<Database>, one: Case, changedAt: Date | undefined): Promise<void> {
  const columns = {
    value: JSON.stringify(one),
    is_over: isOver(incidentOf(one).state),
    is_silent: one.silent,
    revision: one.revision,
    ...(changedAt === undefined ? {} : { changed_at: changedAt }),
  };
  await tx
    .insertInto('alert_incidents')
    .values({ key: one.key, ...columns })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
    .execute();
}

/** Saves one named value over its version; 0 stands for none. */
async function saveState(tx: Transaction<Database>, name: string, given: unknown, version: number) {
  const value = JSON.stringify(given);
  const updated_at = new Date();
  const saved =
    version === 0
      ? await tx
          .insertInto('alert_state')
          .values({ name, value, updated_at })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('alert_state')
          .set({ value, updated_at, version: version + 1 })
          .where('name', '=', name)
          .where('version', '=', version)
          .executeTakeFirst();
  const count = 'numUpdatedRows' in saved ? saved.numUpdatedRows : saved.numInsertedOrUpdatedRows;
  if (count !== 1n)
    throw new AppError('conflict', 'Another process saved the state of the status pages in the meantime.');
}

export type FeedMemory = { feed: KnownFeed; version: number };

/** What is known of a feed; nothing before its first good read. */
export async function loadFeed(db: Db, name: FeedName): Promise<FeedMemory> {
  const row = await db
    .selectFrom('alert_state')
    .select(['value', 'version'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined
    ? { feed: null, version: 0 }
    : { feed: row.value as KnownFeed, version: row.version };
}

/** @throws AppError `conflict` as `saveKnown`. */
export async function saveFeed(
  tx: Transaction<Database>,
  name: FeedName,
  before: FeedMemory,
  feed: KnownFeed,
): Promise<FeedMemory> {
  await saveState(tx, name, feed, before.version);
  return { feed, version: before.version + 1 };
}

/** One incident as it is known now, and when its newest revision was seen; undefined when it was forgotten. */
export async function loadIncident(db: Db, key: string) {
  const row = await db
    .selectFrom('alert_incidents')
    .select(['value', 'changed_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { incident: incidentOf(row.value as Case), changedAt: row.changed_at };
}
