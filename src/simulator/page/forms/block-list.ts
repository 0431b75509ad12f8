import type { Block } from '../../workspace/entities.ts';
import { asList, isObject } from '../../workspace/json.ts';

/** The entries that are blocks at all (objects with a type). */
export function asBlockList(value: unknown): Block[] {
  return asList(value).filter((entry): entry is Block => isObject(entry) && typeof entry.type === 'string');
}
