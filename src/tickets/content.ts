import { z } from 'zod';
import { fieldsSchema, limits } from './fields.ts';

/** Where a ticket came from. `private`: a private channel or a direct message, so that its details stay with few. */
export const originSchema = z.strictObject({
  kind: z.enum(['command', 'shortcut', 'message', 'answer', 'diagnosis', 'home', 'csa']),
  channel: z.string().max(40).nullable(),
  private: z.boolean(),
  permalink: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** The page that was shown before, by its title. */
  page: z.string().max(200).nullable(),
});
export type Origin = z.infer<typeof originSchema>;

/** More evidence than the form holds: a log, a stack trace, a diagnosis. Without secrets. */
export const attachmentSchema = z.strictObject({
  id: z.string().min(1).max(40),
  title: z.string().min(1).max(100),
  text: z.string().min(1).max(limits.stored),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** The most attachments of one ticket. */
export const mostAttachments = 10;

/**
 * All that a ticket says: the fields, what is attached and where it came from. `keep`: ids of items that the requester said
 * are no secrets; `salt`: what those ids depend on, the id of the draft.
 */
export const contentSchema = z.strictObject({
  fields: fieldsSchema,
  attachments: z.array(attachmentSchema).max(mostAttachments),
  origin: originSchema,
  salt: z.string().min(1).max(64),
  keep: z.array(z.string().max(100)).max(200),
});
export type Content = z.infer<typeof contentSchema>;

/** The origin of a ticket that came from nowhere in particular. */
export const plainOrigin: Origin = {
  kind: 'command',
  channel: null,
  private: false,
  permalink: null,
  page: null,
};
