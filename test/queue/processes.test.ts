import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startQueue } from '../../src/queue/queue.ts';
import { eachStore, quiet, startChild } from '../support/stores.ts';
import { countOnce } from './count-once.ts';

const script = join(import.meta.dirname, 'child.ts');
const jobs = 100;

eachStore(({ create, engine }) => {
  if (engine === 'embedded') {
    test('a second process is refused and the first works on', async () => {
      const database = await create();
      const store = await database.open();
      const queue = await startQueue(store, [countOnce], quiet);
      await expect(database.open()).rejects.toMatchObject({ code: 'conflict' });
      expect(await queue.enqueue(countOnce, { n: 1 })).toBeDefined();
      await queue.stop();
    });
    return;
  }

  test('several processes that start at once on an empty database share the work, each job once', async () => {
    const database = await create();
    const children = await Promise.all(Array.from({ length: 3 }, () => startChild(script, database.options)));
    const store = await database.open();
    const queue = await startQueue(store, [countOnce], quiet);
    await Promise.all(Array.from({ length: jobs }, (_, n) => queue.enqueue(countOnce, { n })));
    await expect
      .poll(() => queue.depths(), { timeout: 20_000 })
      .toMatchObject([{ ready: 0, later: 0, active: 0, dead: 0 }]);
    const effects = await store.db.selectFrom('answers').select('count').execute();
    expect(effects).toEqual(Array(jobs).fill({ count: 1 }));
    const workedOn = children.map(({ lines }) => lines.filter((line) => line.startsWith('done')).length);
    expect(workedOn.filter((count) => count > 0).length).toBeGreaterThan(1);
    await queue.stop();
    await Promise.all(children.map((child) => child.kill()));
  }, 60_000);

  test('when the server drops every connection, again and again, no job is lost or done twice', async () => {
    const database = await create();
    const store = await database.open();
    const queue = await startQueue(store, [countOnce], quiet);
    const outside = new pg.Client(store.connection);
    await outside.connect();
    for (let n = 0; n < jobs; n += 1) await queue.enqueue(countOnce, { n });
    let runs = 0;
    await queue.work(countOnce, async ({ n }, { settle }) => {
      await store.db.transaction().execute(async (tx) => {
        await sql`insert into answers values ('T1', ${`job ${n}`}, 1)
          on conflict (team, page_id) do update set count = answers.count + 1`.execute(tx);
        runs += 1;
        if (runs % 15 === 0)
          await outside.query(`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`);
        await settle(tx);
      });
    });
    await expect
      .poll(() => queue.depths().catch(() => []), { timeout: 50_000 })
      .toEqual([{ job: 'count-once', ready: 0, later: 0, active: 0, dead: 0 }]);
    const effects = await store.db.selectFrom('answers').select('count').execute();
    expect(effects).toEqual(Array(jobs).fill({ count: 1 }));
    expect(runs).toBeGreaterThan(jobs);
    await outside.end();
    await queue.stop();
  }, 90_000);
});
