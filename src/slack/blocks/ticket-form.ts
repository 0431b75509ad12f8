import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Origin } from '../../tickets/content.ts';
import type { Desk } from '../../tickets/desk.ts';
import {
  confirmationIds,
  confirmationLabels,
  type Fields,
  limits,
  type TextItem,
} from '../../tickets/fields.ts';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import { type Priority, priorities } from '../../tickets/priority.ts';
import type { FoundSecret } from '../../tickets/secrets.ts';
import { actions, callbacks } from '../actions.ts';
import { context, section } from './elements.ts';
import { cut, escapeMrkdwn } from './text.ts';
import { csaOffer } from './ticket-draft.ts';

/** What a form of a ticket carries with it; it must stay below 3,000 characters. */
export type FormState = {
  draft: string;
  origin: Origin;
  asked: boolean;
  /** The ticket that is edited after Send; then its priority belongs to triage. */
  ticket?: string;
};

/** The steps of the form: what everybody fills in, then what makes the ticket complete. */
export const firstItems = ['description', 'impact'] as const satisfies readonly TextItem[];
export const secondItems = [
  'reproduce',
  'staging',
  'logs',
  'configuration',
  'third-parties',
] as const satisfies readonly TextItem[];

const plainText = (text: string) => ({ type: 'plain_text', text }) as const;

function textInput(
  id: string,
  label: string,
  more: { hint?: string; initial?: string; most: number; lines?: boolean; optional?: boolean },
): InputBlock {
  const { hint, initial = '', most, lines = false, optional = false } = more;
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plainText(label),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: lines,
      max_length: most,
      ...(initial === '' ? {} : { initial_value: initial.slice(0, most) }),
    },
  };
}

const option = (text: string, value: string): PlainTextOption => ({ text: plainText(cut(text, 75)), value });

function prioritySelect(desk: Desk, chosen: Priority): InputBlock {
  const name = (priority: Priority) => option(desk.definitions[priority].name, priority);
  return {
    type: 'input',
    block_id: 'priority',
    dispatch_action: true,
    label: plainText('Priority'),
    element: {
      type: 'static_select',
      action_id: actions.ticketPriority,
      options: priorities.map(name),
      initial_option: name(chosen),
    },
  };
}

function confirmations(confirmed: readonly string[]): InputBlock {
  const all = confirmationIds.map((id) => option(confirmationLabels[id], id));
  const initial = all.filter(({ value }) => confirmed.includes(value ?? ''));
  return {
    type: 'input',
    block_id: 'confirmed',
    optional: true,
    label: plainText('Urgent fits when all three are true'),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: all,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  };
}

function started({ started: begun }: Fields): InputBlock[] {
  const epoch = begun === null ? undefined : Math.floor(Date.parse(begun.iso) / 1000);
  return [
    {
      type: 'input',
      block_id: 'started_at',
      optional: true,
      label: plainText('When did it begin?'),
      element: {
        type: 'datetimepicker',
        action_id: 'value',
        ...(epoch === undefined ? {} : { initial_date_time: epoch }),
      },
    },
    textInput('started_words', 'Or in your words', {
      hint: 'For example: yesterday 3pm CET, 20 minutes ago. It is kept as ISO 8601 in UTC and shown back.',
      most: limits.startedWords,
      optional: true,
    }),
  ];
}

/** What was found to be secret, with a tick for each that is not. */
function hiddenItems(found: readonly FoundSecret[]): KnownBlock[] {
  if (found.length === 0) return [];
  const options = found
    .slice(0, 10)
    .map(({ id, kind, name }) => option(name === undefined ? kind : `${kind} in ${name}`, id));
  return [
    section('*These will be hidden before anything is saved.* Tick what is not a secret and should stay.'),
    {
      type: 'input',
      block_id: 'keep',
      optional: true,
      label: plainText('Keep as it is'),
      element: { type: 'checkboxes', action_id: 'value', options },
    },
  ];
}

