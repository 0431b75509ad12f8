import type { JsonObject } from '../workspace/entities.ts';
import { isObject } from '../workspace/json.ts';
import { limits } from './limits.ts';

/** Keys whose text a reader sees. */
const visible = ['text', 'title', 'caption', 'label', 'name', 'fallback'];

/** The text of blocks in characters, counted after escaping `&`, `<` and `>`; headers count about 100 more. */
export function countText(blocks: JsonObject[]): number {
  return blocks.reduce((sum, block) => {
    const surcharge = block.type === 'header' ? limits.messageHeaderSurcharge : 0;
    return sum + surcharge + count(block);
  }, 0);
}

function count(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + count(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, entry]) => {
    if (typeof entry === 'string') return sum + (visible.includes(key) ? escapedLength(entry) : 0);
    return sum + count(entry);
  }, 0);
}

function escapedLength(text: string): number {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [...escaped].length;
}
