import type { Diagnosis } from '../knowledge/diagnosis/diagnosis.ts';
import { type OpenedLog, openLog } from '../knowledge/diagnosis/open-log.ts';
import { redact } from '../redaction/redact.ts';

/** A diagnosis, and how many lines of the text were the platform's own. */
export type ReadLog = { diagnosis: Diagnosis; platformLines: number };

function told({ diagnosis, report }: OpenedLog): ReadLog {
  return { diagnosis, platformLines: report.requests + report.platform };
}

/** Diagnoses pasted text; what is secret in it is hidden before anything else happens. */
export function readLogText(text: string): ReadLog {
  const log = openLog();
  log.push(redact(text).text);
  return told(log.end());
}

/** Diagnoses a log that arrives in pieces; nothing of it is kept but counts and the few lines quoted, hidden. */
export async function readLogStream(pieces: AsyncIterable<Uint8Array>): Promise<ReadLog> {
  const log = openLog();
  for await (const piece of pieces) log.push(piece);
  return told(log.end());
}

const shortest = 60;

/** The diagnosis of a question that is really a log; nothing where it is a question that mentions a code. */
export function logIn(question: string): Diagnosis | undefined {
  if (question.length < shortest && !question.includes('\n')) return undefined;
  const { diagnosis, platformLines } = readLogText(question);
  return platformLines > 0 ? diagnosis : undefined;
}
