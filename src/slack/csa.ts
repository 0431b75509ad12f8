import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { CsaBook } from '../tickets/csa/book.ts';
import { csaUsage, readCsaCommand } from '../tickets/csa/command.ts';
import { type CsaQuestion, csaWords, readCsaForm } from '../tickets/csa/form.ts';
import { channelFor } from '../tickets/csa/work.ts';
import type { Resource } from '../tickets/resources.ts';
import { hiddenWords } from '../tickets/secrets.ts';
import { actions, callbacks } from './actions.ts';
import { type CsaFormState, csaAsked, csaForm, csaTyped } from './blocks/csa-form.ts';
import { csaList, resourcesMessage } from './blocks/csa-resources.ts';
import { plain } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { registerCsaActions } from './csa-actions.ts';
import type { Listeners } from './listeners.ts';
import type { Ticketing } from './ticketing.ts';

type Client = AllMiddlewareArgs['client'];

/** What the feature for architects is built from. */
export type CsaParts = { csa: CsaBook; resources: readonly Resource[] };

/** `/heroku-csa`: asking architects, their answers, resources; a fault is offered a ticket instead. */
export function registerCsa(on: Listeners, ticketing: Ticketing, { csa, resources }: CsaParts): void {
  const { desk, book, drafts } = ticketing;
  const show = registerCsaActions(on, ticketing, csa);

  async function open(
    known: Partial<Record<CsaQuestion, string>>,
    { trigger, client, push = false }: { trigger: string; client: Client; push?: boolean },
    acked: Promise<void>,
  ) {
    const show = push ? client.views.push : client.views.open;
    const view = csaForm({ draft: randomUUID(), asked: false }, known);
    await Promise.all([acked, show({ trigger_id: trigger, view })]);
  }

  on.command('/heroku-csa', async ({ command, ack, client }) => {
    const asked = readCsaCommand(unescapeMrkdwn(command.text ?? ''));
    const { team_id: team, user_id: user, trigger_id: trigger } = command;
    const say = (shown: Message) => ack({ response_type: 'ephemeral', ...shown });
    const sentence = (text: string) => say(message({ text, head: [plain(text)] }));
    switch (asked.kind) {
      case 'new':
        return open({ goal: redact(asked.goal).text }, { trigger, client }, ack());
      case 'resources':
        return say(resourcesMessage(resources, asked.words));
      case 'mine':
        return say(csaList(await csa.mine(team, user)));
      case 'help':
        return sentence(csaUsage);
      case 'wrong':
        return sentence(asked.sentence);
      case 'show': {
        await ack();
        await show({ team, user, trigger, client }, asked.id);
      }
    }
  });

  on.action<BlockAction<ButtonAction>>(actions.csaOpen, async ({ body, ack, client }) => {
    const push = body.view?.type === 'modal';
    await open({}, { trigger: body.trigger_id, client, push }, ack());
  });

  // Behind a draft that asks for advice: the architects get what was typed, and the draft stays.
  on.action<BlockAction<ButtonAction>>(actions.csaFromDraft, async ({ action, body, ack, client }) => {
    const draft = await drafts.get(action.value ?? '');
    if (draft === undefined || draft.author !== body.user.id)
      throw new AppError(
        'not_found',
        'This draft is no longer here. Type /heroku-csa to ask the architects.',
      );
    const { subject, app, texts } = draft.content.fields;
    const goal = [subject, texts.description].filter((text) => text !== '').join('\n\n');
    const push = body.view?.type === 'modal';
    await open({ goal, apps: app }, { trigger: body.trigger_id, client, push }, ack());
  });

  on.submit(callbacks.csaForm, async ({ view, body, ack }) => {
    const { draft, asked } = JSON.parse(view.private_metadata) as CsaFormState;
    const [team, requester] = [body.team?.id ?? '', body.user.id];
    const read = readCsaForm(csaTyped(view.state.values), redact, draft);
    if (!read.ok) return ack({ response_action: 'errors', errors: read.errors as Record<string, string> });
    const offer = asked ? null : desk.offerTicket(csaWords(read.request));
    if (offer !== null)
      return ack({
        response_action: 'update',
        view: csaForm({ draft, asked: true }, read.request, offer),
      });
    const found = await csa.ask({ team, draft, requester, request: read.request });
    const hasChannel = channelFor(await book.settings(team)) !== null;
    return ack({
      response_action: 'update',
      view: csaAsked(found.id, hiddenWords(read.found), hasChannel),
    });
  });
}
