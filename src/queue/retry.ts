import { AppError, type ErrorCode } from '../errors.ts';

/** Whether a job that failed is tried again, and in how many seconds. */
export type Verdict = { again: false } | { again: true; inSeconds: number };

/** What a second attempt would not change. */
const hopeless: readonly ErrorCode[] = [
  'config_invalid',
  'content_invalid',
  'input_invalid',
  'not_found',
  'not_allowed',
  'conflict',
];

const mostAttempts = 20;
const longestDelaySeconds = 600;
const longestRetryAfterSeconds = 3600;

/** How often pg-boss itself lets a job start, whatever the verdicts: a job that kills its process ends here. */
export const mostStarts = 100;

/**
 * The usual verdict. An error that names its time (`retryAfter` in seconds, as Slack's client gives it) is
 * obeyed, up to an hour. Others wait 1 s, 2 s, 4 s and so on up to 10 minutes, less up to half by chance; the
 * 20th failure, after nearly two hours, is the last. Errors that will not go away are given up at once.
 */
export function retryVerdict(error: unknown, attempt: number, random: () => number = Math.random): Verdict {
  const asked = retryAfterOf(error);
  if (asked !== undefined && attempt < mostStarts)
    return { again: true, inSeconds: Math.min(Math.max(1, Math.ceil(asked)), longestRetryAfterSeconds) };
  if (attempt >= mostAttempts) return { again: false };
  if (error instanceof AppError && hopeless.includes(error.code)) return { again: false };
  const delay = Math.min(2 ** (attempt - 1), longestDelaySeconds);
  return { again: true, inSeconds: Math.max(1, Math.round(delay * (1 - random() / 2))) };
}

/** Looks through the causes too: the error may have been put into other words on its way. */
function retryAfterOf(error: unknown, depth = 0): number | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  const own = 'retryAfter' in error ? error.retryAfter : undefined;
  return typeof own === 'number' && own >= 0 ? own : retryAfterOf(error.cause, depth + 1);
}
