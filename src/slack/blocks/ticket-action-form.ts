import type { KnownBlock, ModalView } from '@slack/types';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import type { Definitions } from '../../tickets/priority.ts';
import { callbacks } from '../actions.ts';
import { context, plain, section } from './elements.ts';
import { cut, escapeMrkdwn } from './text.ts';

const ask: Readonly<Record<string, { title: string; label: string; hint: string; optional?: boolean }>> = {
  release: {
    title: 'Release',
    label: 'Why?',
    hint: 'What you found so far helps the next one.',
    optional: true,
  },
  'change-priority': {
    title: 'Change priority',
    label: 'Reason',
    hint: 'The requester reads it, and may appeal once.',
  },
  comment: { title: 'Comment', label: 'Comment', hint: 'Everybody who follows the ticket reads it.' },
  resolve: { title: 'Resolve', label: 'What solved it?', hint: 'It stays in the history.', optional: true },
  reopen: { title: 'Reopen', label: 'Why?', hint: 'What is happening again?', optional: true },
  appeal: { title: 'Appeal the priority', label: 'What triage did not know', hint: 'You can appeal once.' },
  'decide-appeal': { title: 'Decide the appeal', label: 'Reason', hint: 'The requester reads it.' },
  'link-heroku': {
    title: 'Link Heroku ticket',
    label: 'Address or number',
    hint: 'For example https://help.heroku.com/tickets/1234567. A sharing link is refused: it lets in whoever opens it.',
  },
};

/** What the form of an action carries: which ticket, which action, which version was looked at. */
export type ActState = { id: string; kind: string; seen: number };

/** The form of an action that needs words. */
export function actionForm(state: ActState, definitions: Definitions, ticket: Ticket): ModalView {
  const { title = 'Ticket', label = 'Text', hint = '', optional = false } = ask[state.kind] ?? {};
  const choice = (id: string, text: string) => ({ text: { type: 'plain_text' as const, text }, value: id });
  const options =
    state.kind === 'change-priority'
      ? Object.values(definitions).flatMap(({ id, name }) =>
          id === ticket.priority ? [] : [choice(id, name)],
        )
      : state.kind === 'decide-appeal'
        ? [choice('grant', 'Grant the appeal'), choice('decline', 'Decline the appeal')]
        : [];
  const select: KnownBlock[] =
    options.length === 0
      ? []
      : [
          {
            type: 'input',
            block_id: 'choice',
            label: { type: 'plain_text', text: title },
            element: { type: 'static_select', action_id: 'value', options },
          },
        ];
  const meanings: KnownBlock[] =
    state.kind === 'change-priority'
      ? Object.values(definitions).map(({ name, definition }) =>
          section(`*${escapeMrkdwn(name)}:* ${escapeMrkdwn(definition)}`),
        )
      : [];
  const appealed: KnownBlock[] =
    state.kind === 'decide-appeal' && ticket.appeal !== null
      ? [
          section(
            `*<@${ticket.requester}> asks for ${escapeMrkdwn(definitions[ticket.appeal.wants].name)}:* ${escapeMrkdwn(definitions[ticket.appeal.wants].definition)}`,
          ),
          plain(ticket.appeal.text),
        ]
      : [];
  return {
    type: 'modal',
    callback_id: callbacks.ticketAction,
    private_metadata: JSON.stringify(state),
    title: { type: 'plain_text', text: cut(title, 24) },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      context(`*${ticket.id}* ${escapeMrkdwn(ticket.content.fields.subject)}`),
      ...appealed,
      ...meanings,
      ...select,
      {
        type: 'input',
        block_id: 'text',
        optional,
        label: { type: 'plain_text', text: label },
        hint: { type: 'plain_text', text: hint },
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: state.kind !== 'link-heroku',
          max_length: 3000,
        },
      },
    ],
  };
}
