import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  GlobalShortcut,
  MessageShortcut,
} from '@slack/bolt';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import { redact } from '../redaction/redact.ts';
import { readTicketCommand } from '../tickets/command.ts';
import { type Content, plainOrigin } from '../tickets/content.ts';
import { newDraft } from '../tickets/draft.ts';
import { noFields } from '../tickets/fields.ts';
import { fromAnswer, fromCommand, fromCsa, fromDiagnosis, fromMessage } from '../tickets/prefill.ts';
import { actions, callbacks } from './actions.ts';
import { csaTyped } from './blocks/csa-form.ts';
import { wordsOf } from './blocks/message-words.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { ticketForm } from './blocks/ticket-form.ts';
import type { Listeners } from './listeners.ts';
import type { Ticketing } from './ticketing.ts';

type Client = AllMiddlewareArgs['client'];

/** Who opens a form, with what Slack gave for it. `push` from inside another modal. */
type Opening = { team: string; user: string; trigger: string; client: Client; push?: boolean };

const publicChannel = /^C/;

/** Where a ticket is opened from; a private channel or direct message keeps its details with few. */
function placeOf(channel: { id: string; name?: string } | undefined, permalink: string | null = null) {
  const isPrivate =
    channel !== undefined && (!publicChannel.test(channel.id) || channel.name === 'privategroup');
  return { channel: channel?.id ?? null, private: isPrivate, permalink };
}

/** `urgent Checkout is down` → its priority and subject. */
function commandWords(text: string) {
  const read = readTicketCommand(text);
  if (read.kind !== 'new') return { subject: '' };
  const { priority, subject } = read;
  return priority === null ? { subject } : { priority, subject };
}

/** Every way to the form: command, shortcuts, buttons under answers and diagnoses. It opens with no work before it. */
export function registerTicketOpening(on: Listeners, ticketing: Ticketing, log: Log): void {
  const { desk, drafts } = ticketing;

  /** Opens the form; what it does not show at once is kept as a draft beside it. */
  async function open(
    make: (salt: string) => Content,
    acked: Promise<void>,
    { team, user, trigger, client, push = false }: Opening,
  ) {
    const id = randomUUID();
    const content = make(id);
    const draft = newDraft({ id, workspace: team, author: user }, content, Date.now());
    const view = ticketForm(desk, content.fields, { draft: draft.id, origin: content.origin, asked: false });
    const show = push ? client.views.push : client.views.open;
    await Promise.all([acked, show({ trigger_id: trigger, view })]);
    ticketing.learnZone(team, user, client);
    const isMore = content.attachments.length > 0 || content.fields.texts.logs !== '';
    if (isMore)
      await drafts
        .set(draft.id, draft)
        .catch((error) => log.warn(errorFacts(error), 'a prefilled draft was not kept'));
  }

  on.command('/heroku-ticket', async ({ command, ack, client, next }) => {
    const text = unescapeMrkdwn(command.text ?? '').trim();
    if (ticketing.isOtherWord(text)) return next();
    const { team_id: team, user_id: user, trigger_id: trigger } = command;
    const place = placeOf({ id: command.channel_id, name: command.channel_name });
    const make = (salt: string) => fromCommand(commandWords(text), { place, redact, salt }).content;
    await open(make, ack(), { team, user, trigger, client });
  });

  on.shortcut<GlobalShortcut>(callbacks.ticketOpen, async ({ shortcut, ack, client }) => {
    const make = (salt: string): Content => ({
      fields: noFields,
      attachments: [],
      origin: { ...plainOrigin, kind: 'shortcut' },
      salt,
      keep: [],
    });
    const opening = {
      team: shortcut.team?.id ?? '',
      user: shortcut.user.id,
      trigger: shortcut.trigger_id,
      client,
    };
    await open(make, ack(), opening);
  });

  on.shortcut<MessageShortcut>(callbacks.ticketFromMessage, async ({ shortcut, ack, client }) => {
    const { channel, message, team, user, trigger_id: trigger } = shortcut;
    const permalink = `https://${team?.domain ?? 'app'}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const place = placeOf(channel, permalink);
    const make = (salt: string) => fromMessage({ text: wordsOf(message) }, { place, redact, salt }).content;
    await open(make, ack(), { team: team?.id ?? '', user: user.id, trigger, client });
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketFromPage, async ({ action, body, ack, client }) => {
    const page = ticketing.page(action.value ?? '');
    const make = (salt: string) => {
      const making = { place: placeOf(body.channel), redact, salt };
      if (page === undefined) return fromCommand({}, making).content;
      return fromAnswer({ title: page.title, url: page.source ?? '', question: '' }, making).content;
    };
    const push = body.view?.type === 'modal';
    await open(make, ack(), {
      team: body.team?.id ?? '',
      user: body.user.id,
      trigger: body.trigger_id,
      client,
      push,
    });
  });

  on.action<BlockAction<ButtonAction>>(actions.ticketFromDiagnosis, async ({ action, body, ack, client }) => {
    const diagnosis = await ticketing.diagnosis(action.value ?? '');
    if (diagnosis === undefined) {
      throw new AppError(
        'not_found',
        'This diagnosis is no longer here. Paste the lines again, or use /heroku-ticket.',
      );
    }
    const excerpt = diagnosis.likely.flatMap(({ evidence }) => evidence).join('\n');
    const make = (salt: string) =>
      fromDiagnosis({ ...diagnosis, excerpt }, { place: placeOf(body.channel), redact, salt }).content;
    await open(make, ack(), {
      team: body.team?.id ?? '',
      user: body.user.id,
      trigger: body.trigger_id,
      client,
    });
  });

  // From a request to an architect that tells of a fault: the ticket says what was typed there.
  on.action<BlockAction<ButtonAction>>(actions.csaToTicket, async ({ body, ack, client }) => {
    const typed = csaTyped(body.view?.state.values ?? {});
    const make = (salt: string) => fromCsa(typed, { place: placeOf(undefined), redact, salt }).content;
    await open(make, ack(), {
      team: body.team?.id ?? '',
      user: body.user.id,
      trigger: body.trigger_id,
      client,
      push: true,
    });
  });
}
