import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, noLine, pick, type Waiting } from '../../src/alerts/courier/lane.ts';
import { createPace, type Limits, type Method, methods, slackLimits } from '../../src/alerts/courier/pace.ts';

type Made = { method: Method; channel: string; at: number };

/** The most calls that any stretch of `ms` holds. */
function mostWithin(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((from, at) => sorted.filter((t, nth) => nth >= at && t < from + ms).length),
  );
}

function expectWithin(calls: readonly Made[], limits: Limits): void {
  const stretches = [1000, 5000, 60_000];
  const check = (times: number[], { gapMs, burst }: Limits['post']) => {
    for (const ms of stretches) expect(mostWithin(times, ms)).toBeLessThanOrEqual(burst + ms / gapMs);
  };
  for (const method of methods)
    check(
      calls.filter((call) => call.method === method).map(({ at }) => at),
      limits[method],
    );
  const posts = calls.filter(({ method }) => method === 'post');
  for (const channel of new Set(posts.map((call) => call.channel)))
    check(
      posts.filter((call) => call.channel === channel).map(({ at }) => at),
      limits.channel,
    );
}

describe('the pace of a workspace', () => {
  test('never lets more through than Slack allows in any stretch of time, in the workspace and in a channel', () => {
    const tries = fc.array(
      fc.record({
        method: fc.constantFrom(...methods),
        channel: fc.constantFrom('C1', 'C2', 'C3'),
        after: fc.integer({ min: 0, max: 900 }),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(tries, (all) => {
        let pace = createPace(slackLimits);
        const calls: Made[] = [];
        let at = 0;
        for (const { method, channel, after } of all) {
          at += after;
          if (pace.wait(method, channel, at) > 0) continue;
          pace.take(method, channel, at);
          calls.push({ method, channel, at });
          // Another process goes on at the pace of this one; it does not know the single channels.
          if (method !== 'post' && after % 7 === 0) pace = createPace(slackLimits, pace.saved());
        }
        const known = calls.filter(({ method }) => method !== 'post');
        expectWithin(known, slackLimits);
      }),
    );
  });

  test('what it says to wait is exactly enough', () => {
    const steps = fc.array(fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (channels) => {
        const pace = createPace(slackLimits);
        const calls: Made[] = [];
        let at = 0;
        for (const channel of channels) {
          const wait = pace.wait('post', channel, at);
          if (wait > 2) expect(pace.wait('post', channel, at + wait - 1)).toBeGreaterThan(0);
          at += wait;
          pace.take('post', channel, at);
          calls.push({ method: 'post', channel, at });
        }
        expectWithin(calls, slackLimits);
      }),
    );
  });

  test('after a 429 nothing goes before its time, then slower, and the old pace comes back with success', () => {
    const pace = createPace(slackLimits);
    pace.rest('post', 30, 0);
    expect(pace.wait('post', 'C1', 0)).toBe(30_000);
    expect(pace.wait('edit', 'C1', 0)).toBe(0);
    pace.take('post', 'C1', 30_000);
    expect(pace.wait('post', 'C2', 30_000)).toBe(slackLimits.post.gapMs * 1.5);
    for (let n = 0; n < 50; n += 1) pace.rest('post', 1, 40_000);
    expect(pace.gapOf('post')).toBe(slackLimits.post.gapMs * 8);
    const wait = pace.wait('post', 'C1', 40_000);
    for (let n = 0; n < 300; n += 1) pace.taken('post', 40_000);
    expect(pace.gapOf('post')).toBe(slackLimits.post.gapMs);
    expect(pace.wait('post', 'C1', 40_000)).toBeCloseTo(wait);
  });
});

describe('the walk of a workspace', () => {
  type Errand = { id: string; channel: string; urgency: number; left: Method[] };

  /** Walks until everything is done: calls take `callMs`, and what is put off comes back at its time. */
  function walk(errands: readonly Errand[], limits = slackLimits, callMs = 100) {
    const pace = createPace(limits);
    const line: Line = noLine();
    const calls: (Made & { id: string })[] = [];
    const busy = new Map<string, number>();
    const later = new Map<string, number>();
    let now = 0;
    for (let round = 0; errands.some(({ left }) => left.length > 0); round += 1) {
      if (round > 200_000) throw new Error('it never ends');
      for (const times of [busy, later]) for (const [id, until] of times) if (until <= now) times.delete(id);
      const waiting: Waiting[] = errands
        .filter(({ id, left }) => left.length > 0 && !busy.has(id) && !later.has(id))
        .map(({ id, channel, urgency, left }) => ({
          id,
          channel,
          urgency,
          notBefore: 0,
          wants: [...new Set(left)],
        }));
      const picked = pick(waiting, pace, line, now, 40 - busy.size);
      for (const { id, method } of picked.go) {
        const errand = errands.find((one) => one.id === id);
        if (errand === undefined || method === null) continue;
        errand.left.splice(errand.left.indexOf(method), 1);
        busy.set(id, now + callMs);
        calls.push({ id, method, channel: errand.channel, at: now });
      }
      for (const { id, inMs } of picked.later) later.set(id, now + inMs);
      const next = Math.min(picked.nextAt, ...busy.values(), ...later.values());
      now = Number.isFinite(next) ? Math.max(now + 1, next) : now + 1;
    }
    return calls;
  }
  const many = (count: number, left: Method[], urgency = 1): Errand[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `${urgency}-${left.join()}-${n}`,
      channel: `C${n}`,
      urgency,
      left: [...left],
    }));

  test('a hundred channels have their card in the time that the limits allow, and no call is wasted', () => {
    const calls = walk(many(100, ['post']));
    expectWithin(calls, slackLimits);
    expect(calls).toHaveLength(100);
    const ideal = (100 - slackLimits.post.burst) * slackLimits.post.gapMs;
    expect(calls.at(-1)?.at).toBeLessThanOrEqual(ideal * 1.02);
  });

  test('replies do not wait for the edits, which Slack takes more slowly', () => {
    const calls = walk(many(60, ['edit', 'post']));
    expectWithin(calls, slackLimits);
    const lastOf = (method: Method) => calls.findLast((call) => call.method === method)?.at ?? 0;
    const ideal = (method: Method) => (60 - slackLimits[method].burst) * slackLimits[method].gapMs;
    expect(lastOf('post')).toBeLessThanOrEqual(ideal('post') * 1.1);
    expect(lastOf('edit')).toBeLessThanOrEqual(ideal('edit') * 1.1);
  });

  test('what is urgent goes first', () => {
    const calls = walk([...many(30, ['post']), ...many(5, ['post'], 2)]);
    expect(calls.slice(0, 5).map(({ id }) => id.split('-')[0])).toEqual(['2', '2', '2', '2', '2']);
  });

  test('whatever is wanted, everything is called once, and never more than allowed', () => {
    const some = fc.array(
      fc.record({
        channel: fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5', 'C6'),
        urgency: fc.constantFrom(1, 2, 3),
        left: fc.array(fc.constantFrom(...methods), { maxLength: 5 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 9000 }), (given, callMs) => {
        const errands = given.map((one, n) => ({ ...one, id: `${n}`, left: [...one.left] }));
        const calls = walk(errands, slackLimits, callMs);
        expect(calls).toHaveLength(given.reduce((sum, { left }) => sum + left.length, 0));
        expectWithin(calls, slackLimits);
      }),
      { numRuns: 60 },
    );
  });
});
