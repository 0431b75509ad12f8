import type { KnownBlock, ModalView } from '@slack/types';
import type { Incident } from '../../alerts/incident.ts';
import type { Review } from '../../tickets/desk.ts';
import type { Draft } from '../../tickets/draft.ts';
import type { TextItem } from '../../tickets/fields.ts';
import { textItems } from '../../tickets/fields.ts';
import type { PriorityPage } from '../../tickets/priority.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { incidentLines, incidentWords } from './incident-line.ts';
import { type Message, message } from './message.ts';
import { cut, escapeMrkdwn } from './text.ts';

const meterWidth = 10;

/** `▰▰▰▰▱▱▱▱▱▱ 40 %`: a meter that also reads as words. */
export function meter(percent: number): string {
  const full = Math.round((percent / 100) * meterWidth);
  return `${'▰'.repeat(full)}${'▱'.repeat(meterWidth - full)} ${percent} %`;
}

const itemNames: Readonly<Record<TextItem, string>> = {
  description: 'What happens',
  impact: 'Users affected and impact',
  reproduce: 'Steps to reproduce',
  staging: 'Seen in staging or test',
  logs: 'Logs and stack traces',
  configuration: 'Configuration',
  'third-parties': 'Outside services',
};

/** The texts of a ticket, each with its name; nothing in them is read as markup. */
export function ticketTexts({ content: { fields, attachments } }: Pick<Draft, 'content'>): KnownBlock[] {
  const items = textItems.flatMap((item): KnownBlock[] =>
    fields.texts[item] === '' ? [] : [section(`*${itemNames[item]}*`), plain(fields.texts[item])],
  );
  const files = attachments.flatMap(({ title, text }): KnownBlock[] => [
    section(`*${escapeMrkdwn(title)}*`),
    plain(cut(text, 1500)),
  ]);
  return [...items, ...files];
}

/** Priority, app, start and permission in one line each. */
export function ticketFacts({ content: { fields } }: Pick<Draft, 'content'>, priority: PriorityPage): string {
  const begun = fields.started;
  const lines = [
    `*Priority:* ${escapeMrkdwn(priority.name)}`,
    ...(fields.app === '' ? [] : [`*App:* ${escapeMrkdwn(fields.app)}`]),
    ...(begun === null
      ? []
      : [
          `*Began:* ${begun.iso.replace('T', ' ').replace('Z', ' UTC')}${begun.approximate ? ' (roughly)' : ''}`,
        ]),
    `*Heroku staff may access the app and its add-ons:* ${fields.access ? 'yes' : 'not said'}`,
  ];
  return lines.join('\n');
}

/** The other way for a question of architecture, beside the ticket. */
export function csaOffer(draft: string, offer: string): KnownBlock[] {
  if (offer === '') return [];
  return [plain(offer), ...row([button(actions.csaFromDraft, 'Ask an architect instead', draft)])];
}

/** The private card of a draft: what it says, what is missing, what was hidden, and what one can do with it. */
export function draftCard(
  draft: Draft,
  review: Review,
  priority: PriorityPage,
  incidents: readonly Incident[] = [],
): Message {
  const { subject } = draft.content.fields;
  const notes = [
    `${meter(review.completeness.percent)}. ${review.completeness.sentence}`,
    ...review.advice,
    ...(review.hidden === '' ? [] : [`Hidden before saving: ${review.hidden}.`]),
  ];
  const facts = ticketFacts(draft, priority);
  return message({
    text: [
      `Draft of a Heroku ticket: ${subject}`,
      facts.replaceAll('*', ''),
      ...incidentWords(incidents),
      ...notes,
      review.offer,
    ].join('\n'),
    head: [
      section(`*Draft: ${escapeMrkdwn(subject)}*\n${facts}`),
      ...incidentLines(incidents),
      ...notes.map((note) => plain(note)),
    ],
    body: ticketTexts(draft),
    foot: [
      ...csaOffer(draft.id, review.offer),
      context('Only you see this. It is kept for 7 days after the last change.'),
      ...row([
        button(actions.ticketSend, 'Send', draft.id, { style: 'primary' }),
        button(actions.ticketEdit, 'Edit', draft.id),
        button(actions.ticketAttach, 'Attach more', draft.id),
        button(actions.ticketShareDraft, 'Share to channel', draft.id),
        button(actions.ticketDiscard, 'Discard', draft.id, {
          style: 'danger',
          confirm: {
            title: { type: 'plain_text', text: 'Discard this draft?' },
            text: { type: 'plain_text', text: 'What you wrote is deleted for good.' },
            confirm: { type: 'plain_text', text: 'Discard' },
            deny: { type: 'plain_text', text: 'Keep it' },
          },
        }),
      ]),
    ],
    shortened: context('The rest is in the draft: press Edit to read it all.'),
  });
}

/** Said in the form itself where the person gets no direct messages from the bot. */
export function draftKept(): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Your draft is kept' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      plain(
        'It could not be shown to you, because you get no direct messages from this bot. Open the Home tab of the bot: your draft is there for 7 days, with Send, Edit and Discard.',
      ),
    ],
  };
}

/** A draft as its author shows it to a channel: before it is sent, without buttons. */
export function sharedDraft(draft: Draft, priority: PriorityPage): Message {
  const { subject } = draft.content.fields;
  return message({
    text: `Draft of a Heroku ticket, not sent yet: ${subject}`,
    head: [section(`*Draft, not sent yet: ${escapeMrkdwn(subject)}*\n${ticketFacts(draft, priority)}`)],
    body: ticketTexts(draft),
    foot: [context(`Shared by <@${draft.author}>`)],
  });
}
