import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eachStore, startChild } from '../support/stores.ts';

const script = join(import.meta.dirname, 'child.ts');

const kills = 5;

eachStore(({ create }) => {
  test(`no acknowledged transaction is lost or half done when the process is killed, ${kills} times in a row`, async () => {
    const database = await create();
    const acknowledged = new Map<string, number>();
    for (let round = 1; round <= kills; round += 1) {
      const child = await startChild(script, database.options, 'write');
      await child.printed(20 + round * 17);
      await child.kill();
      for (const line of child.lines.slice(1)) {
        const [page = '', count] = line.split(' ');
        acknowledged.set(page, Math.max(acknowledged.get(page) ?? 0, Number(count)));
      }
      const { db, close } = await database.open();
      const rows = await db
        .selectFrom('answers')
        .innerJoin('votes', (join) => join.onRef('votes.page_id', '=', 'answers.page_id'))
        .select(['answers.page_id', 'answers.count', 'votes.up'])
        .execute();
      expect(rows.map(({ page_id }) => page_id).sort()).toEqual(['a', 'b', 'c', 'd']);
      for (const { page_id, count, up } of rows) {
        expect(up).toBe(count);
        // One more may have been committed whose acknowledgement was killed on its way.
        const known = acknowledged.get(page_id) ?? 0;
        expect([known, known + 1]).toContain(count);
        acknowledged.set(page_id, count);
      }
      await close();
    }
  }, 60_000);
});
