import { z } from 'zod';
import { topicNames } from './topics.ts';

export const kinds = ['error', 'article', 'guide', 'support', 'runbook'] as const;
export type Kind = (typeof kinds)[number];

export const families = ['http', 'runtime', 'logging'] as const;
export const levels = ['error', 'warning', 'info'] as const;
export const stackNames = ['both', 'cedar', 'fir'] as const;
export const confidences = ['verified', 'likely'] as const;

/** A platform error code: H (router), R (runtime) or L (logging) and two digits. */
export const codePattern = /^[HRL]\d{2}$/;
/** A page's address inside the knowledge base; the file is named after it. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !text.includes('\n'), 'must be one line');

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https:// address' }).max(3000);

const day = z.iso
  .date('must be a date such as 2026-11-23')
  .refine((text) => Date.parse(text) <= Date.now(), 'must not be in the future');

const relatedIds = z
  .array(z.string().regex(/^([HRL]\d{2}|[a-z0-9]+(-[a-z0-9]+)*)$/, 'must be a code or a slug'))
  .max(8)
  .default([]);

const shared = {
  title: line(3, 120),
  summary: line(20, 400),
  related: relatedIds,
  stacks: z.enum(stackNames),
  topics: z.array(z.enum(topicNames)).min(1).max(2),
  symptoms: z.array(line(3, 160)).min(3).max(30),
  source: httpsUrl,
  reviewed: day,
  confidence: z.enum(confidences),
};

/** Front matter of `content/errors/<CODE>.md`. */
export const errorMatter = z.strictObject({
  code: z.string().regex(codePattern, 'must be a letter H, R or L and two digits'),
  family: z.enum(families),
  level: z.enum(levels),
  httpStatus: z.int().min(100).max(599).optional(),
  retired: z.boolean().default(false),
  ...shared,
});

/** Front matter of articles, guides and support pages. */
export const pageMatter = z.strictObject(shared);

/** Front matter of a team's own runbook: little is demanded, so that people write them. */
export const runbookMatter = z.strictObject({
  title: shared.title,
  summary: shared.summary,
  codes: z.array(z.string().regex(codePattern)).max(8).default([]),
  related: relatedIds,
  stacks: z.enum(stackNames).default('both'),
  topics: z.array(z.enum(topicNames)).max(2).default([]),
  symptoms: z.array(line(3, 160)).max(30).default([]),
  source: httpsUrl.optional(),
  reviewed: day,
  confidence: z.enum(confidences).default('verified'),
});

/** One `## heading` of a page with the Markdown below it. */
export type Section = { heading: string; markdown: string };

/** What every page has, whatever its kind. `id` is the code or the slug. */
type Common = z.infer<typeof pageMatter> & { id: string; sections: Section[] };

export type ErrorPage = z.infer<typeof errorMatter> & { kind: 'error'; id: string; sections: Section[] };
export type PlainPage = Common & { kind: 'article' | 'guide' | 'support' };
export type RunbookPage = z.infer<typeof runbookMatter> & {
  kind: 'runbook';
  id: string;
  sections: Section[];
};
export type Page = ErrorPage | PlainPage | RunbookPage;

/** The sections that a page on a code in use must have, in this order. */
export const errorSections = ['Meaning', 'Likely causes', 'First checks', 'Limits'] as const;
