import type { Transaction } from 'kysely';
import { fromKysely, type JobResult, type JobWithMetadata, type PgBoss } from 'pg-boss';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import type { Database } from '../store/schema.ts';
import { createGroupGate } from './group-gate.ts';
import type { Job } from './job.ts';
import { checkPayload } from './payload.ts';

/** One run of a job. */
export type Attempt = {
  id: string;
  /** Counts from 1. */
  attempt: number;
  /** Aborted when the time is up or somebody else has the job now: stop, nothing of it counts any more. */
  signal: AbortSignal;
  /**
   * Ends the job in the handler's own transaction, so that what it saved and the end of the job come together:
   * the job is then done exactly once. Throws when somebody else has the job now; the transaction must end then.
   */
  settle(tx: Transaction<Database>): Promise<void>;
};

export type Handler<Payload> = (payload: Payload, attempt: Attempt) => Promise<void>;

type Row = JobWithMetadata<unknown>;
type Parts = { boss: PgBoss; store: Store; log: Log };

/** Seconds between looks for jobs that nobody announced, such as those whose time has come. */
const lookSeconds = { first: 1, others: 5, withoutAnnouncements: 0.5 };

/**
 * Starts the workers of one job in this process. pg-boss would let a worker rest after every job; here it looks
 * for the next one at once, and a job that is found wakes one more worker, as there may be others.
 */
export async function startWorkers<Payload>(
  parts: Parts,
  job: Job<Payload>,
  handler: Handler<Payload>,
): Promise<void> {
  const ids: string[] = [];
  const enter = createGroupGate(job.perGroup);
  const wake = (worker: number) => parts.boss.notifyWorker(ids[worker % job.concurrency] ?? '');
  for (let worker = 0; worker < job.concurrency; worker += 1) {
    ids[worker] = await parts.boss.work(
      job.name,
      {
        includeMetadata: true,
        perJobResults: true,
        pollingIntervalSeconds: lookSeconds.withoutAnnouncements,
        notifyPollingIntervalSeconds: worker === 0 ? lookSeconds.first : lookSeconds.others,
        heartbeatRefreshSeconds: 3,
        ...(job.perGroup === undefined ? {} : { groupConcurrency: job.perGroup }),
      },
      async (rows: Row[]) => {
        wake(worker + 1);
        const results = await Promise.all(
          rows.map(async (row) => {
            const leave = await enter(row.groupId ?? undefined);
            return run(parts, job, handler, row).finally(leave);
          }),
        );
        wake(worker);
        return results;
      },
    );
  }
}

async function run<Payload>(
  parts: Parts,
  job: Job<Payload>,
  handler: Handler<Payload>,
  row: Row,
): Promise<JobResult> {
  const { boss, log } = parts;
  const { id, retryCount, signal } = row;
  const attempt = retryCount + 1;
  const facts = { job: job.name, id, attempt };
  const done: JobResult = { id, status: 'completed' };
  const giveUp = (reason: string): JobResult => {
    log.error({ ...facts, reason }, 'a job was given up and is among the dead letters');
    return { id, status: 'deadletter', output: { reason, attempt } };
  };

  const checked = checkPayload(job, row.data);
  if ('problem' in checked) return giveUp(checked.problem);
  let lost = false;
  try {
    const settle = async (tx: Transaction<Database>) => {
      lost = !(await complete(boss, row, tx));
      if (lost)
        throw new AppError(
          'conflict',
          `The job ${job.name} is somebody else's by now, so nothing of it was saved.`,
        );
    };
    await handler(checked.payload, { id, attempt, signal, settle });
    return done;
  } catch (error) {
    const { error: reason } = errorFacts(error);
    if (lost || signal.aborted) {
      log.warn({ ...facts, reason }, 'an attempt came to nothing, because its job was taken away from it');
      return done;
    }
    const verdict = job.retry(error, attempt);
    if (!verdict.again) return giveUp(reason);
    log.warn({ ...facts, inSeconds: verdict.inSeconds, reason }, 'a job failed and will be tried again');
    await putBack(parts, row, verdict.inSeconds, reason);
    return done;
  }
}

const claim = ({ id, retryCount }: Row) => ({ id, retryCount });

/** Says whether the job was still this attempt's to end. */
async function complete(boss: PgBoss, row: Row, tx: Transaction<Database>): Promise<boolean> {
  const response = await boss.complete(row.name, claim(row), null, { db: fromKysely(tx) });
  return 'affected' in response && response.affected === 1;
}

/**
 * Back into the queue, to be started again in so many seconds. What pg-boss then reports as done is this attempt
 * only, and that it leaves alone: the job is no longer active. A job whose key has another attempt waiting ends
 * here, because there may be one of them at most and it will do the same.
 */
async function putBack({ boss, store }: Parts, row: Row, inSeconds: number, reason: string): Promise<void> {
  if (row.singletonKey !== null) {
    const others = await boss.findJobs(row.name, { key: row.singletonKey, queued: true });
    if (others.some(({ state }) => state === 'retry')) return;
  }
  await store.db.transaction().execute(async (tx) => {
    const db = fromKysely(tx);
    await boss.fail(row.name, claim(row), { reason }, { db });
    await boss.update(row.name, undefined, { id: row.id, startAfter: inSeconds, db });
  });
}
