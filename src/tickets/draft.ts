import { z } from 'zod';
import { AppError } from '../errors.ts';
import { attachmentSchema, type Content, contentSchema, mostAttachments } from './content.ts';
import { limits } from './fields.ts';
import type { FormResult } from './form.ts';
import { createHider, type Redact } from './secrets.ts';
import { clip, grouped, isBlank, oneLine, tidyText } from './text.ts';

/** Drafts are deleted this long after the last change, in milliseconds. */
export const draftLives = 7 * 24 * 60 * 60_000;

/** A ticket before it is sent, as it is kept: every text is without secrets. `hidden`: what was taken out. */
export const draftSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1).max(64),
  workspace: z.string().min(1).max(40),
  author: z.string().min(1).max(40),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  content: contentSchema,
  hidden: z.array(z.strictObject({ id: z.string(), kind: z.string(), name: z.string().optional() })),
});
export type Draft = z.infer<typeof draftSchema>;

/** A new draft. `now` in milliseconds. */
export function newDraft(
  { id, workspace, author }: { id: string; workspace: string; author: string },
  content: Content,
  now: number,
): Draft {
  const at = new Date(now).toISOString();
  return { version: 1, id, workspace, author, createdAt: at, changedAt: at, content, hidden: [] };
}

/** When a draft ends, in milliseconds since 1970. */
export function endOfDraft(draft: Draft): number {
  return Date.parse(draft.changedAt) + draftLives;
}

/** The draft with what a form said. */
export function withForm(
  draft: Draft,
  form: Extract<FormResult, { ok: true }>,
  keep: readonly string[],
  now: number,
): Draft {
  const kept = [...new Set([...draft.content.keep, ...keep])];
  const hidden = [...draft.hidden, ...form.found].filter(
    ({ id }, at, all) => !kept.includes(id) && all.findIndex((each) => each.id === id) === at,
  );
  const changedAt = new Date(now).toISOString();
  return { ...draft, changedAt, hidden, content: { ...draft.content, fields: form.fields, keep: kept } };
}

/** The draft with one more attachment, its secrets hidden; or why it does not fit. */
export function attach(
  draft: Draft,
  { id, title, text }: { id: string; title: string; text: string },
  redact: Redact,
  now: number,
): { ok: true; draft: Draft } | { ok: false; error: string } {
  const refuse = (error: string) => ({ ok: false as const, error });
  const { attachments } = draft.content;
  if (attachments.some((each) => each.id === id)) return { ok: true, draft };
  if (attachments.length >= mostAttachments) {
    return refuse(
      `A ticket holds at most ${mostAttachments} attachments. Remove one first, or add a comment later.`,
    );
  }
  const tidy = tidyText(text);
  if (isBlank(tidy)) return refuse('There is nothing in it. Paste the lines to attach.');
  if (tidy.length > limits.text) {
    return refuse(
      `It has ${grouped(tidy.length)} characters; the most is ${grouped(limits.text)}. Attach it in parts.`,
    );
  }
  const hider = createHider(redact, draft.content);
  const name = clip(oneLine(title), limits.subject) || `Attachment ${attachments.length + 1}`;
  const entry = { id, title: hider.hide(name), text: hider.hide(tidy) };
  const hidden = [
    ...draft.hidden,
    ...hider.found().filter(({ id: found }) => !draft.hidden.some((each) => each.id === found)),
  ];
  const content = { ...draft.content, attachments: [...attachments, attachmentSchema.parse(entry)] };
  return { ok: true, draft: { ...draft, content, hidden, changedAt: new Date(now).toISOString() } };
}

/**
 * A draft as it was kept.
 * @throws AppError `not_found` when it does not read as a draft of this version.
 */
export function readDraft(kept: unknown): Draft {
  const read = draftSchema.safeParse(kept);
  if (read.success) return read.data;
  throw new AppError(
    'not_found',
    'This draft can no longer be read. Start a new ticket; the old text is still in the message you sent.',
    {
      cause: read.error,
    },
  );
}
