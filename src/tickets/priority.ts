import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readSupportFile } from './support-file.ts';

/** Highest first, as in Heroku's own menu (Heroku Enterprise Developer Support Guide). */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** One priority as content/support/priorities.yml states it. */
export type PriorityPage = {
  id: Priority;
  /** Heroku's own word. */
  name: string;
  definition: string;
  /** What choosing it sets off at Heroku. */
  happens: string;
  /** Phrases that belong to it. */
  examples: string[];
  source: string;
};

const words = z.string().trim().min(1, 'must not be empty');

const page: z.ZodType<PriorityPage> = z.strictObject({
  id: z.enum(priorities, `must be one of ${priorities.join(', ')}`),
  name: words,
  definition: words,
  happens: words,
  examples: z.array(words).min(1, 'must hold at least one phrase'),
  source: words,
});

export type Definitions = Readonly<Record<Priority, PriorityPage>>;

/**
 * The four definitions, from `priorities.yml` in the folder of support content.
 * @throws AppError `content_invalid` when the file does not hold exactly the four, each complete.
 */
export function readDefinitions(folder: string): Definitions {
  const pages = readSupportFile(folder, 'priorities.yml', page);
  const of = (id: Priority) => {
    const found = pages.find((each) => each.id === id);
    if (found === undefined)
      throw new AppError('content_invalid', `priorities.yml lacks the priority ${id}.`);
    return found;
  };
  return { urgent: of('urgent'), high: of('high'), normal: of('normal'), low: of('low') };
}

/** 0 is the highest, so that sorting by rank puts Urgent first. */
export function rank(priority: Priority): number {
  return priorities.indexOf(priority);
}

/** Whether the first is the higher of the two. */
export function isHigher(one: Priority, other: Priority): boolean {
  return rank(one) < rank(other);
}

const names: Readonly<Record<string, Priority>> = {
  urgent: 'urgent',
  critical: 'urgent',
  high: 'high',
  normal: 'normal',
  medium: 'normal',
  low: 'low',
};

/** The priority that a typed word names, in any case; undefined for any other word. */
export function readPriority(word: string): Priority | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
