import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../src/queue/job.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { eachStore, quiet } from '../support/stores.ts';

const job = defineJob({ name: 'work', schema: z.object({ n: z.number() }) });

eachStore(({ open }) => {
  test('stopping waits for the job that runs and takes no other', async () => {
    const store = await open();
    const queue = await startQueue(store, [job], quiet);
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const done: number[] = [];
    await queue.work(job, async ({ n }) => {
      started.resolve();
      await release.promise;
      done.push(n);
    });
    await queue.enqueue(job, { n: 1 });
    await queue.enqueue(job, { n: 2 });
    await started.promise;
    const stopped = queue.stop(20_000);
    release.resolve();
    await stopped;
    expect(done).toEqual([1]);
    const next = await startQueue(store, [job], quiet);
    expect(await next.depths()).toEqual([{ job: 'work', ready: 1, later: 0, active: 0, dead: 0 }]);
    await next.stop();
  });

  test('a job that does not end in time is told so and is done by whoever works next', async () => {
    const store = await open();
    const queue = await startQueue(store, [job], quiet);
    const started = Promise.withResolvers<AbortSignal>();
    await queue.work(job, async (_, { signal }) => {
      started.resolve(signal);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await queue.enqueue(job, { n: 1 });
    const signal = await started.promise;
    await queue.stop(1000);
    expect(signal.aborted).toBe(true);

    const next = await startQueue(store, [job], quiet);
    const attempt = Promise.withResolvers<number>();
    await next.work(job, async (_, run) => attempt.resolve(run.attempt));
    expect(await attempt.promise).toBe(2);
    await next.stop();
  });

  test('what was queued is still there after a restart, and the settings of a job may change in between', async () => {
    const store = await open();
    const queue = await startQueue(store, [job], quiet);
    await queue.enqueue(job, { n: 1 });
    await queue.stop();
    const longer = { ...job, timeoutSeconds: 300 };
    const next = await startQueue(store, [longer], quiet);
    const done = Promise.withResolvers<number>();
    await next.work(longer, async ({ n }) => done.resolve(n));
    expect(await done.promise).toBe(1);
    await next.stop();
  });

  test('a job that became keyed needs a new name, and work on a job that was not named is refused', async () => {
    const store = await open();
    const queue = await startQueue(store, [job], quiet);
    const other = { ...job, name: 'other' };
    await expect(queue.work(other, async () => {})).rejects.toThrow('not started with the job other');
    await queue.stop();
    await expect(startQueue(store, [{ ...job, keyed: true }], quiet)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
