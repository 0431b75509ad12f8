import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { fromKysely, type JobInsert, type PgBoss } from 'pg-boss';
import { AppError } from '../errors.ts';
import type { Store } from '../store/open.ts';
import type { Database } from '../store/schema.ts';
import type { Job } from './job.ts';
import { checkPayload, toJson } from './payload.ts';

type When = {
  /** Seconds from now, or a moment. */
  startAfter?: number | Date;
  /** Jobs of one group share the job's `perGroup`; a workspace is a group. */
  group?: string;
};

type With = {
  /** The transaction that the job is saved with: no commit, no job. */
  tx?: Transaction<Database>;
};

type Key = { singletonKey: string };
type Item<Payload> = When & Partial<Key> & { payload: Payload };

/** A keyed job needs a key, others take none. */
export type Enqueue = {
  <Payload>(
    job: Job<Payload, true>,
    payload: Payload,
    options: When & With & Key,
  ): Promise<string | undefined>;
  <Payload>(job: Job<Payload, false>, payload: Payload, options?: When & With): Promise<string | undefined>;
};

export type EnqueueMany = {
  <Payload>(
    job: Job<Payload, true>,
    items: readonly (When & Key & { payload: Payload })[],
    options?: With,
  ): Promise<number>;
  <Payload>(
    job: Job<Payload, false>,
    items: readonly (When & { payload: Payload })[],
    options?: With,
  ): Promise<number>;
};

const mostInOneStatement = 1000;

export function createEnqueue(boss: PgBoss, store: Store): { enqueue: Enqueue; enqueueMany: EnqueueMany } {
  async function insert<Payload>(
    job: Job<Payload>,
    items: readonly Item<Payload>[],
    { tx }: With,
  ): Promise<string[]> {
    const db = tx && fromKysely(tx);
    const inserted: string[] = [];
    let rest = items.map((item) => rowOf(job, item)).sort(byKey);
    while (rest.length > 0) {
      const rows = rest.splice(0, mostInOneStatement);
      const ids = await boss.insert(job.name, rows, { returnId: true, ...(db && { db }) });
      const known = new Set(ids);
      inserted.push(...known);
      const collapsed = rows.filter(({ id }) => !known.has(id));
      if (tx !== undefined && collapsed.length > 0)
        rest = [...(await notWaiting(tx, job.name, collapsed)), ...rest];
    }
    return inserted;
  }
  const explained = <Payload>(job: Job<Payload>, items: readonly Item<Payload>[], options: With = {}) =>
    insert(job, items, options).catch((error: unknown) => {
      throw store.explain(error);
    });

  return {
    enqueue: async <Payload>(
      job: Job<Payload>,
      payload: Payload,
      { tx, ...item }: When & With & Partial<Key> = {},
    ) => (await explained(job, [{ ...item, payload }], tx && { tx }))[0],
    enqueueMany: async <Payload>(job: Job<Payload>, items: readonly Item<Payload>[], options?: With) =>
      (await explained(job, items, options)).length,
  };
}

type Row = JobInsert & { id: string };

function rowOf<Payload>(job: Job<Payload>, { payload, startAfter, group, singletonKey }: Item<Payload>): Row {
  const data = toJson(payload);
  const checked = checkPayload(job, data);
  if ('problem' in checked) throw new AppError('input_invalid', `Nothing was queued: ${checked.problem}.`);
  if (job.keyed && !singletonKey)
    throw new AppError('input_invalid', `Nothing was queued: the job ${job.name} needs a singletonKey.`);
  return {
    id: randomUUID(),
    data: data as object,
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(group === undefined ? {} : { group: { id: group } }),
    ...(singletonKey === undefined ? {} : { singletonKey }),
  };
}

/** The same order in every process: two transactions that queue the same keys wait for, but never block, each other. */
const byKey = (a: Row, b: Row) => (a.singletonKey ?? '').localeCompare(b.singletonKey ?? '');

/**
 * Keeps the jobs that already wait from being started before `tx` ends. Without that one could run between this
 * moment and the commit, not see what the transaction saves, and nothing would be left in the queue to do so.
 * Gives back the rows that none waits for any more, because it was started in the meantime: those are due again.
 */
async function notWaiting(tx: Kysely<Database>, name: string, rows: readonly Row[]): Promise<Row[]> {
  const keys = rows.map(({ singletonKey }) => singletonKey);
  const held = await sql<{ singleton_key: string }>`select singleton_key from pgboss.job
    where name = ${name} and singleton_key = any(${keys}) and state = 'created' for share`.execute(tx);
  const waiting = new Set(held.rows.map(({ singleton_key }) => singleton_key));
  return rows.filter(({ singletonKey = '' }) => !waiting.has(singletonKey));
}
