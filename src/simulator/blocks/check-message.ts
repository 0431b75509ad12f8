import type { JsonObject } from '../workspace/entities.ts';

export interface Refusal {
  error: string;
  messages: string[];
}

/** Checks a message's arguments as Slack does; `undefined` when it would be taken. */
export function checkMessage(args: JsonObject, _use: 'post' | 'update'): Refusal | undefined {
  if (!args.text && !args.blocks && !args.attachments) return { error: 'no_text', messages: [] };
  return undefined;
}
