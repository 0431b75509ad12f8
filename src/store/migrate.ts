import { type Kysely, type RawBuilder, sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database } from './schema.ts';

/** One step forward. There is no way back: an older version refuses the newer database instead. */
export type Migration = { name: string; statements: RawBuilder<unknown> };

const lockNumber = 4_820_311;

/**
 * Brings the database to the newest of `migrations`, each in a transaction of its own. Processes that start
 * at the same time wait for one another at the advisory lock and then find the step done.
 * @throws AppError `conflict` when the database has steps that this version does not know.
 */
export async function migrate(db: Kysely<Database>, migrations: readonly Migration[]): Promise<void> {
  while (await takeStep(db, migrations));
}

async function takeStep(db: Kysely<Database>, migrations: readonly Migration[]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(tx);
    await sql`create table if not exists schema_migrations (
      name text primary key,
      applied_at timestamptz not null default clock_timestamp()
    )`.execute(tx);
    const rows = await tx.selectFrom('schema_migrations').select('name').orderBy('name').execute();
    const applied = new Set(rows.map(({ name }) => name));
    refuseNewer(applied, migrations);
    const next = migrations.find(({ name }) => !applied.has(name));
    if (next === undefined) return false;
    await next.statements.execute(tx);
    await tx.insertInto('schema_migrations').values({ name: next.name }).execute();
    return true;
  });
}

function refuseNewer(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const unknown = [...applied].filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length === 0) return;
  throw new AppError(
    'conflict',
    `The database was set up by a newer version of this app: it has ${unknown.join(', ')}, which this version does not know. Start the newer version, or name another database with DATABASE_URL or DATA_DIR.`,
  );
}
