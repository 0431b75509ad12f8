import type { AllMiddlewareArgs, App, BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { Book } from '../tickets/book.ts';
import { attach, type Draft } from '../tickets/draft.ts';
import { actions, callbacks } from './actions.ts';
import { refusalMessage } from './blocks/ticket-card.ts';
import { sharedDraft } from './blocks/ticket-draft.ts';
import { ticketForm } from './blocks/ticket-form.ts';
import { attachForm, settingsForm, shareDraftForm } from './blocks/ticket-settings.ts';
import { createPeople } from './ticket-people.ts';
import type { Ticketing } from './ticketing.ts';

const beside = { response_type: 'ephemeral', replace_original: false } as const;

/** The buttons of a draft: Send, Edit, Attach more, Share to channel, Discard. */
export function registerDraftActions(app: App, ticketing: Ticketing, book: Book): void {
  const { desk, drafts } = ticketing;
  const people = createPeople();

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

  async function send(id: string, user: string, team: string, client: AllMiddlewareArgs['client']) {
    const draft = await draftOf(id, user);
    const settings = await book.settings(team);
    if (settings === undefined) return 'settings' as const;
    const actor = await people.actor(team, user, settings.triage, client);
    const outcome = await book.send(draft, actor);
    if ('refused' in outcome) return outcome;
    const words = `${outcome.ticket.id} was sent to <#${settings.triage}>. Reply target: ${settings.replyTarget}. You get every update here.`;
    await ticketing.closeDraft(draft, words, client);
    await drafts.delete(draft.id);
    return outcome;
  }

  app.action<BlockAction<ButtonAction>>(
    actions.ticketSend,
    async ({ action, body, ack, client, respond }) => {
      await ack();
      const sent = await send(action.value ?? '', body.user.id, body.team?.id ?? '', client);
      if (sent === 'settings') {
        const view = settingsForm(undefined, action.value ?? '');
        await client.views.open({ trigger_id: body.trigger_id, view });
      } else if ('refused' in sent) await respond({ ...beside, ...refusalMessage(sent.refused.words) });
    },
  );

  app.action<BlockAction<ButtonAction>>(actions.ticketEdit, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    const { fields, origin } = draft.content;
    const view = ticketForm(desk, fields, { draft: draft.id, origin, asked: false });
    await Promise.all([ack(), client.views.open({ trigger_id: body.trigger_id, view })]);
  });

  app.action<BlockAction<ButtonAction>>(actions.ticketAttach, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: body.trigger_id, view: attachForm(draft.id) }),
    ]);
  });

  app.view(
    { callback_id: callbacks.ticketAttach, type: 'view_submission' },
    async ({ view, body, ack, client }) => {
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
    },
  );

  app.action<BlockAction<ButtonAction>>(actions.ticketShareDraft, async ({ action, body, ack, client }) => {
    const draft = await draftOf(action.value ?? '', body.user.id);
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: body.trigger_id, view: shareDraftForm(draft.id) }),
    ]);
  });

  app.view(
    { callback_id: callbacks.ticketShareDraft, type: 'view_submission' },
    async ({ view, body, ack, client }) => {
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
    },
  );

  app.action<BlockAction<ButtonAction>>(actions.ticketDiscard, async ({ action, body, ack, client }) => {
    await ack();
    const draft = await draftOf(action.value ?? '', body.user.id);
    await drafts.delete(draft.id);
    await ticketing.closeDraft(draft, 'This draft was discarded. Nothing was sent.', client);
  });

  app.view(
    { callback_id: callbacks.ticketSettings, type: 'view_submission' },
    async ({ view, body, ack, client }) => {
      const { values } = view.state;
      const team = body.team?.id ?? '';
      const who = (await client.users.info({ user: body.user.id })).user;
      if (who?.is_admin !== true && who?.is_owner !== true) {
        return ack({
          response_action: 'errors',
          errors: { triage: 'Only an admin of this workspace may set this. Ask one; your draft is kept.' },
        });
      }
      const triage = values.triage?.value?.selected_conversation ?? '';
      try {
        await client.conversations.info({ channel: triage });
      } catch {
        return ack({
          response_action: 'errors',
          errors: {
            triage: 'The bot cannot see this channel. Invite it there first: /invite @Heroku Support',
          },
        });
      }
      const typed = values.on_call?.value?.value?.trim() ?? '';
      const onCall = /S[A-Z0-9]{2,}/.exec(typed)?.[0] ?? null;
      if (typed !== '' && onCall === null) {
        return ack({
          response_action: 'errors',
          errors: {
            on_call:
              'Give the id of a user group, which starts with S. It stands in the group’s menu under Copy group ID.',
          },
        });
      }
      await book.saveSettings(team, {
        triage,
        onCall,
        enterprise: (values.plan?.value?.selected_options ?? []).length > 0,
        replyTarget: values.reply?.value?.value?.trim() || 'see your contract',
      });
      await ack();
      // The first ticket asked for the settings and was kept: now it goes out.
      if (view.private_metadata !== '') await send(view.private_metadata, body.user.id, team, client);
    },
  );
}
