import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/errors.ts';
import { defineJob } from '../../src/queue/job.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import type { Store } from '../../src/store/open.ts';
import { eachStore, quiet } from '../support/stores.ts';

const payload = z.object({ n: z.number() });
const soon = { timeout: 15_000 };
const atOnce = () => ({ again: true, inSeconds: 0 }) as const;

const plain = defineJob({ name: 'plain', schema: payload });
const counted = defineJob({ name: 'counted', schema: payload });
const collapsing = defineJob({ name: 'collapsing', schema: payload, keyed: true });
const failing = defineJob({ name: 'failing', schema: payload, retry: atOnce });
const outdated = defineJob({ name: 'outdated', schema: payload });
const hopeless = defineJob({ name: 'hopeless', schema: payload });
const settled = defineJob({ name: 'settled', schema: payload, retry: atOnce });
const lost = defineJob({ name: 'lost', schema: payload });
const grouped = defineJob({ name: 'grouped', schema: payload, concurrency: 4, perGroup: 1 });
const superseded = defineJob({ name: 'superseded', schema: payload, keyed: true });
const regular = defineJob({ name: 'regular', schema: payload });
const jobs = [
  plain,
  counted,
  collapsing,
  failing,
  outdated,
  hopeless,
  settled,
  lost,
  grouped,
  superseded,
  regular,
];

