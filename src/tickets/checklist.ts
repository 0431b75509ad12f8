import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readSupportFile } from './support-file.ts';

/** The nine things Heroku asks for with an Urgent request, in Heroku's order (Enterprise Developer Support Guide). */
export const itemIds = [
  'access',
  'description',
  'impact',
  'reproduce',
  'staging',
  'started',
  'logs',
  'configuration',
  'third-parties',
] as const;
export type ItemId = (typeof itemIds)[number];

/** One of the nine as content/support/urgent-checklist.yml words it. */
export type ChecklistItem = {
  id: ItemId;
  order: number;
  kind: 'tick' | 'text' | 'datetime';
  /** At most 75 characters. */
  label: string;
  /** At most 150 characters. */
  hint: string;
};

const item: z.ZodType<ChecklistItem> = z.object({
  id: z.enum(itemIds, `must be one of ${itemIds.join(', ')}`),
  order: z.int().min(1).max(itemIds.length),
  kind: z.enum(['tick', 'text', 'datetime']),
  label: z.string().trim().min(1).max(75),
  hint: z.string().trim().min(1).max(150),
});

export type Checklist = Readonly<Record<ItemId, ChecklistItem>>;

/**
 * The nine items by id, from `urgent-checklist.yml` in the folder of support content.
 * @throws AppError `content_invalid` when one is missing or stands out of Heroku's order.
 */
export function readChecklist(folder: string): Checklist {
  const found = new Map(readSupportFile(folder, 'urgent-checklist.yml', item).map((each) => [each.id, each]));
  itemIds.forEach((id, at) => {
    const order = found.get(id)?.order;
    if (order === at + 1) return;
    const problem = order === undefined ? `lacks ${id}` : `has ${id} at place ${order} instead of ${at + 1}`;
    throw new AppError('content_invalid', `urgent-checklist.yml ${problem}.`);
  });
  return Object.fromEntries(found) as Record<ItemId, ChecklistItem>;
}
