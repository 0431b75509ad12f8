import type { AllMiddlewareArgs, RespondFn } from '@slack/bolt';
import type { Message } from './blocks/message.ts';

type Pressed = {
  /** Bolt leaves it out for buttons in modals and on the Home tab. */
  respond?: RespondFn | undefined;
  client: AllMiddlewareArgs['client'];
  body: { user: { id: string } };
};

/** Answers whoever pressed a button: beside the message, or by direct message where there is none. */
export async function sayPrivately({ respond, client, body }: Pressed, words: Message): Promise<void> {
  if (respond === undefined) await client.chat.postMessage({ channel: body.user.id, ...words });
  else await respond({ response_type: 'ephemeral', replace_original: false, ...words });
}
