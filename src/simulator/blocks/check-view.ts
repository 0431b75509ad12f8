import { z } from 'zod';
import type { JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText, isObject } from '../workspace/json.ts';
import { checkBlocks, type Problem, slackWords, toProblems } from './check-blocks.ts';
import type { Refusal } from './check-message.ts';
import { limits } from './limits.ts';
import { plain, text } from './schema-parts.ts';

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: text(limits.viewMetadata).optional(),
  callback_id: text(limits.viewCallbackId).optional(),
  external_id: text(limits.viewCallbackId).optional(),
};

const modal = z.looseObject({
  ...common,
  type: z.literal('modal'),
  title: plain(limits.viewTitle),
  submit: plain(limits.viewTitle).nullish(),
  close: plain(limits.viewTitle).nullish(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});

const home = z.looseObject({ ...common, type: z.literal('home') });

/**
 * Checks a view as Slack does. `type` is the only one the method takes.
 * @returns `undefined` when Slack would take the view
 */
export function checkView(value: unknown, type: 'modal' | 'home'): Refusal | undefined {
  if (!isObject(value)) return refusal([{ pointer: '/view', message: 'must provide an object' }]);
  if (Buffer.byteLength(JSON.stringify(value)) > limits.viewBytes)
    return { error: 'view_too_large', messages: [] };
  const parsed = (type === 'modal' ? modal : home).safeParse(value, { reportInput: true });
  const shape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(issue, '/view'));
  const problems = [
    ...shape,
    ...checkBlocks(value.blocks ?? [], type, limits.viewBlocks, '/view/blocks'),
    ...missingSubmit(value),
  ];
  return problems.length > 0 ? refusal(problems) : undefined;
}

function refusal(problems: Problem[]): Refusal {
  return { error: 'invalid_arguments', messages: problems.map(slackWords) };
}

/** A modal with inputs cannot be without a submit button. */
function missingSubmit(view: JsonObject): Problem[] {
  const hasInput = asList(view.blocks).some((block) => asText(asObject(block).type) === 'input');
  if (view.type !== 'modal' || !hasInput || view.submit) return [];
  return [{ pointer: '/view/submit', message: 'missing required field: submit' }];
}