eachStore(({ open }) => {
  let store: Store;
  let queue: Queue;
  const errors: object[] = [];
  beforeAll(async () => {
    store = await open();
    queue = await startQueue(store, jobs, { ...quiet, error: (facts) => errors.push(facts) });
  });
  afterAll(() => queue.stop());
  const depthOf = async (name: string) => (await queue.depths()).find(({ job }) => job === name);

  test('a job is worked on with what was queued', async () => {
    const done = Promise.withResolvers<unknown>();
    await queue.work(plain, async (given, { id, attempt }) => done.resolve({ given, id, attempt }));
    const id = await queue.enqueue(plain, { n: 7 });
    expect(await done.promise).toEqual({ given: { n: 7 }, id, attempt: 1 });
    await expect
      .poll(() => depthOf('plain'), soon)
      .toEqual({ job: 'plain', ready: 0, later: 0, active: 0, dead: 0 });
  });

  test('the depths tell what can start now from what waits for its time', async () => {
    await queue.enqueue(counted, { n: 1 });
    await queue.enqueue(counted, { n: 2 }, { startAfter: 3600 });
    await queue.enqueue(counted, { n: 3 }, { startAfter: new Date(Date.now() + 3_600_000) });
    expect(await depthOf('counted')).toEqual({ job: 'counted', ready: 1, later: 2, active: 0, dead: 0 });
  });

  test('while one with a key runs, one more can wait, and it starts only when the first has ended', async () => {
    const story: string[] = [];
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await queue.work({ ...collapsing, concurrency: 2 }, async ({ n }) => {
      story.push(n === 1 ? 'first starts' : 'second starts');
      if (n > 1) return second.resolve();
      first.resolve();
      await release.promise;
      story.push('first ends');
    });
    await queue.enqueue(collapsing, { n: 1 }, { singletonKey: 'C1' });
    await first.promise;
    const more = [2, 3, 4].map((n) => queue.enqueue(collapsing, { n }, { singletonKey: 'C1' }));
    expect((await Promise.all(more)).filter((id) => id !== undefined)).toHaveLength(1);
    expect(await depthOf('collapsing')).toMatchObject({ ready: 1, active: 1 });
    // A job of another key passes by, so the idle worker did look and left the second alone.
    await queue.enqueue(collapsing, { n: 5 }, { singletonKey: 'C2' });
    await second.promise;
    expect(story).toEqual(['first starts', 'second starts']);
    expect(await depthOf('collapsing')).toMatchObject({ ready: 1 });
    release.resolve();
    await expect
      .poll(() => story, soon)
      .toEqual(['first starts', 'second starts', 'first ends', 'second starts']);
  });

  test('a job that fails is tried again and counts its attempts', async () => {
    const attempts: number[] = [];
    const done = Promise.withResolvers<void>();
    await queue.work(failing, async (_, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
      done.resolve();
    });
    await queue.enqueue(failing, { n: 1 });
    await done.promise;
    expect(attempts).toEqual([1, 2, 3]);
  });

  test('a job that is given up is a dead letter with its reason, can be run again, and can be discarded', async () => {
    let broken = true;
    const done = Promise.withResolvers<number>();
    await queue.work(hopeless, async (_, { attempt }) => {
      if (broken) throw new AppError('not_found', 'The channel C1 is gone.');
      done.resolve(attempt);
    });
    await queue.enqueue(hopeless, { n: 5 });
    await expect.poll(() => queue.deadLetters(), soon).toHaveLength(1);
    const [letter] = await queue.deadLetters();
    expect(letter).toMatchObject({
      job: 'hopeless',
      payload: { n: 5 },
      attempts: 1,
      reason: 'AppError: The channel C1 is gone.',
    });
    expect(errors).toContainEqual(
      expect.objectContaining({ job: 'hopeless', reason: 'AppError: The channel C1 is gone.' }),
    );
    expect(await depthOf('hopeless')).toEqual({ job: 'hopeless', ready: 0, later: 0, active: 0, dead: 1 });

    expect(await queue.redrive({ job: 'failing' })).toBe(0);
    expect(await queue.redrive({ ids: [letter?.id ?? ''] })).toBe(1);
    await expect
      .poll(() => queue.deadLetters(), soon)
      .toEqual([expect.not.objectContaining({ id: letter?.id })]);
    broken = false;
    expect(await queue.redrive()).toBe(1);
    expect(await done.promise).toBe(1);
    expect(await queue.deadLetters()).toEqual([]);

    broken = true;
    await queue.enqueue(hopeless, { n: 6 });
    await expect.poll(() => queue.deadLetters(), soon).toHaveLength(1);
    await queue.discard((await queue.deadLetters()).map(({ id }) => id));
    expect(await queue.deadLetters()).toEqual([]);
  });

  test('a payload from before the schema changed is a dead letter that names the field and not its value', async () => {
    await queue.enqueue(outdated, { n: 1 });
    await sql`update pgboss.job set data = '{"n": "a secret word"}' where name = 'outdated'`.execute(
      store.db,
    );
    await queue.work(outdated, async () => {
      throw new Error('must not run');
    });
    await expect.poll(() => queue.deadLetters(), soon).toHaveLength(1);
    const [letter] = await queue.deadLetters();
    expect(letter).toMatchObject({
      job: 'outdated',
      reason: 'the payload does not fit the job outdated: n (invalid_type)',
    });
    await queue.discard([letter?.id ?? '']);
  });

  test('a handler that settles in its transaction is done once, whatever happens to it afterwards', async () => {
    const attempts: number[] = [];
    const again = Promise.withResolvers<void>();
    await queue.work(settled, async ({ n }, { attempt, settle }) => {
      attempts.push(attempt);
      await store.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('answers')
          .values({ team: 'T2', page_id: `settled ${n}` })
          .execute();
        if (attempt === 1) throw new Error('before the end: nothing is kept');
        await settle(tx);
      });
      again.resolve();
      throw new Error('after the end: too late to matter');
    });
    await queue.enqueue(settled, { n: 1 });
    await again.promise;
    await expect
      .poll(() => depthOf('settled'), soon)
      .toEqual({ job: 'settled', ready: 0, later: 0, active: 0, dead: 0 });
    expect(attempts).toEqual([1, 2]);
    expect(await store.db.selectFrom('answers').select('count').where('team', '=', 'T2').execute()).toEqual([
      { count: 1 },
    ]);
  });

  test('a handler whose job somebody else has by now cannot settle it, and nothing of it is saved', async () => {
    const outcome = Promise.withResolvers<unknown>();
    await queue.work(lost, async (_, { id, settle }) => {
      await sql`update pgboss.job set retry_count = retry_count + 1 where id = ${id}`.execute(store.db);
      const saving = store.db.transaction().execute(async (tx) => {
        await tx.insertInto('answers').values({ team: 'T3', page_id: 'too late' }).execute();
        await settle(tx);
      });
      outcome.resolve(await saving.catch((error: unknown) => error));
    });
    await queue.enqueue(lost, { n: 1 });
    expect(await outcome.promise).toMatchObject({ name: 'AppError', code: 'conflict' });
    expect(await store.db.selectFrom('answers').selectAll().where('team', '=', 'T3').execute()).toEqual([]);
    expect(errors).not.toContainEqual(expect.objectContaining({ job: 'lost' }));
  });

  test('jobs of one group run one after the other, while other groups run beside them', async () => {
    const running = new Map<number, number>();
    let together = 0;
    let ended = 0;
    const sideBySide = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    await queue.work(grouped, async ({ n }) => {
      running.set(n, (running.get(n) ?? 0) + 1);
      together = Math.max(together, running.get(n) ?? 0);
      if (running.get(1) === 1 && running.get(2) === 1) sideBySide.resolve();
      await sideBySide.promise;
      running.set(n, (running.get(n) ?? 0) - 1);
      ended += 1;
      if (ended === 6) done.resolve();
    });
    for (const n of [1, 1, 1, 2, 2, 2]) await queue.enqueue(grouped, { n }, { group: `T${n}` });
    await done.promise;
    expect(together).toBe(1);
  });

  test('two failures of one key leave one attempt waiting and no dead letter', async () => {
    const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let runs = 0;
    await queue.work({ ...superseded, retry: () => ({ again: true, inSeconds: 3600 }) }, async () => {
      started[runs]?.resolve();
      runs += 1;
      throw new Error('Slack is down');
    });
    await queue.enqueue(superseded, { n: 1 }, { singletonKey: 'C1' });
    await started[0]?.promise;
    await expect.poll(() => depthOf('superseded'), soon).toMatchObject({ later: 1, active: 0 });
    await queue.enqueue(superseded, { n: 1 }, { singletonKey: 'C1' });
    await started[1]?.promise;
    await expect
      .poll(() => depthOf('superseded'), soon)
      .toEqual({ job: 'superseded', ready: 0, later: 1, active: 0, dead: 0 });
  });

  test('a schedule queues its job, and not after it was taken away', async () => {
    const done = Promise.withResolvers<unknown>();
    await queue.work(regular, async (given) => done.resolve(given));
    await queue.schedule(regular, '* * * * *', { n: 9 }, { zone: 'Europe/Berlin' });
    expect(await done.promise).toEqual({ n: 9 });
    await queue.unschedule(regular);
    expect((await sql`select name from pgboss.schedule`.execute(store.db)).rows).toEqual([]);
    await expect(queue.schedule(regular, '* * * * *', { n: 'x' } as never)).rejects.toMatchObject({
      code: 'input_invalid',
    });
  }, 90_000);
});
