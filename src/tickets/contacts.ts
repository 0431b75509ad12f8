import { z } from 'zod';
import { readSupportFile } from './support-file.ts';

/** Where to reach Heroku: an address to open, or a sender of mail to allow. */
export type Contact = { id: string; name: string; note: string } & (
  | { kind: 'web'; url: string }
  | { kind: 'sender'; address: string }
);

const common = { id: z.string().min(1), name: z.string().min(1), note: z.string().min(1) };
const contact: z.ZodType<Contact> = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('web'), url: z.url({ protocol: /^https$/ }) }),
  z.object({ ...common, kind: z.literal('sender'), address: z.email() }),
]);

/**
 * The contacts of `contacts.yml` in the folder of support content.
 * @throws AppError `content_invalid` that names every problem.
 */
export function readContacts(folder: string): Contact[] {
  return readSupportFile(folder, 'contacts.yml', contact);
}
