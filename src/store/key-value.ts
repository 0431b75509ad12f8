import { Keyv } from 'keyv';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database } from './schema.ts';

export type NamespaceOptions<Value> = {
  name: string;
  schema: z.ZodType<Value>;
  /** How long a value lives, in milliseconds; left out, for ever. */
  ttlMs?: number;
};

/** Small values by key, all of one shape. */
export type Namespace<Value> = {
  /** Nothing when the key was never set, has expired, or holds a value that no longer fits the schema. */
  get(key: string): Promise<Value | undefined>;
  /** @throws AppError `input_invalid` when the value does not fit the schema. */
  set(key: string, value: Value, ttlMs?: number): Promise<void>;
  /** Says whether there was something to delete. */
  delete(key: string): Promise<boolean>;
};

/** Opens one namespace of key-values. `db` may be a transaction: then the values are saved with it. */
export function openNamespace<Value>(
  db: Kysely<Database>,
  { name, schema, ttlMs }: NamespaceOptions<Value>,
  log: Log,
): Namespace<Value> {
  const keyv = new Keyv({
    store: storeOf(db, name),
    useKeyPrefix: false,
    throwOnErrors: true,
    emitErrors: false,
    ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
  });
  return {
    async get(key) {
      const found = await keyv.get<unknown>(key);
      if (found === undefined) return undefined;
      const parsed = schema.safeParse(found);
      if (parsed.success) return parsed.data;
      log.warn({ namespace: name, key }, 'a stored value no longer fits its schema and was passed over');
      return undefined;
    },
    async set(key, value, ttl) {
      const parsed = schema.safeParse(value);
      if (!parsed.success)
        throw new AppError(
          'input_invalid',
          `A value for ${name} does not have the right shape, so it was not saved.`,
          {
            cause: parsed.error,
          },
        );
      await keyv.set(key, parsed.data, ttl);
    },
    delete: (key) => keyv.delete(key),
  };
}

const sweptAtOnce = 100;

/** Keyv's storage adapter over our own table. Each `set` also removes some values that have expired. */
function storeOf(db: Kysely<Database>, namespace: string) {
  const ofKey = (key: string) =>
    db.selectFrom('key_values').where('namespace', '=', namespace).where('key', '=', key);
  return {
    opts: {},
    on() {},
    async get(key: string): Promise<string | undefined> {
      return (await ofKey(key).select('value').executeTakeFirst())?.value;
    },
    async set(key: string, value: string, ttlMs?: number): Promise<void> {
      const expires_at = ttlMs === undefined ? null : new Date(Date.now() + ttlMs);
      await db
        .insertInto('key_values')
        .values({ namespace, key, value, expires_at })
        .onConflict((conflict) => conflict.columns(['namespace', 'key']).doUpdateSet({ value, expires_at }))
        .execute();
      await sweep(db, namespace);
    },
    async delete(key: string): Promise<boolean> {
      const deleted = await db
        .deleteFrom('key_values')
        .where('namespace', '=', namespace)
        .where('key', '=', key)
        .returning('key')
        .execute();
      return deleted.length > 0;
    },
    async clear(): Promise<void> {
      await db.deleteFrom('key_values').where('namespace', '=', namespace).execute();
    },
  };
}

/** Two processes that sweep at once skip one another's rows instead of waiting for them. */
async function sweep(db: Kysely<Database>, namespace: string): Promise<void> {
  await sql`delete from key_values where namespace = ${namespace} and key in (
    select key from key_values where namespace = ${namespace} and expires_at < now()
    limit ${sweptAtOnce} for update skip locked
  )`.execute(db);
}
