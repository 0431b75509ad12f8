import { checkMessage } from '../../src/simulator/blocks/check-message.ts';
import { checkView } from '../../src/simulator/blocks/check-view.ts';
import type { Message } from '../../src/slack/blocks/message.ts';
import { blockCost, budget } from '../../src/slack/blocks/message.ts';

/** What Slack, or our own tighter budgets, would refuse about a message; each as one line. */
export function limitProblems(message: Message): string[] {
  const refused = checkMessage({ ...message }, 'post');
  const bytes = new TextEncoder().encode(message.text).length;
  const cost = message.blocks.reduce((sum, block) => sum + blockCost(block), 0);
  return [
    ...(refused === undefined ? [] : [refused.error, ...refused.messages]),
    ...(message.text.trim() === '' ? ['the fallback text is empty'] : []),
    ...(bytes > budget.textBytes ? [`the fallback text has ${bytes} bytes`] : []),
    ...(message.blocks.length > budget.blocks ? [`there are ${message.blocks.length} blocks`] : []),
    ...(cost > budget.characters ? [`the blocks hold ${cost} characters`] : []),
  ];
}

/** What Slack would refuse about a view; each as one line. */
export function viewProblems(view: unknown, type: 'modal' | 'home' = 'modal'): string[] {
  const refused = checkView(view, type);
  return refused === undefined ? [] : [refused.error, ...refused.messages];
}
