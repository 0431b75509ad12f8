import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Page } from '../knowledge/page.ts';
import { actionPattern, actions } from './actions.ts';
import { answerMessage, pageMessage } from './blocks/answer.ts';
import { helpMessage } from './blocks/help.ts';
import { pickerMessage } from './blocks/picker.ts';
import { unescapeMrkdwn } from './blocks/text.ts';

const ephemeral = { response_type: 'ephemeral' } as const;
const beside = { ...ephemeral, replace_original: false } as const;

function pageOf(knowledge: Knowledge, id: string): Page {
  const page = knowledge.page(id);
  if (page === undefined) {
    throw new AppError(
      'not_found',
      'That page is no longer in the knowledge base. Search again with /heroku-error or /heroku-kb.',
    );
  }
  return page;
}

/** `/heroku-error`: answered in the ack itself, because the index is in memory. */
export function registerErrors(app: App, knowledge: Knowledge): void {
  app.command('/heroku-error', async ({ command, ack }) => {
    const question = unescapeMrkdwn(command.text ?? '').trim();
    if (question === '') return ack({ ...ephemeral, ...pickerMessage(knowledge.errorPages()) });
    if (/^(help|\?|-h|--help)$/i.test(question)) return ack({ ...ephemeral, ...helpMessage() });
    return ack({ ...ephemeral, ...answerMessage(knowledge.answer(question), knowledge) });
  });

  app.action<BlockAction<StaticSelectAction>>(actions.pickCode, async ({ action, ack, respond }) => {
    await ack();
    const page = pageOf(knowledge, action.selected_option.value);
    await respond({ ...beside, ...pageMessage(page, knowledge) });
  });

  app.action<BlockAction<ButtonAction>>(actionPattern(actions.showPage), async ({ action, ack, respond }) => {
    await ack();
    await respond({ ...beside, ...pageMessage(pageOf(knowledge, action.value ?? ''), knowledge) });
  });

  app.action<BlockAction<ButtonAction>>(actions.showPicker, async ({ ack, respond }) => {
    await ack();
    await respond({ ...beside, ...pickerMessage(knowledge.errorPages()) });
  });
}
