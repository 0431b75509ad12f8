import { z } from 'zod';
import { readSupportFile } from './support-file.ts';

/** The topics of Enterprise and architecture resources, in the order in which they are shown. */
export const resourceTopics = [
  'portal',
  'guides',
  'access',
  'private-spaces',
  'connect',
  'data',
  'optimisation',
] as const;
export type ResourceTopic = (typeof resourceTopics)[number];

/** One resource: public with its `url`, or behind the login with the way to it in `where`. */
export type Resource = {
  id: string;
  topic: ResourceTopic;
  title: string;
  note: string;
  url?: string | undefined;
  where?: string | undefined;
};

const resource: z.ZodType<Resource> = z
  .object({
    id: z.string().min(1),
    topic: z.enum(resourceTopics, `must be one of ${resourceTopics.join(', ')}`),
    title: z.string().min(1),
    note: z.string().min(1),
    url: z.url({ protocol: /^https$/ }).optional(),
    where: z.string().min(1).optional(),
  })
  .refine(({ url, where }) => (url === undefined) !== (where === undefined), 'must have either url or where');

/**
 * The resources of `resources.yml` in the folder of support content, by topic in their order.
 * @throws AppError `content_invalid` that names every problem.
 */
export function readResources(folder: string): Resource[] {
  const place = ({ topic }: Resource) => resourceTopics.indexOf(topic);
  return readSupportFile(folder, 'resources.yml', resource).sort((one, other) => place(one) - place(other));
}
