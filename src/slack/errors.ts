import type { BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { actions } from './actions.ts';
import { type Answering, askerOf } from './answering.ts';

import { helpMessage } from './blocks/help.ts';
import { pageMessage } from './blocks/page-message.ts';
import { pageView } from './blocks/page-view.ts';
import { pickerMessage, pickerView } from './blocks/picker.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import type { Diagnosing } from './diagnose.ts';
import type { Listeners } from './listeners.ts';
import { pageOf } from './reading.ts';
import { logIn } from './reading-logs.ts';

const ephemeral = { response_type: 'ephemeral' } as const;
const beside = { ...ephemeral, replace_original: false } as const;

/** `/heroku-error`: answered in the ack itself, because the index is in memory. */
export function registerErrors(on: Listeners, answering: Answering, diagnosing: Diagnosing): void {
  const { knowledge } = answering;

  on.command('/heroku-error', async ({ command, ack, respond }) => {
    const question = unescapeMrkdwn(command.text ?? '').trim();
    if (question === '') return ack({ ...ephemeral, ...pickerMessage(knowledge.errorPages()) });
    if (/^(help|\?|-h|--help)$/i.test(question)) return ack({ ...ephemeral, ...helpMessage() });
    const log = logIn(question);
    if (log !== undefined) {
      await ack();
      return diagnosing.show(log, command.team_id, respond);
    }
    return ack(answering.reply(question, askerOf(command)));
  });

  on.action<BlockAction<StaticSelectAction>>(
    actions.pickCode,
    async ({ action, body, ack, respond, client }) => {
      const page = pageOf(knowledge, action.selected_option.value);
      if (body.view !== undefined) {
        await Promise.all([ack(), client.views.push({ trigger_id: body.trigger_id, view: pageView(page) })]);
        return;
      }
      await ack();
      await respond({ ...beside, ...pageMessage(page, knowledge) });
    },
  );

  on.action<BlockAction<ButtonAction>>(actions.showPage, async ({ action, ack, respond }) => {
    await ack();
    await respond({ ...beside, ...pageMessage(pageOf(knowledge, action.value ?? ''), knowledge) });
  });

  on.action<BlockAction<ButtonAction>>(actions.showPicker, async ({ body, ack, respond, client }) => {
    if (body.view !== undefined) {
      const view = pickerView(knowledge.errorPages());
      await Promise.all([ack(), client.views.open({ trigger_id: body.trigger_id, view })]);
      return;
    }
    await ack();
    await respond({ ...beside, ...pickerMessage(knowledge.errorPages()) });
  });
}
