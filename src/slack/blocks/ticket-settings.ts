import type { ModalView } from '@slack/types';
import type { TicketSettings } from '../../tickets/triage-settings.ts';
import { callbacks } from '../actions.ts';
import { context } from './elements.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** Where tickets go and who is called. `draft` is sent when the settings are saved. */
export function settingsForm(settings: TicketSettings | undefined, draft = ''): ModalView {
  const enterprise = { text: plain('Legacy Enterprise or Premier'), value: 'enterprise' };
  return {
    type: 'modal',
    callback_id: callbacks.ticketSettings,
    private_metadata: draft,
    title: plain('Ticket settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      context(
        draft === ''
          ? 'For admins of this workspace.'
          : 'Tickets have no triage channel yet. An admin of this workspace sets it once; your draft is kept.',
      ),
      {
        type: 'input',
        block_id: 'triage',
        label: plain('Triage channel'),
        hint: plain('Its members are triage: they claim tickets and decide about priorities.'),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(settings === undefined ? {} : { initial_conversation: settings.triage }),
        },
      },
      {
        type: 'input',
        block_id: 'on_call',
        optional: true,
        label: plain('On-call user group'),
        hint: plain(
          'Its id, such as S0123ABCD. It is mentioned for urgent tickets until somebody claims them.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 40,
          ...(settings?.onCall ? { initial_value: settings.onCall } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'plan',
        optional: true,
        label: plain('Support plan at Heroku'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [enterprise],
          ...(settings?.enterprise ? { initial_options: [enterprise] } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'reply',
        optional: true,
        label: plain('Reply target, in your words'),
        hint: plain('What your contract says. Left empty it reads: see your contract.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 200,
          ...(settings === undefined ? {} : { initial_value: settings.replyTarget }),
        },
      },
    ],
  };
}

/** More evidence for a draft. */
export function attachForm(draft: string): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.ticketAttach,
    private_metadata: draft,
    title: plain('Attach more'),
    submit: plain('Attach'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        optional: true,
        label: plain('Name'),
        element: { type: 'plain_text_input', action_id: 'value', max_length: 80 },
      },
      {
        type: 'input',
        block_id: 'text',
        label: plain('Lines to attach'),
        hint: plain('Secrets are hidden before it is saved.'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 3000 },
      },
    ],
  };
}

/** Where to show a draft before it is sent. */
export function shareDraftForm(draft: string): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.ticketShareDraft,
    private_metadata: draft,
    title: plain('Share this draft'),
    submit: plain('Share'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'channel',
        label: plain('Channel'),
        hint: plain('Everybody there reads the whole draft, without its secrets.'),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          default_to_current_conversation: true,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        },
      },
    ],
  };
}
