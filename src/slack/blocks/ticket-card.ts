import type { KnownBlock, ModalView } from '@slack/types';
import type { TicketEvent } from '../../tickets/lifecycle/event.ts';
import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import type { Word, Words } from '../../tickets/lifecycle/words.ts';
import type { Definitions } from '../../tickets/priority.ts';
import { actions, callbacks } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { cut, escapeMrkdwn } from './text.ts';
import { ticketFacts, ticketTexts } from './ticket-draft.ts';

const statusWords: Readonly<Record<Ticket['status'], string>> = {
  draft: 'Draft',
  open: 'Open, nobody has claimed it',
  claimed: 'Claimed',
  resolved: 'Resolved',
  discarded: 'Discarded',
};

/** A sentence with people and times as Slack shows them. */
export function slackWords(words: Words): string {
  return words
    .map((word: Word) => {
      if (typeof word === 'string') return escapeMrkdwn(word);
      if ('person' in word) return `<@${word.person}>`;
      const utc = `${word.time.slice(0, 16).replace('T', ' ')} UTC`;
      return `<!date^${Math.floor(Date.parse(word.time) / 1000)}^{date_short_pretty} {time}|${utc}>`;
    })
    .join('');
}

const quoted = (text: string) => (text === '' ? '' : `: ${escapeMrkdwn(cut(text, 1500))}`);

/** One event of the history in a sentence, as mrkdwn. */
export function eventSentence(event: TicketEvent): string {
  const by = `<@${event.by}>`;
  switch (event.kind) {
    case 'created':
      return `${by} wrote it`;
    case 'edited':
      return `${by} edited it`;
    case 'sent':
      return `${by} sent it`;
    case 'discarded':
      return `${by} discarded it`;
    case 'claimed':
      return `${by} claimed it`;
    case 'released':
      return `${by} released it${quoted(event.reason)}`;
    case 'priority-changed':
      return `${by} changed the priority from ${event.from} to ${event.to}${quoted(event.reason)}`;
    case 'appealed':
      return `${by} appeals for ${event.wants}${quoted(event.text)}`;
    case 'appeal-decided':
      return `${by} ${event.granted ? 'granted' : 'declined'} the appeal, the priority is ${event.to}${quoted(event.reason)}`;
    case 'appeal-closed':
      return 'The appeal was closed with the ticket';
    case 'commented':
      return `${by}${quoted(event.text)}`;
    case 'shared':
      return `${by} shared it with ${event.people.map((id) => `<@${id}>`).join(', ') || `<#${event.channel}>`}`;
    case 'joined':
      return `${by} follows it`;
    case 'left':
      return `${by} no longer follows it`;
    case 'heroku-linked':
      return `${by} linked Heroku ticket ${event.number}`;
    case 'resolved':
      return `${by} resolved it${quoted(event.text)}`;
    case 'reopened':
      return `${by} reopened it${quoted(event.text)}`;
  }
}

/** The value of a ticket's buttons: which one, and which version the person looked at. */
export const ticketValue = ({ id, revision }: Ticket): string => `${id}|${revision}`;

function buttons(ticket: Ticket): KnownBlock[] {
  const value = ticketValue(ticket);
  const act = (kind: string, label: string, style?: 'primary' | 'danger') =>
    button(`${actions.ticketAct}:${kind}`, label, value, style === undefined ? {} : { style });
  const running = ticket.status === 'open' || ticket.status === 'claimed';
  return [
    ...row([
      ...(ticket.status === 'open' ? [act('claim', 'Claim', 'primary')] : []),
      ...(ticket.status === 'claimed' ? [act('release', 'Release')] : []),
      ...(running ? [act('change-priority', 'Change priority')] : []),
      ...(ticket.appeal !== null && ticket.appeal.outcome === null
        ? [act('decide-appeal', 'Decide appeal', 'primary')]
        : []),
      act('comment', 'Comment'),
      ...(running ? [act('resolve', 'Resolve')] : []),
      ...(ticket.status === 'resolved' ? [act('reopen', 'Reopen')] : []),
    ]),
    ...row([
      act('hand-over', 'Open at Heroku'),
      act('link-heroku', 'Link Heroku ticket'),
      act('share', 'Share'),
      act('join', 'Join'),
    ]),
  ];
}

