import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { diagnosisText } from '../knowledge/diagnosis/diagnosis-text.ts';
import { type OpenedLog, openLog } from '../knowledge/diagnosis/open-log.ts';
import { type Command, options, UsageError, writeLine } from './command.ts';
import { eachJsonLine } from './jsonl.ts';

const row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
const chunkSize = 1_048_576;

function asJson({ summary, diagnosis }: OpenedLog): object {
  const codes = [...summary.codes].map(([code, { count }]): [string, number] => [code, count]);
  return {
    codes: Object.fromEntries(codes.sort(([a], [b]) => (a < b ? -1 : 1))),
    first: diagnosis.first,
    last: diagnosis.last,
    dynos: [...summary.events.dynos.keys()].sort(),
    paths: summary.rawPaths,
    likely: diagnosis.likely.map(({ cause, confidence, codes: explained, firstStep }) => ({
      cause,
      confidence,
      codes: explained,
      firstStep,
    })),
  };
}

const reasons: Record<string, string> = {
  ENOENT: 'There is no such file',
  EISDIR: 'That is a folder; give a file',
  EACCES: 'It may not be read with these rights',
};

function unreadable(source: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = reasons[code] ?? 'It could not be read to its end';
  return new AppError('input_invalid', `${source}: ${reason}.`, { cause });
}

/** Reads a file while the piece before is looked at. */
async function eachChunk(file: FileHandle, take: (chunk: Buffer) => void): Promise<void> {
  const buffers = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)] as const;
  let turn: 0 | 1 = 0;
  let { bytesRead } = await file.read(buffers[turn], 0, chunkSize, null);
  while (bytesRead > 0) {
    const chunk = buffers[turn].subarray(0, bytesRead);
    turn = turn === 0 ? 1 : 0;
    const next = file.read(buffers[turn], 0, chunkSize, null);
    // The next read runs meanwhile; its failure must not go unheard while this piece is looked at.
    next.catch(() => undefined);
    take(chunk);
    bytesRead = (await next).bytesRead;
  }
}

async function diagnoseSource(source: string): Promise<OpenedLog> {
  const diagnosis = openLog();
  if (source === '-') {
    for await (const chunk of process.stdin) diagnosis.push(chunk);
    return diagnosis.end();
  }
  let file: FileHandle | undefined;
  try {
    file = await open(source);
    await eachChunk(file, diagnosis.push);
  } catch (cause) {
    throw unreadable(source, cause);
  } finally {
    await file?.close();
  }
  return diagnosis.end();
}

/** Refuses what is no text at all, so that nobody takes an empty answer for a quiet night. */
function checked(source: string, result: OpenedLog): OpenedLog {
  const { verdict } = result.diagnosis;
  const name = source === '-' ? 'Standard input' : source;
  if (verdict === 'empty') throw new AppError('input_invalid', `${name}: There is nothing in it.`);
  if (result.report.zeros && (verdict === 'not-a-log' || verdict === 'other-platform'))
    throw new AppError('input_invalid', `${name}: This is no text. Give the log as plain text.`);
  return result;
}

/** Diagnoses a log: counts per code, when, where, the likely cause and the first step. */
export const diagnose: Command = {
  usage: 'diagnose [file | -] [--json | --jsonl]',
  about: 'Diagnose log lines. --jsonl reads {"id","text"} lines from standard input.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' }, jsonl: { type: 'boolean' } });
    if (positionals.length > (values.jsonl ? 0 : 1))
      throw new UsageError(
        values.jsonl
          ? '--jsonl reads from standard input: give no file.'
          : 'Give one file, or - for standard input.',
      );
    if (values.jsonl)
      return eachJsonLine(row, ({ text }) => {
        const diagnosis = openLog();
        diagnosis.push(text);
        return asJson(diagnosis.end());
      });
    const source = positionals[0] ?? '-';
    const result = checked(source, await diagnoseSource(source));
    await writeLine(
      values.json ? JSON.stringify({ id: source, ...asJson(result) }) : diagnosisText(result.diagnosis),
    );
    return 0;
  },
};
