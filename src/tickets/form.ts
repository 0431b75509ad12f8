import { z } from 'zod';
import {
  type ConfirmationId,
  confirmationIds,
  type Fields,
  limits,
  noFields,
  type TextItem,
  textItems,
} from './fields.ts';
import { priorities } from './priority.ts';
import { createHider, type FoundSecret, type HiddenCount, type Redact } from './secrets.ts';
import { readStarted } from './started.ts';
import { grouped, isBlank, oneLine, tidyText } from './text.ts';
import type { Moment } from './when.ts';

/** The fields of the form, by the name under which errors are reported. */
export const fieldIds = [
  'priority',
  'subject',
  'app',
  'access',
  'started',
  'confirmed',
  ...textItems,
] as const;
export type FieldId = (typeof fieldIds)[number];

/**
 * What a form or one step of it holds. What is left out keeps its value; null or an empty text clears it.
 * `picked` is in seconds since 1970.
 */
export type FormValues = {
  priority?: string | null;
  subject?: string | null;
  app?: string | null;
  access?: boolean;
  started?: { picked: number | null; words: string | null };
  confirmed?: readonly string[];
} & { [item in TextItem]?: string | null };

/** `salt`: the id of the draft. `keep`: ids of hidden items that the person said are no secrets. */
export type FormContext = {
  zone: string;
  now: number;
  redact: Redact;
  salt: string;
  keep?: readonly string[];
  previous?: Fields;
};

export type FormResult =
  | {
      ok: true;
      fields: Fields;
      hidden: HiddenCount[];
      found: FoundSecret[];
      /** The start time as understood, by both clocks; empty when none is given. */
      shown: string;
      notes: string[];
    }
  /** One sentence for each field that has to change; `ask` holds the start times to choose from. */
  | { ok: false; errors: Partial<Record<FieldId, string>>; ask: Moment[] };

const labels: Readonly<Record<TextItem | 'subject' | 'app', string>> = {
  subject: 'subject',
  app: 'app',
  description: 'description',
  impact: 'impact',
  reproduce: 'steps to reproduce',
  staging: 'answer on staging',
  logs: 'logs',
  configuration: 'configuration',
  'third-parties': 'list of outside services',
};

/** A text of the form: tidied, without secrets, within its limit before and after hiding. `needed`: why it is required. */
function text(
  name: TextItem | 'subject' | 'app',
  most: number,
  hide: (text: string) => string,
  needed?: string,
) {
  const tooLong = (length: number, when: string) =>
    `${when}${grouped(length)} characters in the ${labels[name]}; the most is ${grouped(most)}. Shorten it by ${grouped(length - most)}.`;
  return z
    .string()
    .nullable()
    .transform((given, context) => {
      const refuse = (problem: string) => {
        context.addIssue(problem);
        return z.NEVER;
      };
      const typed = given ?? '';
      const tidy = name === 'subject' || name === 'app' ? oneLine(typed) : tidyText(typed);
      if (isBlank(tidy)) {
        if (needed === undefined) return '';
        return refuse(typed === '' ? needed : `Only spaces in the ${labels[name]}. ${needed}`);
      }
      if (tidy.length > most) return refuse(tooLong(tidy.length, ''));
      const hidden = hide(tidy);
      if (hidden.length <= most) return hidden;
      return refuse(tooLong(hidden.length, 'Once secrets are hidden there are '));
    });
}

/** The schema of the form without its start time, which needs a clock. */
function schemaOf(hide: (text: string) => string) {
  return {
    priority: z.enum(priorities, `Choose one of ${priorities.join(', ')}.`),
    subject: text('subject', limits.subject, hide, 'Write a subject: one line that says what is wrong.'),
    app: text('app', limits.app, hide),
    access: z.boolean(),
    confirmed: z
      .array(z.string())
      .transform((ids) => confirmationIds.filter((id): id is ConfirmationId => ids.includes(id))),
    description: text('description', limits.text, hide, 'Describe what happens, and what should happen.'),
    impact: text('impact', limits.text, hide),
    reproduce: text('reproduce', limits.text, hide),
    staging: text('staging', limits.text, hide),
    logs: text('logs', limits.text, hide),
    configuration: text('configuration', limits.text, hide),
    'third-parties': text('third-parties', limits.text, hide),
  };
}

/**
 * Reads a form, or one step of it on top of `previous`. Nothing is lost on an error: the form keeps what was typed, and
 * every field that has to change is named. Secrets are hidden before anything is returned.
 */
export function readForm(values: FormValues, context: FormContext): FormResult {
  const { redact, salt, keep = [], previous = noFields, zone, now } = context;
  const hider = createHider(redact, { keep, salt });
  const schema = schemaOf(hider.hide);
  const errors: Partial<Record<FieldId, string>> = {};
  const read = <Name extends keyof typeof schema, Value>(
    name: Name,
    kept: Value,
  ): z.output<(typeof schema)[Name]> | Value => {
    if (values[name] === undefined) return kept;
    const result = schema[name].safeParse(values[name]);
    if (result.success) return result.data as z.output<(typeof schema)[Name]>;
    errors[name] = result.error.issues[0]?.message ?? 'This cannot be read.';
    return kept;
  };

  const texts = Object.fromEntries(textItems.map((item) => [item, read(item, previous.texts[item])]));
  const fields: Fields = {
    priority: read('priority', previous.priority),
    subject: read('subject', previous.subject),
    app: read('app', previous.app),
    access: read('access', previous.access),
    started: previous.started,
    texts: texts as Fields['texts'],
    confirmed: read('confirmed', previous.confirmed),
  };
  if (values.started === undefined) return finish(fields, errors, hider, { shown: '', notes: [], ask: [] });

  const { picked, words } = values.started;
  const when = readStarted({ picked, words: oneLine(words ?? ''), zone, now });
  if (!when.ok)
    return finish(fields, { ...errors, started: when.error }, hider, { shown: '', notes: [], ask: when.ask });
  const started = when.started && { ...when.started, words: hider.hide(when.started.words) };
  return finish({ ...fields, started }, errors, hider, { shown: when.shown, notes: when.notes, ask: [] });
}

function finish(
  fields: Fields,
  errors: Partial<Record<FieldId, string>>,
  hider: ReturnType<typeof createHider>,
  { shown, notes, ask }: { shown: string; notes: string[]; ask: Moment[] },
): FormResult {
  if (Object.keys(errors).length > 0) return { ok: false, errors, ask };
  return { ok: true, fields, hidden: hider.hidden(), found: hider.found(), shown, notes };
}
