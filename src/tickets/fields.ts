import { z } from 'zod';
import type { itemIds } from './checklist.ts';
import { priorities } from './priority.ts';

/** The items of the checklist that are free text. */
export const textItems = [
  'description',
  'impact',
  'reproduce',
  'staging',
  'logs',
  'configuration',
  'third-parties',
] as const satisfies readonly (typeof itemIds)[number][];
export type TextItem = (typeof textItems)[number];

/** The three conditions of Urgent (Heroku Enterprise Developer Support Guide). */
export const confirmationIds = ['production', 'majority', 'no-workaround'] as const;
export type ConfirmationId = (typeof confirmationIds)[number];

/** What a person ticks, at most 75 characters each: the limit of a Slack option. */
export const confirmationLabels: Readonly<Record<ConfirmationId, string>> = {
  production: 'It is a production app or service',
  majority: 'It is unusable for the vast majority of its users',
  'no-workaround': 'There is no workaround',
};

/**
 * The most UTF-16 units of each sort of text: 3,000 is the limit of a Slack input, 80 keeps a subject on one line of a
 * card, 200 holds a list of apps. `stored`: a marker of redaction may be longer than the secret that it hides.
 */
export const limits = { subject: 80, app: 200, text: 3000, startedWords: 200, stored: 6000 } as const;

const iso = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be ISO 8601 in UTC');

/** When it began: `words` as typed, empty when picked. */
export const startedSchema = z.strictObject({ iso, words: z.string().max(1000), approximate: z.boolean() });
export type Started = z.infer<typeof startedSchema>;

const stored = z.string().max(limits.stored);

/** What a ticket says, every text without secrets. Empty texts and `started: null` are not given. */
export const fieldsSchema = z.strictObject({
  priority: z.enum(priorities),
  subject: stored,
  app: stored,
  access: z.boolean(),
  started: startedSchema.nullable(),
  texts: z.record(z.enum(textItems), stored),
  confirmed: z.array(z.enum(confirmationIds)),
});
export type Fields = z.infer<typeof fieldsSchema>;

/** A ticket that says nothing yet. */
export const noFields: Fields = {
  priority: 'normal',
  subject: '',
  app: '',
  access: false,
  started: null,
  texts: {
    description: '',
    impact: '',
    reproduce: '',
    staging: '',
    logs: '',
    configuration: '',
    'third-parties': '',
  },
  confirmed: [],
};

/** The words that advice on the priority reads: subject, description and impact, a line each. */
export function wordsOf({ subject, texts }: Fields): string {
  return [subject, texts.description, texts.impact].filter((text) => text !== '').join('\n');
}
