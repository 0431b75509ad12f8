import { createServer, type Server } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { fatalError } from '../../src/store/messages.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { eachStore, quiet } from '../support/stores.ts';

eachStore(({ open, create, engine }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test('what each client saves, undoes and reads is its own, while many work side by side', async () => {
    const { pool, db } = store;
    await sql`create table seen (client int, turn int)`.execute(db);
    const insert = (at: typeof db, client: number, turn: number) =>
      sql`insert into seen values (${client}, ${turn})`.execute(at);
    const turns = Array.from({ length: 20 }, (_, turn) => turn);
    const clients = {
      async saves(client: number, turn: number) {
        await db.transaction().execute(async (tx) => {
          await insert(tx, client, turn);
          const own = sql<{
            count: number;
          }>`select count(*)::int as count from seen where client = ${client}`;
          expect((await own.execute(tx)).rows).toEqual([{ count: turn + 1 }]);
        });
      },
      async undoes(client: number, turn: number) {
        const undone = db.transaction().execute(async (tx) => {
          await insert(tx, client, turn);
          throw new Error('undone');
        });
        await expect(undone).rejects.toThrow('undone');
      },
      savesAtOnce: (client: number, turn: number) => insert(db, client, turn),
      async reads(client: number, turn: number) {
        const { rows } = await pool.query('select $1::text as name, $2::int as turn', [`${client}`, turn]);
        expect(rows).toEqual([{ name: `${client}`, turn }]);
      },
    };
    const kinds = Object.values(clients);
    await Promise.all(
      Array.from({ length: 12 }, async (_, client) => {
        for (const turn of turns) await kinds[client % kinds.length]?.(client, turn);
      }),
    );
    const { rows } = await sql`select client, count(*)::int as count from seen group by 1 order by 1`.execute(
      db,
    );
    expect(rows).toEqual([0, 2, 4, 6, 8, 10].map((client) => ({ client, count: turns.length })));
  });

  test('large values come back whole', async () => {
    const { pool } = store;
    const large = 'ä'.repeat(2_000_000);
    const { rows } = await pool.query('select $1::text as large', [large]);
    expect(rows[0].large === large).toBe(true);
  });

  test('an error in a transaction undoes it and leaves the connection usable', async () => {
    const { db } = store;
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto('answers').values({ team: 'T1', page_id: 'H14' }).execute();
      await sql`select 1 / 0`.execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await db.selectFrom('answers').selectAll().execute()).toEqual([]);
  });

  test('an error that is not trouble with the database stays as it is', async () => {
    const { db } = store;
    const twice = () => db.insertInto('answers').values({ team: 'T1', page_id: 'H14' }).execute();
    await twice();
    await expect(twice()).rejects.toMatchObject({ code: '23505' });
  });

  test('closing waits for what is running, and then nothing can be asked', async () => {
    const { db, close } = await open();
    const begun = Promise.withResolvers<void>();
    const running = db.transaction().execute(async (tx) => {
      await tx.insertInto('answers').values({ team: 'T1', page_id: 'H12' }).execute();
      begun.resolve();
      return sql<{ n: number }>`select count(*)::int as n from answers`.execute(tx);
    });
    await begun.promise;
    const [{ rows }] = await Promise.all([running, close()]);
    expect(rows).toEqual([{ n: 1 }]);
    await expect(db.selectFrom('answers').selectAll().execute()).rejects.toThrow();
  });

  test('what was saved is there when the store is opened again', async () => {
    const database = await create();
    const first = await database.open();
    await first.db.insertInto('answers').values({ team: 'T1', page_id: 'H14' }).execute();
    await first.close();
    const second = await database.open();
    expect(await second.db.selectFrom('answers').selectAll().execute()).toEqual([
      { team: 'T1', page_id: 'H14', count: 1 },
    ]);
  });

  test('a notification reaches a client that listens on another connection', async () => {
    const { connection, pool } = store;
    const listener = new pg.Client(connection);
    await listener.connect();
    await listener.query('listen news');
    const heard = new Promise((resolve) => listener.once('notification', ({ payload }) => resolve(payload)));
    await pool.query("select pg_notify('news', 'it is $1')");
    expect(await heard).toBe('it is $1');
    await listener.end();
  });

  if (engine === 'server')
    test('a lost connection is an AppError, and the next query works', async () => {
      const { db, pool } = store;
      const cut = db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await tx.insertInto('answers').values({ team: 'T9', page_id: 'lost' }).execute();
      });
      await expect(cut).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
      expect(await db.selectFrom('answers').where('team', '=', 'T9').selectAll().execute()).toEqual([]);
    });
});

describe('a database that cannot be used', () => {
  const password = 'pa55word';
  const open = (databaseUrl: string) => openStore({ databaseUrl, dataDir: '', log: quiet });

  async function listen(server: Server): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Answers every client with one error, as a server that refuses it does. */
  async function refusing(sqlState: string, words: string): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(fatalError(sqlState, words)));
    });
    const port = await listen(server);
    server.unref();
    return `postgres://me:${password}@127.0.0.1:${port}/mine`;
  }

  test.each([
    ['28P01', 'password authentication failed', 'config_invalid', /user name or password .* was refused/],
    ['3D000', 'database "mine" does not exist', 'config_invalid', /no such database/],
    ['53300', 'too many connections for role', 'unavailable', /All connections/],
    ['57P03', 'the database system is starting up', 'unavailable', /The connection .* failed/],
    ['25006', 'cannot execute CREATE TABLE in a read-only transaction', 'unavailable', /read-only/],
    ['53100', 'could not extend file: No space left on device', 'unavailable', /disk .* is full/],
    ['42501', 'permission denied for schema public', 'unavailable', /may not write/],
  ])(
    'a server that says %s (%s) is explained in a sentence without the password',
    async (state, words, code, sentence) => {
      const failed = await open(await refusing(state, words)).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(AppError);
      expect(failed).toMatchObject({ code, message: expect.stringMatching(sentence) });
      expect(String(failed)).toContain('mine at 127.0.0.1');
      expect(String(failed)).not.toContain(password);
    },
  );

  test('a server that is not there is explained in a sentence without the password', async () => {
    const server = createServer();
    const url = `postgres://me:${password}@127.0.0.1:${await listen(server)}/mine`;
    await new Promise((resolve) => server.close(resolve));
    const failed = await open(url).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'AppError', code: 'unavailable' });
    expect(String(failed)).not.toContain(password);
  });

  test('a server without TLS, where TLS is asked for, is explained with the way out', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end('N')));
    const port = await listen(server);
    const failed = open(`postgres://me:${password}@127.0.0.1:${port}/mine?sslmode=require`);
    await expect(failed).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('?sslmode=disable'),
    });
    server.close();
  });
});
