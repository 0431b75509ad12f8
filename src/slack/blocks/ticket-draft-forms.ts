import type { ModalView } from '@slack/types';
import { callbacks } from '../actions.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

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
