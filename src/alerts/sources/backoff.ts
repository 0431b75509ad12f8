export type PollState = {
  /** Failed reads in a row; 0 after a good one. */
  failures: number;
  /** The pace while all is well, in ms (60 s unless a setting says otherwise). */
  paceMs: number;
  /** Whether another status source is readable, so that this one may be spared. */
  otherHealthy: boolean;
  /** What the server asked for last. */
  retryAfterMs?: number;
};

const most = 8;
/** A server may ask for patience, but not for a day of it. */
const longestRetryAfter = 60 * 60_000;

/**
 * How long to wait before the next read: the pace, or 1, 2, 4, then 8 times it while the other source is healthy
 * (with the usual pace of a minute: 1-2-4-8 minutes). With both failing the pace stays. `Retry-After` is honoured up
 * to an hour. `random` gives 0 to 1 and moves the time by up to a tenth either way.
 */
export function nextPollMs(state: PollState, random: () => number): number {
  const factor = state.otherHealthy ? Math.min(2 ** Math.max(0, state.failures - 1), most) : 1;
  const jittered = state.paceMs * factor * (0.9 + 0.2 * random());
  const asked = Math.min(state.retryAfterMs ?? 0, longestRetryAfter);
  return Math.round(Math.max(jittered, asked));
}
