import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/**
 * Reads one list of `content/support`, such as priorities.yml, and checks every item.
 * @throws AppError `content_invalid` that names the file and every problem in it at once.
 */
export function readSupportFile<Item>(folder: string, file: string, item: z.ZodType<Item>): Item[] {
  const path = join(folder, file);
  let given: unknown;
  try {
    given = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AppError('content_invalid', `${path} could not be read as YAML. Correct the file.`, { cause });
  }
  const checked = z.array(item).nonempty('must hold at least one item').safeParse(given);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => `${where(given, issue.path)}: ${issue.message}`);
    throw new AppError('content_invalid', `${path} does not fit:\n  - ${problems.join('\n  - ')}`);
  }
  const ids = checked.data.flatMap((each) => idOf(each) ?? []);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new AppError('content_invalid', `${path} has the id ${twice} twice.`);
  return checked.data;
}

/** "high, definition" instead of "1, definition": people look for the id. */
function where(given: unknown, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  const item: unknown = Array.isArray(given) && typeof first === 'number' ? given[first] : undefined;
  const name = idOf(item) ?? (typeof first === 'number' ? `item ${first + 1}` : String(first ?? 'the list'));
  return [name, ...rest.map(String)].join(', ');
}

function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('id' in item)) return undefined;
  return typeof item.id === 'string' ? item.id : undefined;
}
