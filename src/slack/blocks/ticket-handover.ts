import type { ModalView } from '@slack/types';
import type { Desk } from '../../tickets/desk.ts';
import { textItems } from '../../tickets/fields.ts';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import { callbacks } from '../actions.ts';
import { context, section } from './elements.ts';
import { preformatted } from './markdown.ts';
import type { ActState } from './ticket-card.ts';

const perBlock = 2800;

/** The ticket as plain text in Heroku's order of the nine items, ready to paste. */
export function handOverText(ticket: Ticket, { checklist, definitions }: Desk): string {
  const { fields, attachments } = ticket.content;
  const item = (id: keyof typeof checklist, answer: string) => `${checklist[id].label}:\n${answer}`;
  const texts = textItems.filter((id) => fields.texts[id] !== '');
  const parts = [
    `Priority: ${definitions[ticket.priority].name}`,
    ...(fields.app === '' ? [] : [`App: ${fields.app}`]),
    item('access', fields.access ? 'Yes, for this ticket.' : 'Not given yet.'),
    ...texts
      .slice(0, texts.indexOf('logs') < 0 ? texts.length : texts.indexOf('logs'))
      .map((id) => item(id, fields.texts[id])),
    ...(fields.started === null
      ? []
      : [item('started', fields.started.iso.replace('T', ' ').replace('Z', ' UTC'))]),
    ...(texts.indexOf('logs') < 0
      ? []
      : texts.slice(texts.indexOf('logs')).map((id) => item(id, fields.texts[id]))),
    ...attachments.map(({ title, text }) => `${title}:\n${text}`),
  ];
  return parts.join('\n\n');
}

/** Copy-ready text and the link: a person submits it at Heroku, there is no other way. */
export function handOverView(ticket: Ticket, desk: Desk, helpUrl: string): ModalView {
  const text = handOverText(ticket, desk);
  const pieces = Array.from({ length: Math.ceil(text.length / perBlock) }, (_, at) =>
    text.slice(at * perBlock, (at + 1) * perBlock),
  );
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Open at Heroku' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `1. Open <${helpUrl}/tickets/new|the form at Heroku>.\n2. Subject: *${ticket.content.fields.subject.replaceAll('*', '')}*\n3. Paste the text below.\n4. Come back and press *Link Heroku ticket*.`,
      ),
      ...pieces
        .slice(0, 90)
        .map((piece) => ({ type: 'rich_text' as const, elements: [preformatted(piece)] })),
      context('Secrets were hidden before this was saved. Read it once more before you paste it.'),
    ],
  };
}

/** The number of a Heroku ticket from its address or the bare number; or why it is not taken. */
export function herokuNumber(typed: string, helpUrl: string): { number: string } | { error: string } {
  if (/^\d{4,8}$/.test(typed)) return { number: typed };
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined || url.host !== new URL(helpUrl).host) {
    return { error: `Paste the address of the ticket, such as ${helpUrl}/tickets/1234567, or its number.` };
  }
  if (url.pathname.startsWith('/sharing/')) {
    return {
      error:
        'A sharing link lets in whoever opens it, so it is not kept. Paste the address of the ticket itself.',
    };
  }
  const number = /^\/(?:tickets\/)?(\d{4,8})\/?$/.exec(url.pathname)?.[1];
  return number === undefined
    ? { error: 'That address is not one of a ticket. It looks like /tickets/1234567.' }
    : { number };
}

/** Who should follow the ticket. */
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
        label: { type: 'plain_text', text: 'People' },
        hint: { type: 'plain_text', text: 'They follow the ticket and may see its details.' },
        element: { type: 'multi_users_select', action_id: 'value' },
      },
    ],
  };
}
