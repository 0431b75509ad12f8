import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openNamespace } from '../../src/store/key-value.ts';
import type { Store } from '../../src/store/open.ts';
import { eachStore, quiet } from '../support/stores.ts';

const draft = z.object({ title: z.string(), items: z.array(z.string()) });

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const drafts = (name: string) => openNamespace(store.db, { name, schema: draft }, quiet);

  test('a value comes back under its key, in its namespace only, until it is deleted', async () => {
    const mine = drafts('mine');
    await mine.set('V1', { title: 'H12 since noon', items: ['a', ':b', ''] });
    expect(await mine.get('V1')).toEqual({ title: 'H12 since noon', items: ['a', ':b', ''] });
    expect(await mine.get('V2')).toBeUndefined();
    expect(await drafts('theirs').get('V1')).toBeUndefined();
    await mine.set('V1', { title: 'again', items: [] });
    expect(await mine.get('V1')).toEqual({ title: 'again', items: [] });
    expect(await mine.delete('V1')).toBe(true);
    expect(await mine.delete('V1')).toBe(false);
    expect(await mine.get('V1')).toBeUndefined();
  });

  test('a value that has expired is gone, and the next set removes its row', async () => {
    const cache = openNamespace(store.db, { name: 'cache', schema: z.number(), ttlMs: 60_000 }, quiet);
    await cache.set('lives', 1);
    await cache.set('dies', 2);
    const past = JSON.stringify({ value: 2, expires: Date.now() - 1 });
    await sql`update key_values set value = ${past}, expires_at = now() - interval '1 second' where key = 'dies'`.execute(
      store.db,
    );
    await cache.set('late', 3);
    const rows = await store.db
      .selectFrom('key_values')
      .select('key')
      .where('namespace', '=', 'cache')
      .orderBy('key')
      .execute();
    expect(rows).toEqual([{ key: 'late' }, { key: 'lives' }]);
    expect(await cache.get('dies')).toBeUndefined();
    expect(await cache.get('lives')).toBe(1);
  });

  test('a time to live of one value goes before that of the namespace', async () => {
    const cache = openNamespace(store.db, { name: 'short', schema: z.string(), ttlMs: 3_600_000 }, quiet);
    await cache.set('a', 'x', 1000);
    const { rows } = await sql<{ soon: boolean }>`
      select expires_at < now() + interval '5 seconds' as soon from key_values where namespace = 'short'`.execute(
      store.db,
    );
    expect(rows).toEqual([{ soon: true }]);
  });

  test('a value that does not fit is refused when it is set, and nothing is written', async () => {
    const loose = openNamespace<unknown>(store.db, { name: 'strict', schema: draft }, quiet);
    await expect(loose.set('V1', { title: 5 })).rejects.toMatchObject({
      name: 'AppError',
      code: 'input_invalid',
    });
    expect(await loose.get('V1')).toBeUndefined();
  });

  test('a value from before the schema changed is passed over with a word in the log', async () => {
    const warnings: object[] = [];
    const log = { ...quiet, warn: (facts: object) => warnings.push(facts) };
    await openNamespace(store.db, { name: 'changed', schema: z.string() }, quiet).set('V1', 'plain');
    expect(await openNamespace(store.db, { name: 'changed', schema: draft }, log).get('V1')).toBeUndefined();
    expect(warnings).toEqual([{ namespace: 'changed', key: 'V1' }]);
  });

  test('in a transaction, values are saved with it or not at all', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await openNamespace(tx, { name: 'undone', schema: z.string() }, quiet).set('V1', 'x');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(
      await openNamespace(store.db, { name: 'undone', schema: z.string() }, quiet).get('V1'),
    ).toBeUndefined();
  });

  test('many writers of one key leave one of their values', async () => {
    const numbers = openNamespace(store.db, { name: 'race', schema: z.number(), ttlMs: 60_000 }, quiet);
    await Promise.all(Array.from({ length: 20 }, (_, i) => numbers.set('one', i)));
    expect(await numbers.get('one')).toBeLessThan(20);
    expect(await numbers.delete('one')).toBe(true);
    expect(await numbers.get('one')).toBeUndefined();
  });
});
