import { checkBlocks, slackWords } from '../blocks/check-blocks.ts';
import { checkMessage } from '../blocks/check-message.ts';
import { checkView } from '../blocks/check-view.ts';
import { limits } from '../blocks/limits.ts';
import type { JsonObject } from '../workspace/entities.ts';
import { asObject } from '../workspace/json.ts';
import { type Answer, done, type Methods, refuse } from './answer.ts';

/** `blocks.validate`: says what Slack would say of blocks, a view or a message, without sending them. */
export const validateMethods: Methods = { 'blocks.validate': validate };

function validate(args: JsonObject): Answer {
  const given = ['blocks', 'view', 'message'].filter((name) => args[name] !== undefined);
  if (given.length !== 1) return refuse('invalid_arguments');
  const messages = problemsOf(args);
  return messages.length > 0 ? refuse('invalid_blocks', messages) : done();
}

function problemsOf(args: JsonObject): string[] {
  if (args.blocks !== undefined)
    return checkBlocks(args.blocks, 'message', limits.messageBlocks).map(slackWords);
  if (args.message !== undefined) {
    const refusal = checkMessage(asObject(args.message), 'post');
    return refusal ? [...refusal.messages, ...(refusal.messages.length > 0 ? [] : [refusal.error])] : [];
  }
  const type = asObject(args.view).type === 'home' ? 'home' : 'modal';
  return checkView(args.view, type)?.messages ?? [];
}
