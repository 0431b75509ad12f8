import { z } from 'zod';
import { contentSchema } from '../content.ts';
import { limits } from '../fields.ts';
import { priorities } from '../priority.ts';

const person = z.string().min(1).max(64);
const priority = z.enum(priorities);
const text = z.string().min(1).max(limits.stored);

/** What every event holds: its place in the history from 1, when (ISO 8601 UTC), who, and the key of the click behind it. */
const base = {
  version: z.literal(1),
  sequence: z.int().min(1),
  at: z.iso.datetime(),
  by: person,
  key: z.string().max(100).nullable(),
};

/** What can happen to a ticket. Events are only added, never changed; every text is without secrets. */
export const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('created'),
    ticket: z.string(),
    workspace: z.string(),
    enterprise: z.boolean(),
    content: contentSchema,
  }),
  z.strictObject({ ...base, kind: z.literal('edited'), content: contentSchema }),
  z.strictObject({ ...base, kind: z.literal('sent') }),
  z.strictObject({ ...base, kind: z.literal('discarded') }),
  z.strictObject({ ...base, kind: z.literal('claimed') }),
  z.strictObject({
    ...base,
    kind: z.literal('released'),
    from: person,
    reason: z.string().max(limits.stored),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('priority-changed'),
    from: priority,
    to: priority,
    reason: text,
  }),
  z.strictObject({ ...base, kind: z.literal('appealed'), wants: priority, text }),
  z.strictObject({
    ...base,
    kind: z.literal('appeal-decided'),
    granted: z.boolean(),
    from: priority,
    to: priority,
    reason: text,
  }),
  z.strictObject({ ...base, kind: z.literal('appeal-closed') }),
  z.strictObject({ ...base, kind: z.literal('commented'), text }),
  z.strictObject({
    ...base,
    kind: z.literal('shared'),
    people: z.array(person),
    channel: z.string().nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal('joined') }),
  z.strictObject({ ...base, kind: z.literal('left') }),
  z.strictObject({
    ...base,
    kind: z.literal('heroku-linked'),
    number: z.string(),
    replaced: z.string().nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal('resolved'), text: z.string().max(limits.stored) }),
  z.strictObject({ ...base, kind: z.literal('reopened'), text: z.string().max(limits.stored) }),
]);

export type TicketEvent = z.infer<typeof eventSchema>;
export type EventKind = TicketEvent['kind'];

/** These leave a card that others look at as it was: two people may do them at once. */
export const commuting: readonly EventKind[] = ['commented', 'shared', 'joined', 'left'];
