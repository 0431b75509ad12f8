import { sql } from 'kysely';
import { openStore } from '../../src/store/open.ts';

const [databaseUrl = '', dataDir = '', job = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const log = { debug() {}, info() {}, warn() {}, error() {} };

const store = await openStore({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir, log });
say('open');

/** Counts an answer and a vote in one transaction, again and again, and says each that was acknowledged. */
async function write(page_id: string): Promise<never> {
  for (;;) {
    const { count } = await store.db.transaction().execute(async (tx) => {
      const answer = await tx
        .insertInto('answers')
        .values({ team: 'T1', page_id })
        .onConflict((conflict) =>
          conflict.columns(['team', 'page_id']).doUpdateSet({ count: sql`answers.count + 1` }),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('votes')
        .values({ team: 'T1', page_id, up: 1 })
        .onConflict((conflict) =>
          conflict.columns(['team', 'page_id']).doUpdateSet({ up: sql`votes.up + 1` }),
        )
        .execute();
      return answer;
    });
    say(`${page_id} ${count}`);
  }
}

if (job === 'write') await Promise.all(['a', 'b', 'c', 'd'].map(write));
if (job === 'hold') setInterval(() => {}, 60_000);
