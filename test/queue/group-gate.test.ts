import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGroupGate } from '../../src/queue/group-gate.ts';

describe('the gate of a group', () => {
  test('never has more inside than its limit, uses all of it, and everybody gets through', async () => {
    const visits = fc.array(fc.tuple(fc.constantFrom('T1', 'T2', 'T3'), fc.nat(4)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), visits, async (limit, all) => {
        const enter = createGroupGate(limit);
        const inside = new Map<string, number>();
        const most = new Map<string, number>();
        let through = 0;
        await Promise.all(
          all.map(async ([group, turns]) => {
            const leave = await enter(group);
            const now = (inside.get(group) ?? 0) + 1;
            inside.set(group, now);
            most.set(group, Math.max(most.get(group) ?? 0, now));
            for (let turn = 0; turn <= turns; turn += 1) await setImmediate();
            inside.set(group, (inside.get(group) ?? 0) - 1);
            through += 1;
            leave();
          }),
        );
        expect(through).toBe(all.length);
        for (const [group, count] of most)
          expect(count).toBe(Math.min(limit, all.filter(([one]) => one === group).length));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    [undefined, 'T1'],
    [1, undefined],
  ])('with the limit %s and the group %s everybody is let in', async (limit, group) => {
    const enter = createGroupGate(limit);
    const leaves = await Promise.all([enter(group), enter(group), enter(group)]);
    expect(leaves).toHaveLength(3);
  });
});
