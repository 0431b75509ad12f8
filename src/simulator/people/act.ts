import { z } from 'zod';

const id = z.string().min(1).max(255);
const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), json));

/** Where an element stands: in a message or in a view. */
const place = z.union([z.strictObject({ channel: id, ts: id }), z.strictObject({ view: id })]);

/** Everything a person can do on the page. */
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    channel: id,
    text: z.string().min(1).max(40_000),
    thread_ts: id.optional(),
  }),
  z.strictObject({ kind: z.literal('action'), place, block_id: id, action: json, state: values }),
  z.strictObject({
    kind: z.literal('options'),
    place,
    block_id: id,
    action_id: id,
    query: z.string().max(3000),
    state: values,
  }),
  z.strictObject({ kind: z.literal('submit'), view: id, state: values }),
  z.strictObject({ kind: z.literal('close'), view: id, all: z.boolean(), state: values }),
  z.strictObject({ kind: z.literal('shortcut'), callback_id: id }),
  z.strictObject({ kind: z.literal('message_shortcut'), callback_id: id, channel: id, ts: id }),
  z.strictObject({ kind: z.literal('open_app'), tab: z.enum(['home', 'messages']) }),
  z.strictObject({
    kind: z.literal('channel'),
    channel: id,
    change: z.enum(['add_app', 'remove_app', 'archive', 'unarchive']),
  }),
  z.strictObject({ kind: z.literal('panel'), panel: id, action: id }),
  z.strictObject({
    kind: z.literal('react'),
    channel: id,
    ts: id,
    name: z.string().regex(/^[a-z0-9_+-]{1,50}$/),
  }),
]);

export type Act = z.infer<typeof actSchema>;
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;
export type Place = z.infer<typeof place>;
export type StateValues = z.infer<typeof values>;

/** What the page is told at once; everything else comes through the feed. */
export type ActResult = { ok: true; [more: string]: unknown } | { ok: false; error: string; detail?: string };

export const acted: ActResult = { ok: true };
