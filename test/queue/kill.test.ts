import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startQueue } from '../../src/queue/queue.ts';
import { eachStore, quiet, startChild } from '../support/stores.ts';
import { countOnce } from './count-once.ts';

const script = join(import.meta.dirname, 'child.ts');
const jobs = 120;

eachStore(({ create }) => {
  test('every job takes effect exactly once, though its workers are killed four times', async () => {
    const database = await create();
    const before = await database.open();
    const queue = await startQueue(before, [countOnce], quiet);
    for (let n = 0; n < jobs; n += 1) await queue.enqueue(countOnce, { n });
    await queue.stop();
    await before.close();

    for (const lines of [2, 9, 16, 23]) {
      const child = await startChild(script, database.options);
      await child.printed(lines);
      await child.kill();
    }

    const after = await database.open();
    const last = await startQueue(after, [countOnce], quiet);
    const effects = () => after.db.selectFrom('answers').select(['page_id', 'count']).execute();
    const already = await effects();
    expect(already.length).toBeLessThan(jobs);
    await last.work(countOnce, async ({ n }, { settle }) => {
      await after.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('answers')
          .values({ team: 'T1', page_id: `job ${n}` })
          .execute();
        await settle(tx);
      });
    });
    await expect
      .poll(() => last.depths(), { timeout: 40_000 })
      .toEqual([{ job: 'count-once', ready: 0, later: 0, active: 0, dead: 0 }]);
    const done = await effects();
    expect(done).toHaveLength(jobs);
    expect(done.filter(({ count }) => count !== 1)).toEqual([]);
    await last.stop();
  }, 90_000);
});
