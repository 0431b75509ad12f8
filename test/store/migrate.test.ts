import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/all.ts';
import { eachStore, startChild } from '../support/stores.ts';

const script = join(import.meta.dirname, 'child.ts');

const names = migrations.map(({ name }) => name);
const step = (name: string, statement: string) => ({ name, statements: sql.raw(statement) });

eachStore(({ create, engine }) => {
  const applied = async (db: Awaited<ReturnType<Awaited<ReturnType<typeof create>>['open']>>['db']) => {
    const rows = await db
      .selectFrom('schema_migrations')
      .select('name')
      .orderBy('applied_at')
      .orderBy('name')
      .execute();
    return rows.map(({ name }) => name);
  };

  test('an empty database gets every step, and opening it again takes none', async () => {
    const database = await create();
    const first = await database.open();
    expect(await applied(first.db)).toEqual(names);
    await first.close();
    const second = await database.open();
    expect(await applied(second.db)).toEqual(names);
  });

  test.each(migrations.map(({ name }, at) => [name, at] as const))(
    'a database from before %s gets what is missing and keeps what it has',
    async (_name, at) => {
      const database = await create();
      const before = await database.open({ migrations: migrations.slice(0, at) });
      await sql`create table kept (word text); insert into kept values ('here')`.execute(before.db);
      await before.close();
      const after = await database.open();
      expect(await applied(after.db)).toEqual(names);
      expect((await sql`select word from kept`.execute(after.db)).rows).toEqual([{ word: 'here' }]);
    },
  );

  test('a step that fails leaves nothing of itself, and the steps before it stay', async () => {
    const database = await create();
    const good = step('0001-good', 'create table good (a int)');
    const bad = step('0002-bad', 'create table bad (a int); select 1 / 0');
    await expect(database.open({ migrations: [good, bad] })).rejects.toMatchObject({ code: '22012' });
    const { db } = await database.open({ migrations: [good] });
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(['good', 'schema_migrations']);
  });

  test('a database from a newer version is refused in a sentence, and nothing is changed', async () => {
    const database = await create();
    const newer = step('9999-from-the-future', 'create table later (a int)');
    const { close } = await database.open({ migrations: [...migrations, newer] });
    await close();
    await expect(database.open()).rejects.toMatchObject({
      name: 'AppError',
      code: 'conflict',
      message: expect.stringMatching(/newer version .* 9999-from-the-future/),
    });
  });

  test('many migrations at once on an empty database take each step once', async () => {
    const database = await create();
    const { db } = await database.open({ migrations: [] });
    const counted = [
      step('0001-count', 'create table runs (step text)'),
      step('0002-count', "insert into runs values ('0002')"),
      step('0003-count', "insert into runs values ('0003')"),
    ];
    await Promise.all(Array.from({ length: 5 }, () => migrate(db, counted)));
    expect((await sql`select step from runs order by step`.execute(db)).rows).toEqual([
      { step: '0002' },
      { step: '0003' },
    ]);
  });

  if (engine === 'server')
    test('several processes that start at once on an empty database all come up', async () => {
      const database = await create();
      const children = await Promise.all(
        Array.from({ length: 4 }, () => startChild(script, database.options, 'hold')),
      );
      const { db } = await database.open();
      expect(await applied(db)).toEqual(names);
      await Promise.all(children.map((child) => child.kill()));
    });
});
