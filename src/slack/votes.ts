import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Feedback } from '../knowledge/feedback.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { actions } from './actions.ts';
import { plain } from './blocks/elements.ts';
import type { Listeners } from './listeners.ts';
import { createOnce } from './once.ts';

const day = 24 * 60 * 60_000;

/** Helpful / Not helpful: counted once per person and page a day, kept without the name. */
export function registerVotes(on: Listeners, feedback: Feedback, { page }: Pick<Knowledge, 'page'>): void {
  const once = createOnce(day);
  on.action<BlockAction<ButtonAction>>(actions.vote, async ({ action, body, ack, respond }) => {
    await ack();
    const [direction, pageId = ''] = (action.value ?? '').split('|');
    const team = body.team?.id ?? '';
    if (page(pageId) === undefined) {
      const gone = 'This page is no longer here, so the vote was not counted.';
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        text: gone,
        blocks: [plain(gone)],
      });
      return;
    }
    const isFirst = once.first(`${team}:${body.user.id}:${pageId}`);
    if (isFirst) await feedback.voted(team, pageId, direction === 'up');
    const thanks =
      direction === 'up'
        ? 'Thank you, noted as helpful.'
        : 'Thank you, noted as not helpful. The people who keep these pages see it.';
    const text = isFirst ? `${thanks} Your name is not kept.` : 'Your vote on this page is already counted.';
    await respond({ response_type: 'ephemeral', replace_original: false, text, blocks: [plain(text)] });
  });
}
