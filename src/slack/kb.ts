import type { App, MessageShortcut } from '@slack/bolt';
import type { Feedback } from '../knowledge/feedback.ts';
import { callbacks } from './actions.ts';
import type { Answering } from './answering.ts';
import { answerMessage } from './blocks/answer.ts';
import { plain } from './blocks/elements.ts';
import { helpMessage } from './blocks/help.ts';
import { wordsOf } from './blocks/message-words.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { trendingMessage } from './blocks/trending.ts';

const ephemeral = { response_type: 'ephemeral' } as const;

/** `/heroku-kb` and the message shortcut: questions answered in private. */
export function registerKnowledge(app: App, answering: Answering, feedback: Feedback): void {
  const { knowledge } = answering;

  app.command('/heroku-kb', async ({ command, ack }) => {
    const question = unescapeMrkdwn(command.text ?? '').trim();
    if (/^(help|\?|-h|--help)$/i.test(question)) return ack({ ...ephemeral, ...helpMessage() });
    if (question === '') {
      const trends = await feedback.trending(command.team_id, 5);
      return ack({ ...ephemeral, ...trendingMessage(trends, knowledge) });
    }
    return ack({
      ...ephemeral,
      ...answerMessage(answering.ask(question, { team: command.team_id }), knowledge),
    });
  });

  app.shortcut<MessageShortcut>(callbacks.explainErrors, async ({ shortcut, ack, respond }) => {
    await ack();
    const words = wordsOf(shortcut.message).trim();
    if (words === '') {
      const text =
        'That message has no text that I can read: only pictures or files. Copy the log lines into /heroku-error.';
      await respond({ ...ephemeral, replace_original: false, text, blocks: [plain(text)] });
      return;
    }
    const answer = answering.ask(words, { team: shortcut.team?.id ?? '' });
    await respond({ ...ephemeral, replace_original: false, ...answerMessage(answer, knowledge) });
  });
}