/** What was found is said in the title too: on a phone the question may be out of sight. */
function titleOf({ ticket }: FormState, found: readonly FoundSecret[]): string {
  if (found.length > 0) return 'Hide these secrets?';
  return ticket === undefined ? 'Open a Heroku ticket' : `Edit ${ticket}`;
}

const emergency =
  'If production is down, open it now at <https://help.heroku.com/tickets/new|help.heroku.com>. Nothing here has to come first.';

/** The first step. `found`: secrets that were met in what was just submitted. */
export function ticketForm(
  desk: Desk,
  fields: Fields,
  state: FormState,
  found: readonly FoundSecret[] = [],
): ModalView {
  const { definition, happens, name } = desk.definitions[fields.priority];
  const urgent = fields.priority === 'urgent';
  return {
    type: 'modal',
    callback_id: callbacks.ticketForm,
    private_metadata: JSON.stringify(state),
    title: plainText(titleOf(state, found)),
    submit: plainText(found.length > 0 ? 'Hide and go on' : 'Next'),
    close: plainText('Cancel'),
    blocks: [
      context(emergency),
      ...hiddenItems(found),
      ...(state.ticket === undefined
        ? [
            prioritySelect(desk, fields.priority),
            context(`*${escapeMrkdwn(name)}:* ${escapeMrkdwn(definition)} ${escapeMrkdwn(happens)}`),
          ]
        : [context('The priority belongs to triage now. Every step is saved when you go on.')]),
      ...(urgent ? [confirmations(fields.confirmed)] : []),
      textInput('subject', 'Subject', {
        initial: fields.subject,
        most: limits.subject,
        hint: 'One line that says what is wrong.',
      }),
      textInput('app', 'App or apps', {
        initial: fields.app,
        most: limits.app,
        optional: true,
        hint: 'The name in the Dashboard, with its region or space if you know it.',
      }),
      textInput('description', desk.checklist.description.label, {
        initial: fields.texts.description,
        most: limits.text,
        lines: true,
        hint: desk.checklist.description.hint,
      }),
      textInput('impact', desk.checklist.impact.label, {
        initial: fields.texts.impact,
        most: limits.text,
        lines: true,
        optional: !urgent,
        hint: desk.checklist.impact.hint,
      }),
      ...started(fields),
    ],
  };
}

/** The second step: the rest of the nine items. Everything in it may wait; the first step is already saved. */
export function ticketDetails(
  desk: Desk,
  fields: Fields,
  state: FormState,
  found: readonly FoundSecret[] = [],
  offer = '',
): ModalView {
  const { access } = desk.checklist;
  const grant = option(access.label, 'granted');
  return {
    type: 'modal',
    callback_id: callbacks.ticketDetails,
    private_metadata: JSON.stringify(state),
    notify_on_close: true,
    title: plainText(found.length > 0 ? titleOf(state, found) : 'What Heroku asks for'),
    submit: plainText(found.length > 0 ? 'Hide and go on' : state.ticket === undefined ? 'Review' : 'Save'),
    close: plainText('Later'),
    blocks: [
      context(
        `${state.ticket === undefined ? 'Saved as a draft.' : 'Saved.'} The more of this is here, the less Heroku has to ask. All of it may be left out.`,
      ),
      ...csaOffer(state.draft, offer),
      ...hiddenItems(found),
      {
        type: 'input',
        block_id: 'access',
        optional: true,
        label: plainText('Permission'),
        hint: plainText(access.hint),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [grant],
          ...(fields.access ? { initial_options: [grant] } : {}),
        },
      },
      ...secondItems.map((item) =>
        textInput(item, desk.checklist[item].label, {
          initial: fields.texts[item],
          most: limits.text,
          lines: true,
          optional: true,
          hint: desk.checklist[item].hint,
        }),
      ),
    ],
  };
}

/** The form of a ticket that was sent, for its requester. */
export function editForm(desk: Desk, { id, content }: Ticket): ModalView {
  const { fields, origin, salt } = content;
  return ticketForm(desk, fields, { draft: salt, origin, asked: false, ticket: id });
}
