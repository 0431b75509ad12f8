import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Incident } from '../../alerts/incident.ts';
import { herokuTicketUrl } from '../../tickets/heroku-ticket-url.ts';
import type { TicketEvent } from '../../tickets/lifecycle/event.ts';
import { explain } from '../../tickets/lifecycle/history.ts';
import { type Actor, rolesOf } from '../../tickets/lifecycle/people.ts';
import { type ActionKind, may } from '../../tickets/lifecycle/permissions.ts';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import { possibleIn } from '../../tickets/lifecycle.ts';
import type { Definitions } from '../../tickets/priority.ts';
import { replyTarget } from '../../tickets/reply-target.ts';
import type { TicketSettings } from '../../tickets/settings.ts';
import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { incidentLines } from './incident-line.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn, link } from './text.ts';
import { type Fact, factsBlock, heading, ticketFacts, ticketTexts } from './ticket-draft.ts';
import { slackWords, stateLine, statusWords, ticketValue } from './ticket-words.ts';

/** What cards say beside the ticket. `helpUrl` is the origin of Heroku's help. */
export type CardWords = { definitions: Definitions; helpUrl: string };

/** The requester may appeal once, against a change by triage. */
const mayAppeal = ({ appeal, priority, asked, priorityChange, requester }: Ticket) =>
  appeal === null && priority !== asked && priorityChange !== null && priorityChange.by !== requester;
const isPending = ({ appeal }: Ticket) => appeal !== null && appeal.outcome === null;

/** The buttons that the ticket's state has a use for; for one `viewer`, those that they may press. */
function buttons(ticket: Ticket, viewer?: Actor): KnownBlock[] {
  const value = ticketValue(ticket);
  const has = viewer === undefined ? undefined : rolesOf(viewer, ticket);
  const allowed = (kind: ActionKind) => has === undefined || may(has, kind);
  const watches = viewer !== undefined && ticket.watchers.includes(viewer.id);
  const isOwn = viewer?.id === ticket.requester;
  const act = (kind: Exclude<ActionKind, 'create'>, label: string, more: Partial<Button> = {}) =>
    possibleIn[kind].includes(ticket.status) && allowed(kind)
      ? [button(`${actions.ticketAct}:${kind}`, label, value, more)]
      : [];
  const primary = { style: 'primary' } as const;
  return [
    ...row([
      ...act('claim', 'Claim', primary),
      ...act('release', 'Release'),
      ...(isPending(ticket)
        ? act('decide-appeal', 'Decide appeal', primary)
        : act('change-priority', 'Change priority')),
      ...act('comment', 'Comment'),
      ...act('resolve', 'Resolve'),
      ...act('reopen', 'Reopen'),
      ...(isOwn ? act('edit', 'Edit') : []),
      ...(isOwn && mayAppeal(ticket) ? act('appeal', 'Appeal') : []),
    ]),
    ...row([
      button(`${actions.ticketAct}:hand-over`, 'Open at Heroku', value),
      ...act('link-heroku', ticket.herokuTicket === null ? 'Link Heroku ticket' : 'Change Heroku ticket'),
      ...act('share', 'Share'),
      ...(isOwn || watches ? [] : act('join', 'Join')),
      ...(watches ? act('leave', 'Leave') : []),
    ]),
  ];
}

/** The ticket at Heroku, if it is linked. */
function herokuFact({ herokuTicket }: Ticket, helpUrl: string): Fact[] {
  if (herokuTicket === null) return [];
  return [{ name: 'Heroku ticket', value: link(herokuTicketUrl(herokuTicket, helpUrl), herokuTicket) }];
}

/** The card in the triage channel, edited in place. The on-call group is mentioned while an urgent ticket waits. */
export function ticketCard(
  ticket: Ticket,
  { definitions, helpUrl }: CardWords,
  { onCallGroup, replyTargets, plan }: TicketSettings,
  incidents: readonly Incident[] = [],
): Message {
  const { fields } = ticket.content;
  const priority = definitions[ticket.priority];
  const page = ticket.waitingSince !== null && onCallGroup !== null ? `<!subteam^${onCallGroup}> ` : '';
  const facts: Fact[] = [
    ...ticketFacts(ticket, priority),
    { name: 'Requester', value: `<@${ticket.requester}>` },
    { name: 'Reply target', value: escapeMrkdwn(replyTarget(replyTargets, plan, ticket.priority)) },
    ...(ticket.enterprise ? [{ name: 'Enterprise', value: 'first in the queue at Heroku' }] : []),
    ...herokuFact(ticket, helpUrl),
  ];
  const state = [
    `${page}*${stateLine(ticket)}*`,
    ...(isPending(ticket) ? ['*The requester appeals the priority.*'] : []),
  ];
  return message({
    text: `${ticket.id} ${priority.name}: ${fields.subject}. ${statusWords[ticket.status]}.`,
    head: [
      heading(`${ticket.id} · ${fields.subject}`),
      section(state.join('\n')),
      factsBlock(facts),
      ...incidentLines(incidents),
    ],
    body: ticketTexts(ticket),
    foot: buttons(ticket),
    shortened: context('The rest is behind Open at Heroku.'),
  });
}

/** A ticket in short, for lists. */
export function ticketLine(ticket: Ticket): KnownBlock {
  const { subject } = ticket.content.fields;
  const heroku = ticket.herokuTicket === null ? '' : ` · Heroku ticket ${ticket.herokuTicket}`;
  return {
    ...section(
      `*${ticket.id}* ${escapeMrkdwn(subject)}\n${ticket.priority} · ${escapeMrkdwn(statusWords[ticket.status])}${heroku}`,
    ),
    accessory: button(`${actions.ticketAct}:show:${ticket.id}`, 'Show', ticketValue(ticket)),
  };
}

const mostTexts = 40;
const mostHistory = 30;

/** A ticket in full, as a modal, with what the viewer may do. */
export function ticketView(
  ticket: Ticket,
  { definitions, helpUrl }: CardWords,
  history: readonly TicketEvent[],
  viewer: Actor,
  incidents: readonly Incident[] = [],
): ModalView {
  const facts = [
    ...ticketFacts(ticket, definitions[ticket.priority]),
    { name: 'Requester', value: `<@${ticket.requester}>` },
    ...herokuFact(ticket, helpUrl),
  ];
  return {
    type: 'modal',
    title: { type: 'plain_text', text: ticket.id },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      heading(ticket.content.fields.subject || ticket.id),
      section(`*${stateLine(ticket)}*`),
      factsBlock(facts),
      ...incidentLines(incidents),
      ...buttons(ticket, viewer),
      ...ticketTexts(ticket).slice(0, mostTexts),
      section('*History*'),
      ...history
        .slice(-mostHistory)
        .map((event) => context(slackWords([{ time: event.at }, ' ', ...explain(event, definitions)]))),
    ],
  };
}
