import type { PgBoss } from 'pg-boss';
import { deadLetterQueue } from './boss.ts';

/** A job that was given up, with everything that is needed to understand it and to run it again. */
export type DeadLetter = {
  id: string;
  job: string;
  payload: unknown;
  /** Why, in words: the last error, or what is wrong with the payload. */
  reason: string;
  attempts: number;
  queuedAt: Date;
  givenUpAt: Date;
};

/** `ids` are those of dead letters; `job` is the name of a job. Nothing said means all. */
export type DeadLetterFilter = { ids?: readonly string[]; job?: string };

export type DeadLetters = {
  /** Oldest first. */
  deadLetters(limit?: number): Promise<DeadLetter[]>;
  /** Queues them again with their first attempt before them. Says how many; one whose key waits already stays. */
  redrive(filter?: DeadLetterFilter): Promise<number>;
  /** Removes them for good. */
  discard(ids: readonly string[]): Promise<void>;
};

export function createDeadLetters(boss: PgBoss): DeadLetters {
  return {
    async deadLetters(limit = 100) {
      const rows = await boss.findJobs<unknown>(deadLetterQueue, { queued: true, limit });
      return rows.map((row) => ({
        id: row.id,
        job: row.sourceName ?? 'unknown',
        payload: row.data,
        reason: reasonOf(row.sourceOutput),
        attempts: (row.sourceRetryCount ?? 0) + 1,
        queuedAt: row.sourceCreatedOn ?? row.createdOn,
        givenUpAt: row.createdOn,
      }));
    },
    redrive: ({ ids, job } = {}) =>
      boss.redrive(deadLetterQueue, {
        ...(ids === undefined ? {} : { ids: [...ids] }),
        ...(job === undefined ? {} : { sourceName: job }),
      }),
    async discard(ids) {
      await boss.deleteJob(deadLetterQueue, [...ids]);
    },
  };
}

/** Ours is `{ reason }`; pg-boss writes `{ message }` or `{ value }` when a process did not end its job. */
function reasonOf(output: unknown): string {
  if (typeof output === 'string') return output;
  if (typeof output !== 'object' || output === null) return 'no reason is known';
  if ('reason' in output && typeof output.reason === 'string') return output.reason;
  if ('message' in output && typeof output.message === 'string') return output.message;
  return 'value' in output ? reasonOf(output.value) : JSON.stringify(output);
}
