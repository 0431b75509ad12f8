import { type Method, methods, type Pace } from './pace.ts';

/** One errand as the pace sees it. `wants`: the methods of its next calls, null for one that needs no call. */
export type Waiting = {
  id: string;
  channel: string;
  urgency: number;
  /** Its time, on the clock of `now`. */
  notBefore: number;
  wants: readonly (Method | null)[];
};

/** What is to be done in a workspace now: what goes out, what is over, and what has to come back at a later time. */
export type Picked = {
  go: { id: string; method: Method | null }[];
  done: string[];
  later: { id: string; inMs: number }[];
  /** When to look again, on the clock of `now`. */
  nextAt: number;
};

/** What goes out within so many ms is kept in memory; the rest gets its time in the outbox and makes room. */
const horizonMs = 5000;

/** The end of the line for each method: the times that were given out, so that no two errands get the same. */
export type Line = Record<Method, number>;
export const noLine = (): Line => ({ post: 0, edit: 0, look: 0 });

/**
 * Decides what goes out in one workspace. Nothing here waits: what may not go yet is told when to look again, or put
 * off to the time that the line of its method gives it. Takes from the pace for what goes.
 * @param room how many calls may be under way in all
 */
export function pick(waiting: readonly Waiting[], pace: Pace, line: Line, now: number, room: number): Picked {
  const picked: Picked = { go: [], done: [], later: [], nextAt: Number.POSITIVE_INFINITY };
  const ahead: Line = noLine();
  const lookAgain = (at: number) => {
    picked.nextAt = Math.min(picked.nextAt, at);
  };
  for (const { id, channel, notBefore, wants } of waiting.toSorted((a, b) => b.urgency - a.urgency)) {
    if (wants.length === 0) {
      picked.done.push(id);
      continue;
    }
    if (notBefore > now) {
      lookAgain(notBefore);
      continue;
    }
    if (wants.includes(null)) {
      picked.go.push({ id, method: null });
      continue;
    }
    const waits = methods
      .filter((method) => wants.includes(method))
      .map((method) => ({ method, ms: pace.wait(method, channel, now) }));
    const first = wants.find((method) => waits.some((one) => one.method === method && one.ms === 0));
    if (first) {
      if (picked.go.length >= room) {
        lookAgain(now);
        continue;
      }
      pace.take(first, channel, now);
      picked.go.push({ id, method: first });
      continue;
    }
    for (const { ms } of waits) lookAgain(now + ms);
    const slots = waits.map(({ method, ms }) => ({ method, ms: ms + ahead[method] * pace.gapOf(method) }));
    const [soonest] = slots.toSorted((a, b) => a.ms - b.ms);
    if (soonest === undefined) continue;
    const { method, ms } = soonest;
    if (ms <= horizonMs) {
      ahead[method] += 1;
      continue;
    }
    line[method] = Math.max(line[method] + pace.gapOf(method), now + ms);
    picked.later.push({ id, inMs: line[method] - now });
  }
  return picked;
}