/** The card in the triage channel, edited in place. `onCall` is mentioned while an urgent ticket waits. */
export function ticketCard(ticket: Ticket, definitions: Definitions, onCall: string | null): Message {
  const { fields } = ticket.content;
  const priority = definitions[ticket.priority];
  const state =
    ticket.status === 'claimed'
      ? `Claimed by <@${ticket.assignee}>`
      : escapeMrkdwn(statusWords[ticket.status]);
  const page = ticket.waitingSince !== null && onCall !== null ? `<!subteam^${onCall}> ` : '';
  const lines = [
    `*${ticket.id} · ${escapeMrkdwn(fields.subject)}*`,
    `${page}*${state}*`,
    ticketFacts(ticket, priority),
    `*Requester:* <@${ticket.requester}>`,
    ...(ticket.enterprise ? ['*Enterprise:* first in the queue at Heroku'] : []),
    ...(ticket.herokuTicket === null ? [] : [`*Heroku ticket:* ${ticket.herokuTicket}`]),
    ...(ticket.appeal?.outcome === null ? ['*The requester appeals the priority.*'] : []),
  ];
  return message({
    text: `${ticket.id} ${priority.name}: ${fields.subject}. ${statusWords[ticket.status]}.`,
    head: [section(lines.join('\n'))],
    body: ticketTexts(ticket),
    foot: buttons(ticket),
    shortened: context('The rest is behind Open at Heroku.'),
  });
}

/** A ticket in short, for lists. */
export function ticketLine(ticket: Ticket): KnownBlock {
  const { subject } = ticket.content.fields;
  return {
    ...section(
      `*${ticket.id}* ${escapeMrkdwn(subject)}\n${ticket.priority} · ${escapeMrkdwn(statusWords[ticket.status])}`,
    ),
    accessory: button(`${actions.ticketAct}:show:${ticket.id}`, 'Show', ticketValue(ticket)),
  };
}

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
export type ActState = { id: string; kind: string; seen: number; draft?: string };

/** The form of an action that needs words. */
export function actionForm(state: ActState, definitions: Definitions): ModalView {
  const { title = 'Ticket', label = 'Text', hint = '', optional = false } = ask[state.kind] ?? {};
  const choice = (id: string, text: string) => ({ text: { type: 'plain_text' as const, text }, value: id });
  const options =
    state.kind === 'change-priority'
      ? Object.values(definitions).map(({ id, name }) => choice(id, name))
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
  return {
    type: 'modal',
    callback_id: callbacks.ticketAction,
    private_metadata: JSON.stringify(state),
    title: { type: 'plain_text', text: cut(title, 24) },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
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

/** A notice in a direct message: what happened to a ticket that somebody follows. */
export function tellMessage(ticket: Ticket, event: TicketEvent, canAppeal: boolean): Message {
  const { subject } = ticket.content.fields;
  const sentence = eventSentence(event);
  return message({
    text: `${ticket.id} ${subject}: ${sentence}`,
    head: [section(`*${ticket.id}* ${escapeMrkdwn(subject)}\n${sentence}`)],
    foot: row([
      ...(canAppeal ? [button(`${actions.ticketAct}:appeal`, 'Appeal once', ticketValue(ticket))] : []),
      button(`${actions.ticketAct}:comment`, 'Comment', ticketValue(ticket)),
      button(`${actions.ticketAct}:show`, 'Show', ticketValue(ticket)),
    ]),
  });
}

/** Something that could not be done, said in private. */
export function refusalMessage(words: Words): Message {
  const text = slackWords(words);
  return { text, blocks: [section(text)] };
}

/** A ticket in full, as a modal. */
export function ticketView(
  ticket: Ticket,
  definitions: Definitions,
  history: readonly TicketEvent[],
): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: ticket.id },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `*${escapeMrkdwn(ticket.content.fields.subject)}*\n${escapeMrkdwn(statusWords[ticket.status])}`,
      ),
      section(ticketFacts(ticket, definitions[ticket.priority])),
      ...ticketTexts(ticket).slice(0, 40),
      plain('History'),
      ...history
        .slice(-30)
        .map((event) => context(`${slackWords([{ time: event.at }])} ${eventSentence(event)}`)),
    ],
  };
}
