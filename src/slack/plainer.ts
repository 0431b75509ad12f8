import type { Log } from '../log.ts';
import { plain } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { isOurMistake, slackCode } from './refusals.ts';

/** Calls with blocks, and where Slack refuses those, once more with the plain text and `hint`, and an alarm in the log. */
export async function plainer<Result>(
  words: Message,
  log: Log,
  what: string,
  call: (words: Message) => Promise<Result>,
  hint = '',
): Promise<Result> {
  try {
    return await call(words);
  } catch (error) {
    if (!isOurMistake(error)) throw error;
    log.error({ reason: slackCode(error) }, `Slack refused the blocks of ${what}: it is sent as plain text`);
    const text = `${words.text}${hint}`;
    return call(message({ text, head: [plain(text)] }));
  }
}
