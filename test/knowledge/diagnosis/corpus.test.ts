import { describe, expect, test } from 'vitest';
import { createLogReader } from '../../../src/knowledge/diagnosis/read-log.ts';
import { createTally } from '../../../src/knowledge/diagnosis/tally.ts';
import { bent } from './corpus/bent.ts';
import type { Case } from './corpus/case.ts';
import { json } from './corpus/json.ts';
import { odd } from './corpus/odd.ts';
import { plain } from './corpus/plain.ts';
import { traps } from './corpus/traps.ts';
import { wrapped } from './corpus/wrapped.ts';

const now = Date.UTC(2026, 10, 23);

function read(text: string, fast: boolean) {
  const tally = createTally();
  const reader = createLogReader(tally.add, { now, fast });
  reader.push(text);
  reader.end();
  return tally.summary();
}

const groups: Record<string, Case[]> = { plain, traps, wrapped, json, bent, odd };

describe('the corpus', () => {
  for (const [group, cases] of Object.entries(groups)) {
    for (const fast of [true, false]) {
      test.each(cases.map((one) => [one.name, one] as const))(
        `${group}${fast ? '' : ', thoroughly'}: %s`,
        (_, one) => {
          const summary = read(one.text, fast);
          const codes = Object.fromEntries([...summary.codes].map(([code, { count }]) => [code, count]));
          expect(codes).toEqual(one.codes);
          if (one.dynos) expect([...summary.events.dynos.keys()].sort()).toEqual(one.dynos);
          if (one.paths) expect(summary.rawPaths).toEqual(one.paths);
          if (one.dropped !== undefined) expect(summary.dropped).toBe(one.dropped);
        },
      );
    }
  }

  test('it holds at least 120 cases, each with a name of its own', () => {
    const names = Object.values(groups).flatMap((cases) => cases.map(({ name }) => name));
    expect(names.length).toBeGreaterThanOrEqual(120);
    expect(new Set(names).size).toBe(names.length);
  });
});
