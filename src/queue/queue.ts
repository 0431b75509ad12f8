import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import { createQueues, startBoss } from './boss.ts';
import { createDeadLetters, type DeadLetters } from './dead-letters.ts';
import { countJobs, type Depth } from './depths.ts';
import { createEnqueue, type Enqueue, type EnqueueMany } from './enqueue.ts';
import type { Job } from './job.ts';
import { createScheduler, type Scheduler } from './schedule.ts';
import { type Handler, startWorkers } from './work.ts';

export type Queue = DeadLetters &
  Scheduler & {
    /**
     * Queues a job and gives its id, or nothing when one with its key waits already. With `tx` it is saved with
     * that transaction.
     * @throws AppError `input_invalid` when the payload does not fit the job.
     */
    enqueue: Enqueue;
    /** Queues many at once, in few statements, and says how many of them are new. */
    enqueueMany: EnqueueMany;
    /** Works on one kind of job in this process, as it comes. Call it once per job. */
    work<Payload>(job: Job<Payload>, handler: Handler<Payload>): Promise<void>;
    /** How many of each kind wait, run and are dead, in the order of `jobs`. */
    depths(): Promise<Depth[]>;
    /**
     * Takes no more jobs and waits for the running ones, at most `deadlineMs` (1000 at least). Those that do not
     * end in time go back into the queue, for another process or the next start.
     */
    stop(deadlineMs?: number): Promise<void>;
  };

/** Starts the queue for the kinds of jobs that the features define. Nothing is worked on before `work`. */
export async function startQueue(store: Store, jobs: readonly Job[], log: Log): Promise<Queue> {
  const boss = await startBoss(store, log);
  try {
    await createQueues(boss, jobs);
    if (store.engine === 'embedded') await putBackOrphans(boss, store, jobs);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw store.explain(error);
  }
  const parts = { boss, store, log };
  return {
    ...createEnqueue(boss, store),
    async work(job, handler) {
      if (!jobs.some(({ name }) => name === job.name))
        throw new Error(`the queue was not started with the job ${job.name}`);
      await startWorkers(parts, job, handler);
    },
    ...createDeadLetters(boss),
    ...createScheduler(boss),
    depths: () => countJobs(store.db, jobs),
    async stop(deadlineMs = 10_000) {
      // At once: pg-boss's own stop first says goodbye to the server, and takes jobs until it has.
      for (const { name } of jobs) void boss.offWork(name, { wait: false });
      await boss.stop({ timeout: deadlineMs });
    },
  };
}

/** Nobody else has the embedded database, so a job that is active at the start belongs to a process that ended. */
async function putBackOrphans(boss: PgBoss, store: Store, jobs: readonly Job[]): Promise<void> {
  const names = jobs.map(({ name }) => name);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from pgboss.job where state = 'active' and name = any(${names})`.execute(store.db);
  for (const { id, name } of rows)
    await boss.fail(name, id, { reason: 'the process ended while the job was running' });
}
