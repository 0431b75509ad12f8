import { sql } from 'kysely';
import { startQueue } from '../../src/queue/queue.ts';
import { openStore } from '../../src/store/open.ts';
import { countOnce } from './count-once.ts';

const [databaseUrl = '', dataDir = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };

const store = await openStore({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir, log });
const queue = await startQueue(store, [countOnce], log);
process.stdout.write('ready\n');
await queue.work(countOnce, async ({ n }, { settle }) => {
  await store.db.transaction().execute(async (tx) => {
    await sql`insert into answers values ('T1', ${`job ${n}`}, 1)
      on conflict (team, page_id) do update set count = answers.count + 1`.execute(tx);
    await settle(tx);
  });
  process.stdout.write(`done ${n}\n`);
});
