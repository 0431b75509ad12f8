import { herokuTicketUrl } from '../../tickets/heroku-ticket-url.ts';
import type { Notice } from '../../tickets/lifecycle/notices.ts';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn, link } from './text.ts';
import type { CardWords } from './ticket-card.ts';
import { slackWords, stateLine, statusWords, ticketValue } from './ticket-words.ts';

/** What happened to a ticket, for `person`, who follows it. */
export function noticeMessage(ticket: Ticket, { words, mayAppeal }: Notice, person: string): Message {
  const { subject } = ticket.content.fields;
  const sentence = slackWords(words);
  const watches = ticket.watchers.includes(person);
  const act = (kind: string, label: string) =>
    button(`${actions.ticketAct}:${kind}`, label, ticketValue(ticket));
  return {
    text: `${ticket.id} ${escapeMrkdwn(subject)}: ${sentence}`,
    blocks: [
      section(`*${ticket.id}* ${escapeMrkdwn(subject)}`),
      section(sentence),
      ...row([
        ...(mayAppeal ? [act('appeal', 'Appeal')] : []),
        act('comment', 'Comment'),
        act('show', 'Show'),
        ...(ticket.status === 'resolved' && !watches ? [act('reopen', 'Reopen')] : []),
        ...(watches ? [act('leave', 'Leave')] : []),
      ]),
    ],
  };
}

/** Said to whoever follows a ticket from now on, or no longer does. */
export function followed({ id }: Ticket, joined: boolean): Message {
  const text = joined
    ? `You follow ${id} from now on: every update reaches you by direct message.`
    : `You no longer follow ${id}.`;
  return { text, blocks: [section(text)] };
}

/** A card in a channel in which a ticket was shared. Of a ticket from a private channel it says no more than its number. */
export function sharedTicket(ticket: Ticket, by: string, { definitions, helpUrl }: CardWords): Message {
  const { content, id, priority, herokuTicket } = ticket;
  const subject = content.origin.private ? 'a ticket from a private channel' : content.fields.subject;
  const { name } = definitions[priority];
  const heroku =
    herokuTicket === null
      ? []
      : [`Heroku ticket ${link(herokuTicketUrl(herokuTicket, helpUrl), herokuTicket)}`];
  const act = (kind: string, label: string) =>
    button(`${actions.ticketAct}:${kind}`, label, ticketValue(ticket));
  return message({
    text: `${id}: ${subject}. ${name}. ${statusWords[ticket.status]}.`,
    head: [
      section(
        [`*${id}* ${escapeMrkdwn(subject)}`, [`*${name}*`, stateLine(ticket), ...heroku].join(' · ')].join(
          '\n',
        ),
      ),
    ],
    foot: [
      ...row([act('join', 'Join'), act('show', 'Show')]),
      context(`<@${by}> shared this ticket. Join to get every update and to see its details.`),
    ],
  });
}
