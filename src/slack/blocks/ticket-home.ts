import type { KnownBlock } from '@slack/types';
import type { Draft } from '../../tickets/draft.ts';
import type { TicketPage } from '../../tickets/find.ts';
import { priorities } from '../../tickets/priority.ts';
import { noTarget, planNames } from '../../tickets/reply-target.ts';
import type { TicketSettings } from '../../tickets/settings.ts';
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
    { type: 'divider' },
    section('*Your tickets*'),
    ...none,
    ...drafts.slice(0, mostDrafts).flatMap(draftLines),
    ...open.map(ticketLine),
    ...(more ? [context('There are more: `/heroku-ticket mine`')] : []),
  ];
}

/** The settings as they are, for those who may change them. Of the webhook only its host is shown. */
export function settingsHome(settings: TicketSettings): KnownBlock[] {
  const {
    triageChannel,
    csaChannel,
    onCallGroup,
    settingsGroup,
    plan,
    replyTargets,
    webhookUrl,
    defaultZone,
  } = settings;
  const channel = (id: string | null, none: string) => (id === null ? none : `<#${id}>`);
  const group = (id: string | null, none: string) => (id === null ? none : `<!subteam^${id}>`);
  const known = plan === null ? {} : (replyTargets[plan] ?? {});
  const targets = priorities.flatMap((id) =>
    known[id] === undefined ? [] : [`${id}: ${escapeMrkdwn(known[id])}`],
  );
  const lines = [
    `*Triage channel:* ${channel(triageChannel, 'not set, so no ticket can be sent yet')}`,
    `*Channel for architects:* ${channel(csaChannel, 'the triage channel')}`,
    `*On-call group:* ${group(onCallGroup, 'nobody is mentioned for urgent tickets')}`,
    `*Support plan:* ${plan === null ? 'not set' : planNames[plan]}`,
    `*Reply targets:* ${targets.join('; ') || noTarget}`,
    `*Webhook:* ${webhookUrl === null ? 'none' : escapeMrkdwn(new URL(webhookUrl).host)}`,
    `*Time zone of people whose own is not known:* ${escapeMrkdwn(defaultZone)}`,
    `*May change this:* admins${settingsGroup === null ? '' : ` and ${group(settingsGroup, '')}`}`,
  ];
  const isNew = triageChannel === null;
  return [
    { type: 'divider' },
    section('*Settings*'),
    section(lines.join('\n')),
    ...row([
      button(
        actions.ticketSettings,
        isNew ? 'Set up tickets' : 'Change settings',
        'home',
        isNew ? { style: 'primary' } : {},
      ),
    ]),
  ];
}
