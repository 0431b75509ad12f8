import type { z } from 'zod';
import { inputLines, writeLine } from './command.ts';

/**
 * Reads JSON lines from standard input and writes one line for each, in the same order. A line that is not what
 * `schema` says gives `{"id","error"}` and the run goes on. The exit status is 1 if any line was bad.
 */
export async function eachJsonLine<T extends { id: string | number }>(
  schema: z.ZodType<T>,
  answer: (row: T) => object,
): Promise<number> {
  let bad = 0;
  let at = 0;
  for await (const line of inputLines()) {
    at += 1;
    if (line.trim() === '') continue;
    const value = parse(line);
    if (value === undefined) {
      bad += 1;
      await writeLine(JSON.stringify({ id: null, error: `line ${at} is not JSON` }));
      continue;
    }
    const row = schema.safeParse(value);
    if (row.success) {
      await writeLine(JSON.stringify({ id: row.data.id, ...answer(row.data) }));
    } else {
      bad += 1;
      const problems = row.error.issues.map(
        (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
      );
      await writeLine(JSON.stringify({ id: idOf(line), error: `line ${at}: ${problems.join('; ')}` }));
    }
  }
  return bad === 0 ? 0 : 1;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function idOf(line: string): unknown {
  const value = parse(line);
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}
