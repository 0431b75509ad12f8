import { diagnose } from '../../../src/knowledge/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../src/knowledge/diagnosis/diagnosis.ts';
import type { LogEvent } from '../../../src/knowledge/diagnosis/event.ts';
import { createLogReader, type ReadOptions } from '../../../src/knowledge/diagnosis/read-log.ts';
import { createTally } from '../../../src/knowledge/diagnosis/tally.ts';

/** A moment after every log of the tests. */
export const now = Date.UTC(2026, 10, 23);

/** Everything that the reader tells about a log that comes in these chunks, as plain data. */
export function everything(chunks: readonly (Uint8Array | string)[], options: ReadOptions = {}) {
  const events: object[] = [];
  const reader = createLogReader(
    (event: LogEvent) => {
      const { quote, ...rest } = event;
      events.push({ ...rest, quote: quote() });
    },
    { now, ...options },
  );
  for (const chunk of chunks) reader.push(chunk);
  return { events, report: reader.end() };
}

/** The summary and the report of a log. */
export function summarised(chunks: readonly (Uint8Array | string)[], options: ReadOptions = {}) {
  const tally = createTally();
  const reader = createLogReader(tally.add, { now, ...options });
  for (const chunk of chunks) reader.push(chunk);
  const report = reader.end();
  return { summary: tally.summary(), report };
}

/** The diagnosis of a log, with nothing hidden unless told so. */
export function diagnosed(log: string, hide = (line: string) => line): Diagnosis {
  const { summary, report } = summarised([log]);
  return diagnose(summary, report, { hide });
}
