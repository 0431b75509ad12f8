import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../src/queue/job.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import type { Store } from '../../src/store/open.ts';
import { eachStore, quiet } from '../support/stores.ts';

const payload = z.object({ n: z.number() });

const plain = defineJob({ name: 'plain', schema: payload });
const dated = defineJob({ name: 'dated', schema: z.object({ at: z.date() }) });
const text = defineJob({ name: 'text', schema: z.object({ words: z.string() }) });
const keyed = defineJob({ name: 'keyed', schema: payload, keyed: true });
const held = defineJob({ name: 'held', schema: payload, keyed: true });
const many = defineJob({ name: 'many', schema: payload, keyed: true });
const crossed = defineJob({ name: 'crossed', schema: payload, keyed: true });
const jobs = [plain, dated, text, keyed, held, many, crossed];

eachStore(({ open, engine }) => {
  let store: Store;
  let queue: Queue;
  beforeAll(async () => {
    store = await open();
    queue = await startQueue(store, jobs, quiet);
  });
  afterAll(() => queue.stop());
  const depthOf = async (name: string) => (await queue.depths()).find(({ job }) => job === name);

  test('a payload that does not fit, or would not after a way through JSON, is refused', async () => {
    const refused = { name: 'AppError', code: 'input_invalid' };
    await expect(queue.enqueue(plain, { n: 'seven' } as never)).rejects.toMatchObject(refused);
    await expect(queue.enqueue(dated, { at: new Date() })).rejects.toMatchObject(refused);
    await expect(queue.enqueue(keyed, { n: 1 }, { singletonKey: '' })).rejects.toMatchObject(refused);
    expect(await depthOf('dated')).toEqual({ job: 'dated', ready: 0, later: 0, active: 0, dead: 0 });
  });

  test('text with the character NUL is queued without it', async () => {
    const done = Promise.withResolvers<unknown>();
    await queue.work(text, async (given) => done.resolve(given));
    await queue.enqueue(text, { words: 'why\0 "\\u0000" not' });
    expect(await done.promise).toEqual({ words: 'why "\\u0000" not' });
  });

  test('a hundred at once with one key make one job', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, n) => queue.enqueue(keyed, { n }, { singletonKey: 'C1' })),
    );
    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
    await queue.enqueue(keyed, { n: 0 }, { singletonKey: 'C2' });
    expect(await depthOf('keyed')).toMatchObject({ ready: 2 });
  });

  test('a job is saved with its transaction, or with it is gone', async () => {
    const failed = store.db.transaction().execute(async (tx) => {
      await queue.enqueue(plain, { n: 1 }, { tx });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await depthOf('plain')).toMatchObject({ ready: 0 });
    await store.db.transaction().execute(async (tx) => {
      await tx.insertInto('answers').values({ team: 'T1', page_id: 'with a job' }).execute();
      await queue.enqueue(plain, { n: 2 }, { tx });
    });
    expect(await depthOf('plain')).toMatchObject({ ready: 1 });
  });

  test('a job that a transaction counts on cannot start before the transaction ends', async () => {
    await queue.enqueue(held, { n: 1 }, { singletonKey: 'C1' });
    await store.db.transaction().execute(async (tx) => {
      await tx.insertInto('answers').values({ team: 'T1', page_id: 'seen by the job' }).execute();
      expect(await queue.enqueue(held, { n: 1 }, { singletonKey: 'C1', tx })).toBeUndefined();
      if (engine === 'embedded') return;
      const free = await sql`select id from pgboss.job where name = 'held' for update skip locked`.execute(
        store.db,
      );
      expect(free.rows).toEqual([]);
    });
    const seen = Promise.withResolvers<unknown>();
    await queue.work(held, async () => {
      seen.resolve(
        await store.db.selectFrom('answers').where('page_id', '=', 'seen by the job').selectAll().execute(),
      );
    });
    expect(await seen.promise).toHaveLength(1);
  });

  test('the compiler asks for a key where one is needed, and refuses one where it would do nothing', () => {
    const never = () => [
      // @ts-expect-error a keyed job without its key
      queue.enqueue(keyed, { n: 1 }),
      // @ts-expect-error a key on a job that has none
      queue.enqueue(plain, { n: 1 }, { singletonKey: 'C1' }),
      // @ts-expect-error a payload of another job
      queue.enqueue(text, { n: 1 }),
    ];
    expect(never).toBeTypeOf('function');
  });

  test('many at once are queued in one go, each key once, with their groups and times', async () => {
    const items = Array.from({ length: 2500 }, (_, n) => ({
      payload: { n },
      singletonKey: `C${n % 2000}`,
      group: `T${n % 3}`,
      ...(n < 500 ? { startAfter: 3600 } : {}),
    }));
    expect(await queue.enqueueMany(many, items)).toBe(2000);
    expect(await queue.enqueueMany(many, items.slice(0, 10))).toBe(0);
    expect(await depthOf('many')).toMatchObject({ ready: 1500, later: 500 });
    const { rows } =
      await sql`select distinct group_id from pgboss.job where name = 'many' order by 1`.execute(store.db);
    expect(rows).toEqual([{ group_id: 'T0' }, { group_id: 'T1' }, { group_id: 'T2' }]);
  });

  test('one item that does not fit refuses them all', async () => {
    const items = [{ payload: { n: 1 } }, { payload: { n: 'two' as never } }];
    const { ready } = (await depthOf('plain')) ?? { ready: -1 };
    await expect(queue.enqueueMany(plain, items)).rejects.toMatchObject({ code: 'input_invalid' });
    expect(await depthOf('plain')).toMatchObject({ ready });
  });

  test('transactions that queue the same keys in opposite orders do not block each other', async () => {
    const items = Array.from({ length: 3000 }, (_, n) => ({ payload: { n }, singletonKey: `C${n}` }));
    const queued = await Promise.all(
      [items, items.toReversed(), items, items.toReversed()].map((some) =>
        store.db.transaction().execute((tx) => queue.enqueueMany(crossed, some, { tx })),
      ),
    );
    expect(queued.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 3000]);
  });

  test('in one transaction the second job with a key is none, and it does not wait for itself', async () => {
    await store.db.transaction().execute(async (tx) => {
      expect(await queue.enqueue(held, { n: 1 }, { singletonKey: 'twice', tx })).toBeDefined();
      expect(await queue.enqueue(held, { n: 1 }, { singletonKey: 'twice', tx })).toBeUndefined();
    });
  });
});
