import { redact } from '../../redaction/redact.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import { createLogReader } from './read-log.ts';
import type { ReadReport } from './read-report.ts';
import { createTally, type LogSummary } from './tally.ts';

/** All that came of a log. */
export type OpenedLog = { summary: LogSummary; report: ReadReport; diagnosis: Diagnosis };

/** A log that is fed piece by piece; the lines that its diagnosis quotes are without secrets. */
export function openLog(): { push(piece: Uint8Array | string): void; end(): OpenedLog } {
  const tally = createTally();
  const reader = createLogReader(tally.add);
  return {
    push: reader.push,
    end() {
      const report = reader.end();
      const summary = tally.summary();
      const diagnosis = diagnose(summary, report, { hide: (line) => redact(line).text });
      return { summary, report, diagnosis };
    },
  };
}
