import type { ModalView } from '@slack/types';
import type { Handoff } from '../../tickets/handoff.ts';
import { callbacks } from '../actions.ts';
import { context, section } from './elements.ts';
import { preformatted } from './markdown.ts';
import { link } from './text.ts';
import type { ActState } from './ticket-action-form.ts';

const mostParts = 90;

/** Copy-ready text and the link: a person submits it at Heroku, there is no other way. */
export function handOverView({ subject, parts, url }: Handoff): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Open at Heroku' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `Open ${link(url, 'the form at Heroku')}, paste subject and text, send it. Then press *Link Heroku ticket* on the card and paste its address.`,
      ),
      section('*Subject*'),
      { type: 'rich_text', elements: [preformatted(subject)] },
      section(parts.length === 1 ? '*Text*' : `*Text, in ${parts.length} parts*`),
      ...parts
        .slice(0, mostParts)
        .map((piece) => ({ type: 'rich_text' as const, elements: [preformatted(piece)] })),
      context('Secrets were hidden before this was saved. Read it once more before you paste it.'),
    ],
  };
}

/** Who should follow the ticket, and where a card to join it is posted. */
export function shareForm(state: ActState): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.ticketShare,
    private_metadata: JSON.stringify(state),
    title: { type: 'plain_text', text: 'Share this ticket' },
    submit: { type: 'plain_text', text: 'Share' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: 'people',
        optional: true,
        label: { type: 'plain_text', text: 'People' },
        hint: { type: 'plain_text', text: 'They follow the ticket and may see its details.' },
        element: { type: 'multi_users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'channel',
        optional: true,
        label: { type: 'plain_text', text: 'Channel' },
        hint: { type: 'plain_text', text: 'Everybody there may press Join.' },
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        },
      },
    ],
  };
}
