import { z } from 'zod';
import type { Answering } from './answering.ts';
import { answerMessage } from './blocks/answer.ts';
import { helpMessage } from './blocks/help.ts';
import type { Message } from './blocks/message.ts';
import { plainWords } from './blocks/message-words.ts';
import type { Diagnosing } from './diagnose.ts';
import type { Listeners } from './listeners.ts';
import { createOnce } from './once.ts';
import { logIn } from './reading-logs.ts';

const envelope = z.object({
  event_id: z.string().optional(),
  team_id: z.string().optional(),
  is_ext_shared_channel: z.boolean().optional(),
});

const hour = 60 * 60_000;

/**
 * Mentions are answered in their thread, direct messages where they stand. Slack delivers an event at least once,
 * so each is answered once by its id. Edits, joins and messages of bots are not questions.
 */
export function registerConversation(on: Listeners, answering: Answering, diagnosing: Diagnosing): void {
  const once = createOnce(hour);

  const reply = async (text: string, body: unknown, isPrivate: boolean): Promise<Message | undefined> => {
    const { event_id, team_id = '', is_ext_shared_channel = false } = envelope.parse(body);
    if (event_id !== undefined && !once.first(event_id)) return undefined;
    const question = plainWords(text).trim();
    if (question === '' || /^help[.!?]?$/i.test(question)) return helpMessage();
    const log = logIn(question);
    if (log !== undefined) return diagnosing.message(log);
    const answer = answering.ask(question, { team: team_id, external: is_ext_shared_channel, isPrivate });
    return answerMessage(answer, answering.knowledge, { isPublic: true });
  };

  on.event('app_mention', async ({ event, body, say }) => {
    if (event.bot_id !== undefined) return;
    const message = await reply(event.text ?? '', body, !event.channel.startsWith('C'));
    if (message !== undefined) {
      await say({
        ...message,
        thread_ts: event.thread_ts ?? event.ts,
        unfurl_links: false,
        unfurl_media: false,
      });
    }
  });

  on.event('message', async ({ event, body, say }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
    const message = await reply(event.text ?? '', body, true);
    if (message === undefined) return;
    const thread = event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts };
    await say({ ...message, ...thread, unfurl_links: false, unfurl_media: false });
  });
}
