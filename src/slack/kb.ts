import type { MessageShortcut } from '@slack/bolt';
import { findCodes } from '../knowledge/codes.ts';
import type { Feedback } from '../knowledge/feedback.ts';
import { callbacks } from './actions.ts';
import { type Answering, askerOf } from './answering.ts';
import { answerMessage } from './blocks/answer.ts';
import { plain } from './blocks/elements.ts';
import { helpMessage } from './blocks/help.ts';
import { wordsOf } from './blocks/message-words.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { trendingMessage } from './blocks/trending.ts';
import type { Diagnosing } from './diagnose.ts';
import { filesIn } from './files.ts';
import type { Listeners } from './listeners.ts';
import { logIn } from './reading-logs.ts';

const ephemeral = { response_type: 'ephemeral' } as const;

/** `/heroku-kb` and the message shortcut: questions answered in private. */
export function registerKnowledge(
  on: Listeners,
  answering: Answering,
  diagnosing: Diagnosing,
  feedback: Feedback,
): void {
  const { knowledge } = answering;

  on.command('/heroku-kb', async ({ command, ack, respond }) => {
    const question = unescapeMrkdwn(command.text ?? '').trim();
    if (/^(help|\?|-h|--help)$/i.test(question)) return ack({ ...ephemeral, ...helpMessage() });
    if (question === '') {
      const trends = await feedback.trending(command.team_id, 5);
      return ack({ ...ephemeral, ...trendingMessage(trends, knowledge) });
    }
    const log = logIn(question);
    if (log !== undefined) {
      await ack();
      return diagnosing.show(log, command.team_id, respond);
    }
    return ack(answering.reply(question, askerOf(command)));
  });

  on.shortcut<MessageShortcut>(callbacks.explainErrors, async ({ shortcut, ack, respond, context }) => {
    await ack();
    const team = shortcut.team?.id ?? '';
    const words = wordsOf(shortcut.message).trim();
    const pasted = logIn(words);
    if (pasted !== undefined) return diagnosing.show(pasted, team, respond);
    const [file] = filesIn(shortcut.message.files);
    if (file !== undefined && findCodes(words, (code) => knowledge.page(code) !== undefined).length === 0) {
      return diagnosing.show(await diagnosing.file(file, context.botToken ?? ''), team, respond);
    }
    if (words === '') {
      const text =
        'That message has no text that I can read, only pictures. Copy the log lines into /heroku-error.';
      await respond({ ...ephemeral, replace_original: false, text, blocks: [plain(text)] });
      return;
    }
    const answer = answering.ask(words, { team, isPrivate: true });
    await respond({ ...ephemeral, replace_original: false, ...answerMessage(answer, knowledge) });
  });
}
