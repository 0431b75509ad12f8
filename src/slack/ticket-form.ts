import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlackViewMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { redact } from '../redaction/redact.ts';
import { type Origin, originSchema, plainOrigin } from '../tickets/content.ts';
import { type Draft, newDraft, withForm } from '../tickets/draft.ts';
import { type Fields, noFields } from '../tickets/fields.ts';
import { type FormResult, readForm } from '../tickets/form.ts';
import { fromCommand, fromMessage } from '../tickets/prefill.ts';
import { readPriority } from '../tickets/priority.ts';
import { actions, callbacks } from './actions.ts';
import { wordsOf } from './blocks/message-words.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { type FormState, ticketDetails, ticketForm } from './blocks/ticket-form.ts';
import { errorsByBlock, formValues, keptItems } from './blocks/ticket-values.ts';
import type { Ticketing } from './ticketing.ts';

type Submitted = SlackViewMiddlewareArgs & AllMiddlewareArgs;

const publicChannel = /^C/;

/** Where a ticket is opened from; a private channel or direct message keeps its details with few. */
function placeOf(channel: { id: string; name?: string } | undefined, permalink: string | null = null) {
  const isPrivate =
    channel !== undefined && (!publicChannel.test(channel.id) || channel.name === 'privategroup');
  return { channel: channel?.id ?? null, private: isPrivate, permalink };
}

function stateOf(view: { private_metadata: string }): FormState {
  const { draft, origin, asked } = JSON.parse(view.private_metadata) as FormState;
  return { draft, origin: originSchema.parse(origin), asked };
}

/** `urgent Checkout is down` → its priority and subject. */
function commandWords(text: string) {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const priority = readPriority(first);
  const subject = priority === undefined ? text.trim() : rest.join(' ');
  return priority === undefined ? { subject } : { priority, subject };
}

/** The form of a ticket: opened with nothing done before, saved step by step, reviewed before it is sent. */
export function registerTicketForm(app: App, ticketing: Ticketing): void {
  const { desk, drafts } = ticketing;
  const open = (fields: Fields, origin: Origin) => {
    const state: FormState = { draft: randomUUID(), origin, asked: false };
    return ticketForm(desk, fields, state);
  };

  app.command('/heroku-ticket', async ({ command, ack, client, next }) => {
    const text = unescapeMrkdwn(command.text ?? '').trim();
    if (ticketing.isOtherWord(text)) return next();
    const place = placeOf({ id: command.channel_id, name: command.channel_name });
    const { content } = fromCommand(commandWords(text), { place, redact, salt: command.trigger_id });
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: command.trigger_id, view: open(content.fields, content.origin) }),
    ]);
    ticketing.learnZone(command.team_id, command.user_id, client);
  });

  app.shortcut<GlobalShortcut>(callbacks.ticketOpen, async ({ shortcut, ack, client }) => {
    const view = open(noFields, { ...plainOrigin, kind: 'shortcut' });
    await Promise.all([ack(), client.views.open({ trigger_id: shortcut.trigger_id, view })]);
    ticketing.learnZone(shortcut.team?.id ?? '', shortcut.user.id, client);
  });

  app.shortcut<MessageShortcut>(callbacks.ticketFromMessage, async ({ shortcut, ack, client }) => {
    const { channel, message, team, user } = shortcut;
    const permalink = `https://${team?.domain ?? 'app'}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const place = placeOf(channel, permalink);
    const { content } = fromMessage({ text: wordsOf(message) }, { place, redact, salt: shortcut.trigger_id });
    const view = open(content.fields, content.origin);
    await Promise.all([ack(), client.views.open({ trigger_id: shortcut.trigger_id, view })]);
    ticketing.learnZone(team?.id ?? '', user.id, client);
  });

  app.action<BlockAction<StaticSelectAction>>(
    actions.ticketPriority,
    async ({ action, body, ack, client }) => {
      await ack();
      if (body.view === undefined) return;
      const priority = readPriority(action.selected_option.value) ?? 'normal';
      const state = stateOf(body.view);
      const draft = await drafts.get(state.draft);
      const view = ticketForm(desk, { ...(draft?.content.fields ?? noFields), priority }, state);
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
    },
  );

  /** Reads one step; asks once about what looks secret, then saves. Gives the draft when it was saved. */
  async function save(args: Submitted, again: typeof ticketForm): Promise<Draft | undefined> {
    const { view, body, ack } = args;
    const state = stateOf(view);
    const [workspace, author, now] = [body.team?.id ?? '', body.user.id, Date.now()];
    const kept = await drafts.get(state.draft);
    const draft =
      kept ??
      newDraft(
        { id: state.draft, workspace, author },
        { fields: noFields, attachments: [], origin: state.origin },
        now,
      );
    const keep = [...draft.keep, ...keptItems(view.state.values)];
    const zone = await ticketing.zoneOf(workspace, author);
    const form: FormResult = readForm(formValues(view.state.values), {
      zone,
      now,
      redact,
      salt: draft.id,
      keep,
      previous: draft.content.fields,
    });
    if (!form.ok) {
      await ack({ response_action: 'errors', errors: errorsByBlock(form.errors) });
      return undefined;
    }
    if (form.found.length > 0 && !state.asked) {
      const asking = again(desk, form.fields, { ...state, asked: true }, form.found);
      await ack({ response_action: 'update', view: asking });
      return undefined;
    }
    const saved = withForm(draft, form, keep, now);
    await drafts.set(saved.id, saved);
    return saved;
  }

  app.view({ callback_id: callbacks.ticketForm, type: 'view_submission' }, async (args) => {
    const draft = await save(args, ticketForm);
    if (draft === undefined) return;
    const state = { ...stateOf(args.view), asked: false };
    await args.ack({ response_action: 'update', view: ticketDetails(desk, draft.content.fields, state) });
  });

  app.view({ callback_id: callbacks.ticketDetails, type: 'view_submission' }, async (args) => {
    const draft = await save(args, ticketDetails);
    if (draft === undefined) return;
    await args.ack({ response_action: 'clear' });
    await ticketing.showDraft(draft, args.client);
  });

  // "Later": the first step is saved, so its card is shown and nothing typed is lost.
  app.view({ callback_id: callbacks.ticketDetails, type: 'view_closed' }, async ({ view, ack, client }) => {
    await ack();
    const draft = await drafts.get(stateOf(view).draft);
    if (draft !== undefined) await ticketing.showDraft(draft, client);
  });
}
