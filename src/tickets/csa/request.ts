import { z } from 'zod';
import { limits } from '../fields.ts';
import type { Actor } from '../lifecycle/people.ts';
import type { Words } from '../lifecycle/words.ts';
import { isBlank } from '../text.ts';
import { csaRequestSchema } from './form.ts';

/** What can happen to a request. `runbook`: an answer was saved as a draft runbook, which is its text. */
export const csaSteps = ['asked', 'answered', 'commented', 'runbook', 'closed', 'reopened'] as const;
export type CsaStep = (typeof csaSteps)[number];

const mostRunbook = 20_000;

/** A request to an architect with its whole history, without secrets. */
export const csaCaseSchema = z.strictObject({
  version: z.literal(1),
  /** "CSA-3". */
  id: z.string(),
  workspace: z.string(),
  requester: z.string(),
  request: csaRequestSchema,
  status: z.enum(['open', 'answered', 'closed']),
  history: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      kind: z.enum(csaSteps),
      text: z.string().max(mostRunbook),
      key: z.string().max(100),
    }),
  ),
});
export type CsaCase = z.infer<typeof csaCaseSchema>;
export type CsaEvent = CsaCase['history'][number];

/** What a person wants done; the text is tidied and without secrets. `key`: the id of the click. */
export type CsaAction = { kind: Exclude<CsaStep, 'asked'>; text: string; key: string };
export type CsaDecision = { after: CsaCase } | { refused: string };

const statusAfter: Readonly<Record<CsaStep, CsaCase['status'] | null>> = {
  asked: 'open',
  answered: 'answered',
  commented: null,
  runbook: null,
  closed: 'closed',
  reopened: 'open',
};

/** Requests are seen by whoever asked and by the architects, who are the members of their channel. */
export function maySeeCase({ requester }: CsaCase, { id, triage }: Actor): boolean {
  return triage || id === requester;
}

/** Why a person cannot do something to a request, whatever they would write. `actor.triage`: an architect. */
export function csaObstacle(found: CsaCase, kind: CsaAction['kind'], actor: Actor): string | undefined {
  if (!maySeeCase(found, actor)) return 'There is no such request that you may see.';
  if (kind === 'answered' && !actor.triage) return 'Only a member of the architects’ channel can answer.';
  if (kind === 'closed' && found.status === 'closed') return 'It is closed already.';
  if (kind === 'reopened' && found.status !== 'closed') return 'It is open already.';
  if (kind === 'runbook' && answerOf(found) === undefined) return 'There is no answer to save yet.';
  return undefined;
}

/** The request after an action at `now` (milliseconds), or why not. A repeated click changes nothing. */
export function decideCsa(found: CsaCase, action: CsaAction, actor: Actor, now: number): CsaDecision {
  const { kind, text, key } = action;
  if (found.history.some((event) => event.key === key)) return { after: found };
  const why = csaObstacle(found, kind, actor);
  if (why !== undefined) return { refused: why };
  if (['answered', 'commented', 'runbook'].includes(kind) && isBlank(text))
    return { refused: 'It is empty. Write a sentence.' };
  if (text.length > (kind === 'runbook' ? mostRunbook : limits.stored))
    return { refused: 'It is too long. Shorten it, or say it in two parts.' };
  const event = { at: new Date(now).toISOString(), by: actor.id, kind, text, key };
  const status = statusAfter[kind] ?? found.status;
  return { after: { ...found, status, history: [...found.history, event] } };
}

/** The last answer, if there is one. */
export function answerOf({ history }: CsaCase): CsaEvent | undefined {
  return history.findLast(({ kind }) => kind === 'answered');
}

/** The last draft runbook that was saved. */
export function runbookIn({ history }: CsaCase): CsaEvent | undefined {
  return history.findLast(({ kind }) => kind === 'runbook');
}

const did: Readonly<Record<CsaStep, string>> = {
  asked: ' asked the architects.',
  answered: ' answered: ',
  commented: ' commented: ',
  runbook: ' saved the answer as a draft runbook.',
  closed: ' closed the request.',
  reopened: ' opened the request again.',
};

/** One step in a sentence. */
export function explainCsa({ by, kind, text }: CsaEvent): Words {
  return [{ person: by }, did[kind], ...(kind === 'answered' || kind === 'commented' ? [text] : [])];
}

/** Who hears of a step by direct message: whoever asked and whoever took part, but not who did it. */
export function toldOf({ requester, history }: CsaCase, { by, kind }: CsaEvent): string[] {
  if (kind === 'asked' || kind === 'runbook') return [];
  return [...new Set([requester, ...history.map((event) => event.by)])].filter((id) => id !== by);
}

const pattern = /^(?:csa[\s\-_\p{Pd}]*)?([1-9]\d{0,8})$/iu;

/** "CSA-3" from `csa 3`, `3`, `CSA–3`; undefined for anything else. */
export function readCsaId(typed: string): string | undefined {
  const digits = pattern.exec(typed.normalize('NFKC').trim())?.[1];
  return digits === undefined ? undefined : `CSA-${digits}`;
}

export const csaNumber = (id: string): number => Number(/\d+$/.exec(id)?.[0] ?? 0);
