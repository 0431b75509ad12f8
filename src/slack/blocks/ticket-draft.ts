import type { KnownBlock, ModalView } from '@slack/types';
import type { Incident } from '../../alerts/incident.ts';
import type { ItemId } from '../../tickets/checklist.ts';
import type { Review } from '../../tickets/desk.ts';
import type { Draft } from '../../tickets/draft.ts';
import { type Started, type TextItem, textItems } from '../../tickets/fields.ts';
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

/** One fact as a short name and its value in mrkdwn; `plain`: the value as text, where it differs. */
export type Fact = { name: string; value: string; plain?: string };

/** When it began: ISO 8601 in UTC, and the clock of whoever reads it. */
function beganFact({ iso, approximate }: Started): Fact {
  const utc = `${iso.replace('T', ' ').replace('Z', ' UTC')}${approximate ? ' (roughly)' : ''}`;
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return {
    name: 'Began',
    value: `${utc}\n<!date^${seconds}^{date_short_pretty} {time} for you|${utc}>`,
    plain: utc,
  };
}

/** Priority, app, start and permission. */
export function ticketFacts({ content: { fields } }: Pick<Draft, 'content'>, { name }: PriorityPage): Fact[] {
  return [
    { name: 'Priority', value: escapeMrkdwn(name), plain: name },
    ...(fields.app === '' ? [] : [{ name: 'App', value: escapeMrkdwn(fields.app), plain: fields.app }]),
    ...(fields.started === null ? [] : [beganFact(fields.started)]),
    { name: 'Access for Heroku staff', value: fields.access ? 'granted for this ticket' : 'not said' },
  ];
}

/** Facts side by side where there is room; at most ten. */
export function factsBlock(facts: readonly Fact[]): KnownBlock {
  const fields = facts
    .slice(0, 10)
    .map(({ name, value }) => ({ type: 'mrkdwn' as const, text: cut(`*${name}:* ${value}`, 2000) }));
  return { type: 'section', fields };
}

/** The subject as the heading of a card. */
export function heading(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, 150), emoji: false } };
}

const shortNames: Readonly<Record<ItemId, string>> = {
  ...itemNames,
  access: 'Access for Heroku staff',
  started: 'When it began',
};

/** How complete the draft is, and what would make it more so. */
function progress({ completeness: { percent, gaps } }: Review): KnownBlock[] {
  const named = (state: 'missing' | 'partly') =>
    gaps.filter((gap) => gap.state === state).map(({ id }) => shortNames[id]);
  const [missing, partly] = [named('missing'), named('partly')];
  const hints = gaps.flatMap(({ id, state, hint }) =>
    state === 'partly' ? [`${shortNames[id]}: ${hint}`] : [],
  );
  const lines = [
    ...(missing.length === 0 ? [] : [`*Missing:* ${missing.join(' · ')}`]),
    ...(partly.length === 0 ? [] : [`*More would help:* ${hints.map(escapeMrkdwn).join(' · ')}`]),
  ];
  return [section([`${meter(percent)} complete`, ...lines].join('\n'))];
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
    ...review.advice,
    ...(review.hidden === '' ? [] : [`Hidden before saving: ${review.hidden}.`]),
  ];
  const facts = ticketFacts(draft, priority);
  return message({
    text: [
      `Draft of a Heroku ticket: ${subject}`,
      ...facts.map(({ name, value, plain: words = value }) => `${name}: ${words}`),
      ...incidentWords(incidents),
      review.completeness.sentence,
      ...notes,
      review.offer,
    ].join('\n'),
    head: [
      heading(`Draft: ${subject}`),
      factsBlock(facts),
      ...incidentLines(incidents),
      ...progress(review),
      ...notes.map((note) => plain(note)),
      { type: 'divider' },
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
    head: [heading(`Draft, not sent yet: ${subject}`), factsBlock(ticketFacts(draft, priority))],
    body: ticketTexts(draft),
    foot: [context(`Shared by <@${draft.author}>`)],
  });
}
