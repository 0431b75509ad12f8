import type { Feedback } from '../knowledge/feedback.ts';
import { type DebugFacts, debugMessage } from './blocks/debug.ts';
import { section } from './blocks/elements.ts';
import { helpMessage } from './blocks/help.ts';
import { escapeMrkdwn } from './blocks/text.ts';
import { gapsMessage } from './blocks/trending.ts';
import type { Listeners } from './listeners.ts';

const ephemeral = { response_type: 'ephemeral' } as const;
const shownGaps = 20;

/** `/heroku-help`: what the bot can do; `gaps`: the questions that found no good answer; `debug`: how the bot itself does. */
export function registerHelp(
  on: Listeners,
  feedback: Feedback,
  debug: ((team: string) => Promise<DebugFacts>) | undefined,
): void {
  on.command('/heroku-help', async ({ command, ack }) => {
    const word = (command.text ?? '').trim().toLowerCase();
    if (word === '' || word === 'help') return ack({ ...ephemeral, ...helpMessage() });
    if (word === 'gaps')
      return ack({ ...ephemeral, ...gapsMessage(await feedback.gaps(command.team_id, shownGaps)) });
    if (word === 'debug' && debug !== undefined)
      return ack({ ...ephemeral, ...debugMessage(await debug(command.team_id)) });
    const text = `There is no "${escapeMrkdwn(word.slice(0, 40))}" here. The words are: gaps, debug, or nothing for help.`;
    return ack({ ...ephemeral, text, blocks: [section(text)] });
  });
}
