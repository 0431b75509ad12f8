import type { ViewStateValue } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Offer } from '../../tickets/advice.ts';
import { type CsaQuestion, type CsaRequest, csaQuestions } from '../../tickets/csa/form.ts';
import { limits } from '../../tickets/fields.ts';
import { actions, callbacks } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';

/** What the form carries: the id under which it counts once, and whether a ticket was offered instead already. */
export type CsaFormState = { draft: string; asked: boolean };

const words = (text: string) => ({ type: 'plain_text', text }) as const;

/** The form for architects, with what is known already. `offer`: the words tell of a fault, so a ticket is offered first. */
export function csaForm(
  state: CsaFormState,
  known: Partial<CsaRequest> = {},
  offer: Offer | null = null,
): ModalView {
  const instead: KnownBlock[] =
    offer === null
      ? []
      : [
          section('*Is something broken right now?*'),
          plain(offer.sentence),
          ...row([button(actions.csaToTicket, 'Open a ticket with this', state.draft, { style: 'primary' })]),
          context('To ask the architects all the same, press *Ask anyway* below.'),
          { type: 'divider' },
        ];
  return {
    type: 'modal',
    callback_id: callbacks.csaForm,
    private_metadata: JSON.stringify(state),
    title: words(offer === null ? 'Ask an architect' : 'Architect or ticket?'),
    submit: words(offer === null ? 'Ask' : 'Ask anyway'),
    close: words('Cancel'),
    blocks: [
      ...instead,
      context(
        'For architecture, optimisation and high-traffic events. Nobody is paged from here: for a fault use `/heroku-ticket`.',
      ),
      ...csaQuestions.map(({ id, label, hint, needed }): KnownBlock => {
        const value = (known[id] ?? '').slice(0, limits.text);
        return {
          type: 'input',
          block_id: id,
          optional: !needed,
          label: words(label),
          hint: words(hint),
          element: {
            type: 'plain_text_input',
            action_id: 'value',
            multiline: id !== 'deadline',
            max_length: limits.text,
            ...(value === '' ? {} : { initial_value: value }),
          },
        };
      }),
    ],
  };
}

/** What stands in the form. */
export function csaTyped(
  values: Record<string, Record<string, ViewStateValue>>,
): Partial<Record<CsaQuestion, string | null>> {
  return Object.fromEntries(csaQuestions.map(({ id }) => [id, values[id]?.value?.value ?? null]));
}

/** What was asked is on its way, or waits for a channel. */
export function csaAsked(id: string, hidden: string, hasChannel: boolean): ModalView {
  const next = hasChannel
    ? 'The architects see it in their channel. Their answer reaches you by direct message, and `/heroku-csa mine` shows all you asked.'
    : 'It is kept. There is no channel for architects yet: an admin sets one with `/heroku-ticket settings`, and it is shown there at once.';
  return {
    type: 'modal',
    title: words('Asked'),
    close: words('Close'),
    blocks: [
      section(`*${id}* ${next}`),
      ...(hidden === '' ? [] : [plain(`Hidden before saving: ${hidden}.`)]),
    ],
  };
}

const ask: Readonly<Record<string, { title: string; label: string; hint: string; optional?: boolean }>> = {
  answered: { title: 'Answer', label: 'Answer', hint: 'Whoever asked reads it. It can become a runbook.' },
  commented: { title: 'Comment', label: 'Comment', hint: 'Everybody who took part reads it.' },
  closed: { title: 'Close', label: 'What came of it?', hint: 'It stays in the history.', optional: true },
  reopened: { title: 'Open again', label: 'Why?', hint: 'What is still open?', optional: true },
};

/** Which request, and what is done with it. */
export type CsaActState = { id: string; kind: string };

/** The form of an action on a request. */
export function csaActionForm(state: CsaActState): ModalView {
  const { title = 'Request', label = 'Text', hint = '', optional = false } = ask[state.kind] ?? {};
  return {
    type: 'modal',
    callback_id: callbacks.csaAction,
    private_metadata: JSON.stringify(state),
    title: words(`${title} ${state.id}`.slice(0, 24)),
    submit: words('Save'),
    close: words('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'text',
        optional,
        label: words(label),
        hint: words(hint),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: limits.text },
      },
    ],
  };
}
