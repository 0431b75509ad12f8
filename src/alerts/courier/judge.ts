import type { Delivered } from '../deliver.ts';
import type { Deed } from '../ledger.ts';
import type { State, Step } from './work.ts';

/** What follows from the end of a call. */
export type Verdict =
  /** It is settled: on to the next step. */
  | { is: 'settled'; state: State; deed: { key: string; what: Deed } | null }
  /** Too many at once: nothing happened, and it is the workspace that has to wait. */
  | { is: 'rest'; state: State; seconds: number }
  /** It is not known what came of it, or Slack is in trouble: tried again later. */
  | { is: 'failed'; state: State; reason: string }
  /** Nothing will be taken there until something changes: the channel's rules pause. */
  | { is: 'refused'; state: State; reason: string };

/**
 * Where reading is limited to a call a minute, as it is for apps outside the Marketplace, looking for lost messages
 * would hold everything up: then a message is repeated instead, at most one twin for each lost answer.
 */
const longestLookSeconds = 30;

export function judge(step: Step, state: State, delivered: Delivered): Verdict {
  const { state: after, deed } = step.after(delivered, state);
  if (delivered.is === 'unknown') return { is: 'failed', state: after, reason: delivered.reason };
  if (delivered.is === 'refused') {
    const { refusal } = delivered;
    if (refusal.kind === 'trouble') return { is: 'failed', state: after, reason: refusal.reason };
    if (refusal.kind !== 'later') return { is: 'refused', state: after, reason: refusal.reason };
    if (step.method !== 'look' || refusal.seconds <= longestLookSeconds)
      return { is: 'rest', state: after, seconds: refusal.seconds };
    return { is: 'settled', ...step.after({ is: 'cannot_look' }, state) };
  }
  if (after === state && delivered.is === 'gone')
    return { is: 'failed', state, reason: 'the message is gone' };
  return { is: 'settled', state: after, deed };
}

const longestDelaySeconds = 600;

/** 1 s, 2 s, 4 s and so on up to ten minutes, less up to half by chance. Alerts are never given up. */
export function delayMs(tries: number, random: () => number = Math.random): number {
  const delay = Math.min(2 ** Math.min(tries, 20), longestDelaySeconds);
  return Math.max(1, delay * (1 - random() / 2)) * 1000;
}
