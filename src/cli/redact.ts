import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { redact as redactText } from '../redaction/redact.ts';
import { hiddenInWords } from '../redaction/summary.ts';
import { type Command, options, UsageError, writeLine } from './command.ts';
import { eachJsonLine } from './jsonl.ts';

const row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

function asJson(input: string): object {
  const { text, hidden } = redactText(input);
  return { text, hidden };
}

async function read(source: string): Promise<string> {
  if (source === '-') return readAll(process.stdin);
  return readFile(source, 'utf8').catch((cause: unknown) => {
    throw new AppError('not_found', `The file ${source} could not be read. Check its name and its rights.`, {
      cause,
    });
  });
}

/** Hides the secrets of a text. The text goes to standard output, what was hidden to standard error. */
export const redact: Command = {
  usage: 'redact [file | -] [--json | --jsonl]',
  about: 'Hide the secrets in a text. --jsonl reads {"id","text"} lines from standard input.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' }, jsonl: { type: 'boolean' } });
    if (positionals.length > (values.jsonl ? 0 : 1))
      throw new UsageError(
        values.jsonl
          ? '--jsonl reads from standard input: give no file.'
          : 'Give one file, or - for standard input.',
      );
    if (values.jsonl) return eachJsonLine(row, ({ text }) => asJson(text));
    const source = positionals[0] ?? '-';
    const input = await read(source);
    if (values.json) {
      await writeLine(JSON.stringify({ id: source, ...asJson(input) }));
      return 0;
    }
    const { text, found } = redactText(input);
    process.stdout.write(text);
    process.stderr.write(found.length === 0 ? 'Nothing was hidden.\n' : `Hidden: ${hiddenInWords(found)}.\n`);
    return 0;
  },
};
