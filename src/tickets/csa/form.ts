import { z } from 'zod';
import { limits } from '../fields.ts';
import { createHider, type FoundSecret, type Redact } from '../secrets.ts';
import { grouped, isBlank, tidyText } from '../text.ts';

/** What an architect is asked with, in the order of the form. Label at most 75 characters, hint at most 150. */
export const csaQuestions = [
  {
    id: 'goal',
    label: 'What do you want to reach?',
    hint: 'A decision, a design, a review, an event to prepare for.',
    needed: true,
  },
  {
    id: 'apps',
    label: 'Apps and regions',
    hint: 'Names of apps, regions or Private Spaces, Cedar or Fir.',
    needed: false,
  },
  {
    id: 'loadNow',
    label: 'Load now',
    hint: 'Requests per second, dynos, database plan and size.',
    needed: false,
  },
  { id: 'loadExpected', label: 'Load expected', hint: 'How much, when, and for how long.', needed: false },
  {
    id: 'constraints',
    label: 'Constraints',
    hint: 'Compliance, budget, technology that has to stay.',
    needed: false,
  },
  { id: 'deadline', label: 'Deadline', hint: 'The date of the event or of the decision.', needed: false },
] as const;
export type CsaQuestion = (typeof csaQuestions)[number]['id'];

const answer = z.string().max(limits.stored);
/** A request to an architect, without secrets. */
export const csaRequestSchema = z.strictObject({
  goal: answer,
  apps: answer,
  loadNow: answer,
  loadExpected: answer,
  constraints: answer,
  deadline: answer,
});
export type CsaRequest = z.infer<typeof csaRequestSchema>;

export type CsaResult =
  | { ok: true; request: CsaRequest; found: FoundSecret[] }
  | { ok: false; errors: Partial<Record<CsaQuestion, string>> };

/** Reads the form for architects: the goal is needed, everything has its limit, secrets are hidden. */
export function readCsaForm(
  values: Partial<Record<CsaQuestion, string | null>>,
  redact: Redact,
  salt: string,
): CsaResult {
  const hider = createHider(redact, { keep: [], salt });
  const errors: Partial<Record<CsaQuestion, string>> = {};
  const answers = csaQuestions.map(({ id, label, needed }) => {
    const text = tidyText(values[id] ?? '');
    if (isBlank(text)) {
      if (needed) errors[id] = 'Say in a sentence what you want to reach.';
      return [id, ''];
    }
    const hidden = hider.hide(text);
    const length = Math.max(text.length, hidden.length);
    if (length > limits.text) {
      errors[id] =
        `${grouped(length)} characters in “${label}”; the most is ${grouped(limits.text)}. Shorten it by ${grouped(length - limits.text)}.`;
    }
    return [id, hidden];
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, request: csaRequestSchema.parse(Object.fromEntries(answers)), found: hider.found() };
}

/** The words of a request that tell an outage from advice, a line each. */
export function csaWords(request: CsaRequest): string {
  return csaQuestions
    .map(({ id }) => request[id])
    .filter((text) => text !== '')
    .join('\n');
}
