import type { ReactNode } from 'react';
import { asObject, asText } from '../../workspace/json.ts';
import { plainTextOf } from '../text/rich-text-plain.ts';
import { RichText } from './rich-text.tsx';

/** One cell of a table. */
export function Cell({ cell }: { cell: unknown }): ReactNode {
  const { type, text } = asObject(cell);
  return type === 'rich_text' ? <RichText value={cell} /> : asText(text);
}

/** What a cell is sorted by: its number, else its words. */
export function sortKey(cell: unknown): number | string {
  const { type, value, text } = asObject(cell);
  if (type === 'raw_number' && typeof value === 'number') return value;
  return type === 'rich_text' ? plainTextOf(cell) : asText(text);
}
