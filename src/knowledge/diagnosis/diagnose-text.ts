import { type DiagnoseOptions, diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import { createLogReader, type ReadOptions } from './read-log.ts';
import { createTally } from './tally.ts';

/** The diagnosis of a text that is at hand: what was pasted into a command or a modal. */
export function diagnoseText(text: string, options: DiagnoseOptions & ReadOptions): Diagnosis {
  const tally = createTally();
  const reader = createLogReader(tally.add, options);
  reader.push(text);
  const report = reader.end();
  return diagnose(tally.summary(), report, options);
}
