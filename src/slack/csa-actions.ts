import type { AllMiddlewareArgs, BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { CsaBook } from '../tickets/csa/book.ts';
import { type CsaAction, csaObstacle, csaSteps, maySeeCase } from '../tickets/csa/request.ts';
import { runbookOf } from '../tickets/csa/runbook.ts';
import { channelFor } from '../tickets/csa/work.ts';
import { tidyText } from '../tickets/text.ts';
import { actions, callbacks } from './actions.ts';
import { csaView, runbookForm, runbookSaved } from './blocks/csa-card.ts';
import { type CsaActState, csaActionForm } from './blocks/csa-form.ts';
import { plain } from './blocks/elements.ts';
import { message } from './blocks/message.ts';
import type { Listeners } from './listeners.ts';
import { sayPrivately } from './say-privately.ts';
import type { Ticketing } from './ticketing.ts';

type Client = AllMiddlewareArgs['client'];
type Asking = { team: string; user: string; client: Client };

/** Shows a request to somebody who may see it. */
export type ShowCase = (asking: Asking & { trigger: string }, id: string, push?: boolean) => Promise<void>;

/** What is done with a request that was asked: answer, comment, close, and the draft of a runbook. Gives what shows one. */
export function registerCsaActions(on: Listeners, ticketing: Ticketing, csa: CsaBook): ShowCase {
  const { book } = ticketing;

  /** Architects are the members of the channel that requests go to. */
  async function lookUp({ team, user, client }: Asking, id: string) {
    const channel = channelFor(await book.settings(team));
    const [found, actor] = await Promise.all([
      csa.find(team, id),
      ticketing.memberOf(channel, team, user, client),
    ]);
    if (found === undefined || !maySeeCase(found, actor))
      throw new AppError('not_found', `There is no request ${id.slice(0, 20)} that you may see.`);
    return { found, actor };
  }

  const show: ShowCase = async ({ trigger, ...asking }, id, push = false) => {
    const { found, actor } = await lookUp(asking, id);
    const open = push ? asking.client.views.push : asking.client.views.open;
    await open({ trigger_id: trigger, view: csaView(found, actor) });
  };

  on.action<BlockAction<ButtonAction>>(actions.csaAct, async ({ action, body, ack, client, respond }) => {
    const id = action.value ?? '';
    const named = action.action_id.split(':')[1] ?? '';
    const asking = { team: body.team?.id ?? '', user: body.user.id, client };
    const push = body.view?.type === 'modal';
    await ack();
    if (named === 'show') return show({ ...asking, trigger: body.trigger_id }, id, push);
    const kind = csaSteps.find((step) => step === named);
    if (kind === undefined || kind === 'asked')
      throw new AppError('not_found', 'This button is no longer known. Type /heroku-csa mine.');
    const { found, actor } = await lookUp(asking, id);
    const why = csaObstacle(found, kind, actor);
    if (why !== undefined)
      return sayPrivately({ respond, client, body }, message({ text: why, head: [plain(why)] }));
    const view = kind === 'runbook' ? runbookForm(found) : csaActionForm({ id, kind });
    const open = push ? client.views.push : client.views.open;
    await open({ trigger_id: body.trigger_id, view });
  });

  on.submit(callbacks.csaAction, async ({ view, body, ack, client }) => {
    const { id, kind } = JSON.parse(view.private_metadata) as CsaActState;
    const typed = view.state.values.text?.value?.value ?? '';
    const text = tidyText(redact(typed, { salt: id }).text);
    const asking = { team: body.team?.id ?? '', user: body.user.id, client };
    const { actor } = await lookUp(asking, id);
    const action = { kind: kind as CsaAction['kind'], text, key: `${body.user.id}:${view.id}` };
    const outcome = await csa.act(asking.team, id, action, actor);
    if ('refused' in outcome) return ack({ response_action: 'errors', errors: { text: outcome.refused } });
    return ack();
  });

  on.submit(callbacks.csaRunbook, async ({ view, body, ack, client }) => {
    const id = view.private_metadata;
    const said = (block: string) =>
      tidyText(redact(view.state.values[block]?.value?.value ?? '', { salt: id }).text);
    const words = {
      title: said('title'),
      summary: said('summary'),
      symptoms: said('symptoms'),
      body: said('body'),
    };
    const asking = { team: body.team?.id ?? '', user: body.user.id, client };
    const { actor } = await lookUp(asking, id);
    if (words.body === '')
      return ack({ response_action: 'errors', errors: { body: 'It is empty. Write what to do.' } });
    const runbook = runbookOf(words, { from: id, day: new Date().toISOString().slice(0, 10) });
    const key = `${body.user.id}:${view.id}`;
    const outcome = await csa.act(asking.team, id, { kind: 'runbook', text: runbook.markdown, key }, actor);
    if ('refused' in outcome) return ack({ response_action: 'errors', errors: { body: outcome.refused } });
    return ack({ response_action: 'update', view: runbookSaved(outcome, runbook) });
  });
  return show;
}
