import type { z } from 'zod';
import { retryVerdict, type Verdict } from './retry.ts';

/**
 * One kind of work. Its payload must survive JSON and is checked when it is queued and again when it is
 * worked on, since an older version may have queued it.
 */
export type Job<Payload = unknown, Keyed extends boolean = boolean> = {
  name: string;
  schema: z.ZodType<Payload>;
  /**
   * At most one job per `singletonKey` waits and at most one runs. Queueing another while one waits changes
   * nothing, so the payload must say no more than the key does: what is to be made true, not how.
   */
  keyed: Keyed;
  /** How many run at once in each process. */
  concurrency: number;
  /**
   * How many of one group run at once: never more in one process, and hardly ever more in all of them together,
   * as two processes that look in the same instant may each take one.
   */
  perGroup?: number;
  /** How long one attempt may take, in seconds. Then its signal is aborted and it is tried again. */
  timeoutSeconds: number;
  /** What to do about an error: nothing said means `retryVerdict`. `attempt` counts from 1. */
  retry(error: unknown, attempt: number): Verdict;
};

export type JobOptions<Payload, Keyed extends boolean> = Pick<Job<Payload, Keyed>, 'name' | 'schema'> &
  Partial<Pick<Job<Payload, Keyed>, 'concurrency' | 'perGroup' | 'timeoutSeconds' | 'retry'>> & {
    keyed?: Keyed;
  };

/** Describes a kind of job with what is usual: one at a time, no key, two minutes an attempt. */
export function defineJob<Payload, Keyed extends boolean = false>(
  options: JobOptions<Payload, Keyed>,
): Job<Payload, Keyed> {
  const { keyed = false as Keyed, concurrency = 1, timeoutSeconds = 120, retry = retryVerdict } = options;
  return { ...options, keyed, concurrency, timeoutSeconds, retry };
}
