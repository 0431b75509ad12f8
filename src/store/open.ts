import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { errorFacts } from '../log.ts';
import { type Connection, startEmbedded } from './embedded.ts';
import { explain, explaining } from './explain.ts';
import { connectMs, poolSize } from './limits.ts';
import { type Migration, migrate } from './migrate.ts';
import { migrations as all } from './migrations/all.ts';
import type { Database } from './schema.ts';
import { reachServer } from './server.ts';

/** The one memory of the app. Everything above works the same on both engines. */
export type Store = {
  readonly engine: 'embedded' | 'server';
  /** For queries. Trouble with the database itself arrives as an AppError. */
  readonly db: Kysely<Database>;
  /** For libraries that want plain `pg`. */
  readonly pool: pg.Pool;
  /** For a library that makes its own connections, such as the queue. */
  readonly connection: Connection;
  /** Turns an error of `pool` or `connection` into a sentence for people, as `db` does by itself. */
  explain(error: unknown): unknown;
  /** Lets running queries finish, then closes every connection, and the engine if it is embedded. */
  close(): Promise<void>;
};

export type StoreOptions = { databaseUrl?: string | undefined; dataDir: string; log: Log };

/**
 * Opens the database and brings its tables up to date: the Postgres server of `databaseUrl`, or without one
 * an embedded Postgres with its files in `dataDir`. `migrations` is for tests.
 * @throws AppError that says in a sentence what is wrong and what to do, never with the password.
 */
export async function openStore(
  { databaseUrl, dataDir, log }: StoreOptions,
  migrations: readonly Migration[] = all,
): Promise<Store> {
  const reach = databaseUrl === undefined ? await startEmbedded(dataDir, log) : reachServer(databaseUrl);
  const pool = openPool(reach.config, log);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: explaining(pool, reach.where) }) });
  const close = async () => {
    await db.destroy();
    await reach.close();
  };
  try {
    await migrate(db, migrations);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine: databaseUrl === undefined ? 'embedded' : 'server',
    db,
    pool,
    connection: reach.config,
    explain: (error) => explain(error, reach.where),
    close,
  };
}

function openPool(config: Connection, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...config, max: poolSize, connectionTimeoutMillis: connectMs });
  const note = (error: unknown) => log.warn(errorFacts(error), 'a database connection was lost');
  pool.on('error', note);
  // Without a listener, a connection that breaks between two queries of a transaction ends the process.
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
