import type { KnownBlock } from '@slack/types';
import type { Draft } from '../../tickets/draft.ts';
import type { TicketPage } from '../../tickets/find.ts';
import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { escapeMrkdwn } from './text.ts';
import { ticketLine } from './ticket-card.ts';

const mostDrafts = 5;

function draftLines({ id, content }: Draft): KnownBlock[] {
  const { subject, priority } = content.fields;
  return [
    section(`*Draft:* ${escapeMrkdwn(subject || 'without a subject')} · ${priority}`),
    ...row([
      button(`${actions.ticketSend}:${id}`, 'Send', id, { style: 'primary' }),
      button(`${actions.ticketEdit}:${id}`, 'Edit', id),
      button(`${actions.ticketDiscard}:${id}`, 'Discard', id, { style: 'danger' }),
    ]),
  ];
}

/** My drafts and my tickets that are not resolved, for the Home tab. */
export function ticketHome(drafts: readonly Draft[], { tickets, more }: TicketPage): KnownBlock[] {
  const open = tickets.filter(({ status }) => status !== 'resolved');
  const none = drafts.length + open.length === 0 ? [context('You have no drafts and no open tickets.')] : [];
  return [
    section('*Your tickets*'),
    ...none,
    ...drafts.slice(0, mostDrafts).flatMap(draftLines),
    ...open.map(ticketLine),
    ...(more ? [context('There are more: `/heroku-ticket mine`')] : []),
  ];
}
