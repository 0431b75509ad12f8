import type { AllMiddlewareArgs, BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { Outcome } from '../tickets/book.ts';
import { attach, type Draft } from '../tickets/draft.ts';
import { replyTarget } from '../tickets/reply-target.ts';
import { actions, callbacks } from './actions.ts';
import { sharedDraft } from './blocks/ticket-draft.ts';
import { attachForm, shareDraftForm } from './blocks/ticket-draft-forms.ts';
import { ticketForm } from './blocks/ticket-form.ts';
import { refusalMessage } from './blocks/ticket-words.ts';
import type { ShowHome } from './home.ts';
import type { Listeners } from './listeners.ts';
import { sayPrivately } from './say-privately.ts';
import { openTicketSettings, triageProblem } from './ticket-settings.ts';
import type { Ticketing } from './ticketing.ts';

/** Sends a draft; `settings` when there is no triage channel yet. The draft stays until the ticket is saved. */
export type SendDraft = (
  id: string,
  user: string,
  team: string,
  client: AllMiddlewareArgs['client'],
) => Promise<'settings' | Outcome>;

/** The buttons of a draft: Send, Edit, Attach more, Share to channel, Discard. Gives what sends one. */
export function registerDraftActions(on: Listeners, ticketing: Ticketing, showHome: ShowHome): SendDraft {
  const { desk, drafts, book } = ticketing;

  /** The draft behind a button, if it is still there and the person's own. */
  async function draftOf(id: string, user: string): Promise<Draft> {
    const draft = await drafts.get(id);
    if (draft === undefined) {
      throw new AppError(
        'not_found',
        'This draft is no longer here: it was sent, discarded, or is older than 7 days.',
      );
    }
    if (draft.author !== user)
      throw new AppError('not_allowed', 'Only the person who wrote a draft may change or send it.');
    return draft;
  }

  /** A button on the Home tab changes what stands there. */
  async function renewHome({ view, team, user }: BlockAction, client: AllMiddlewareArgs['client']) {
    if (view?.type === 'home') await showHome({ team: team?.id ?? '', user: user.id }, client);
  }

  const send: SendDraft = async (id, user, team, client) => {
    const draft = await draftOf(id, user);
    const { triageChannel, replyTargets, plan } = await book.settings(team);
    if (triageChannel === null) return 'settings';
    const problem = await triageProblem(triageChannel, client);
    if (problem !== undefined) {
      throw new AppError(
        'unavailable',
        'The triage channel is gone or the bot is not in it, so nothing was sent. Your draft is kept. An admin sets another channel with /heroku-ticket settings; then press Send again.',
      );
    }
    const outcome = await book.send(draft, await ticketing.actor(team, user, client));
    if ('refused' in outcome) return outcome;
    const target = replyTarget(replyTargets, plan, outcome.ticket.priority);
    const words = `${outcome.ticket.id} was sent to triage. Reply target: ${target}. You get every update here.`;
    await ticketing.closeDraft(draft, words, client);
    await drafts.delete(draft.id);
    return outcome;
  };

  on.action<BlockAction<ButtonAction>>(actions.ticketSend, async ({ action, body, ack, client, respond }) => {
    await ack();
    const sent = await send(action.value ?? '', body.user.id, body.team?.id ?? '', client);
    if (sent === 'settings') {
      const opening = { trigger: body.trigger_id, user: body.user.id, client };
      await openTicketSettings(opening, await book.settings(body.team?.id ?? ''), action.value ?? '');
    } else if ('refused' in sent)
      await sayPrivately({ respond, client, body }, refusalMessage(sent.refused.words));
    await renewHome(body, client);
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketEdit, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    const { fields, origin } = draft.content;
    const view = ticketForm(desk, fields, { draft: draft.id, origin, asked: false });
    await Promise.all([ack(), client.views.open({ trigger_id: body.trigger_id, view })]);
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketAttach, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: body.trigger_id, view: attachForm(draft.id) }),
    ]);
  });

  on.submit(callbacks.ticketAttach, async ({ view, body, ack, client }) => {
    const draft = await draftOf(view.private_metadata, body.user.id);
    const { values } = view.state;
    const entry = {
      id: view.id.slice(0, 40),
      title: values.title?.value?.value ?? '',
      text: values.text?.value?.value ?? '',
    };
    const attached = attach(draft, entry, redact, Date.now());
    if (!attached.ok) return ack({ response_action: 'errors', errors: { text: attached.error } });
    await drafts.set(draft.id, attached.draft);
    await ack();
    await ticketing.showDraft(attached.draft, client);
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketShareDraft, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: body.trigger_id, view: shareDraftForm(draft.id) }),
    ]);
  });

  on.submit(callbacks.ticketShareDraft, async ({ view, body, ack, client }) => {
    const draft = await draftOf(view.private_metadata, body.user.id);
    const channel = view.state.values.channel?.value?.selected_conversation ?? '';
    const shared = sharedDraft(draft, desk.definitions[draft.content.fields.priority]);
    try {
      await client.chat.postMessage({ channel, ...shared, unfurl_links: false, unfurl_media: false });
    } catch {
      const problem =
        'The bot cannot post there. Invite it first: /invite @Heroku Support. Your draft is kept.';
      return ack({ response_action: 'errors', errors: { channel: problem } });
    }
    return ack();
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketDiscard, async ({ action, body, ack, client }) => {
    await ack();
    const draft = await draftOf(action.value ?? '', body.user.id);
    await drafts.delete(draft.id);
    await ticketing.closeDraft(draft, 'This draft was discarded. Nothing was sent.', client);
    await renewHome(body, client);
  });
  return send;
}
