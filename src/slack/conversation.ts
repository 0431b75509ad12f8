import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Answering } from './answering.ts';
import { answerMessage } from './blocks/answer.ts';
import { section } from './blocks/elements.ts';
import { helpMessage } from './blocks/help.ts';
import { escapedText, type Message } from './blocks/message.ts';
import { plainWords } from './blocks/message-words.ts';
import { escapeMrkdwn } from './blocks/text.ts';
import type { Diagnosing } from './diagnose.ts';
import { filesIn, type SharedFile } from './files.ts';
import type { Listeners } from './listeners.ts';
import { createOnce } from './once.ts';
import { logIn } from './reading-logs.ts';

const envelope = z.object({
  event_id: z.string().optional(),
  team_id: z.string().optional(),
  is_ext_shared_channel: z.boolean().optional(),
});

/** A picture beside a question is no log. */
const picture = /\.(?:png|jpe?g|gif|webp|heic|bmp|svg|mp4|mov|webm|pdf)$/i;

const hour = 60 * 60_000;

/**
 * Mentions are answered in their thread, direct messages where they stand. Slack delivers an event at least once,
 * so each is answered once by its id. A file beside the words is taken for a log. Edits, joins and messages of bots are not questions.
 */
export function registerConversation(on: Listeners, answering: Answering, diagnosing: Diagnosing): void {
  const once = createOnce(hour);

  const ofFile = async (file: SharedFile, token: string): Promise<Message> => {
    try {
      return await diagnosing.message(await diagnosing.file(file, token));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { text: escapedText(error.message), blocks: [section(escapeMrkdwn(error.message))] };
    }
  };

  const reply = async (
    { text = '', files }: { text?: string | undefined; files?: unknown },
    { body, token, isPrivate }: { body: unknown; token: string; isPrivate: boolean },
  ): Promise<Message | undefined> => {
    const { event_id, team_id = '', is_ext_shared_channel = false } = envelope.parse(body);
    if (event_id !== undefined && !once.first(event_id)) return undefined;
    const file = filesIn(files).find(({ name }) => !picture.test(name ?? ''));
    if (file !== undefined) return ofFile(file, token);
    const question = plainWords(text).trim();
    if (question === '' || /^help[.!?]?$/i.test(question)) return helpMessage();
    const log = logIn(question);
    if (log !== undefined) return diagnosing.message(log);
    const answer = answering.ask(question, { team: team_id, external: is_ext_shared_channel, isPrivate });
    return answerMessage(answer, answering.knowledge, { isPublic: true });
  };

  on.event('app_mention', async ({ event, body, say, context }) => {
    if (event.bot_id !== undefined) return;
    const isPrivate = !event.channel.startsWith('C');
    const message = await reply(event, { body, token: context.botToken ?? '', isPrivate });
    if (message !== undefined) {
      await say({
        ...message,
        thread_ts: event.thread_ts ?? event.ts,
        unfurl_links: false,
        unfurl_media: false,
      });
    }
  });

  on.event('message', async ({ event, body, say, context }) => {
    if (event.channel_type !== 'im') return;
    if (event.subtype !== undefined && event.subtype !== 'file_share') return;
    if ('bot_id' in event && event.bot_id !== undefined) return;
    const message = await reply(event, { body, token: context.botToken ?? '', isPrivate: true });
    if (message === undefined) return;
    const thread = event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts };
    await say({ ...message, ...thread, unfurl_links: false, unfurl_media: false });
  });
}
