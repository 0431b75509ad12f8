import type { Diagnosis } from '../../src/knowledge/diagnosis/diagnosis.ts';
import type { Shelf } from '../../src/slack/diagnose.ts';

/** A shelf in memory. */
export function createShelf(): Shelf {
  const kept = new Map<string, Diagnosis>();
  return {
    get: async (id) => kept.get(id),
    set: async (id, diagnosis) => void kept.set(id, diagnosis),
  };
}
