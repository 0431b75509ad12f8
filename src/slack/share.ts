import type { BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { actions } from './actions.ts';
import { pageMessage, sharedPage } from './blocks/page-message.ts';
import type { Listeners } from './listeners.ts';
import { createOnce } from './once.ts';
import { pageOf } from './reading.ts';

/**
 * Share to channel: the card is posted through the `response_url`, so it works where the bot is no member, and
 * the private copy loses its button. A double press shares once.
 */
export function registerShare(on: Listeners, knowledge: Knowledge): void {
  const once = createOnce(30 * 60_000);
  on.action<BlockAction<ButtonAction>>(actions.sharePage, async ({ action, body, ack, respond }) => {
    await ack();
    const page = pageOf(knowledge, action.value ?? '');
    const pressed = `${body.team?.id}:${body.container?.message_ts ?? body.trigger_id}:${page.id}`;
    if (!once.first(pressed)) return;
    try {
      await respond({
        response_type: 'in_channel',
        replace_original: false,
        ...sharedPage(page, body.user.id),
      });
    } catch (error) {
      once.forget(pressed);
      throw new AppError(
        'unavailable',
        'Slack did not take the shared copy. Press Share again in a moment.',
        { cause: error },
      );
    }
    await respond({
      response_type: 'ephemeral',
      replace_original: true,
      ...pageMessage(page, knowledge, { wasShared: true }),
    });
  });
}
