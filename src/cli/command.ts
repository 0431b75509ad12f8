import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command of the command line; `run` gives the exit status. */
export type Command = { usage: string; about: string; run(words: readonly string[]): Promise<number> };

/** The words on the command line do not make sense: exit status 2 and the usage. */
export class UsageError extends Error {}

/** The content that ships with the bot. */
export const contentDir = join(import.meta.dirname, '../../content');

/** `parseArgs` with its complaints as usage errors. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  spec: T,
) {
  try {
    return parseArgs({ args: [...words], options: spec, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Writes one line and waits while the reader is slower than we are. */
export async function writeLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
}

/** The lines of standard input, one at a time. */
export function inputLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}
