import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackViewMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import { type Content, originSchema } from '../tickets/content.ts';
import { type Draft, newDraft, withForm } from '../tickets/draft.ts';
import { noFields } from '../tickets/fields.ts';
import { type FormResult, readForm } from '../tickets/form.ts';
import type { Ticket } from '../tickets/lifecycle/ticket.ts';
import { plain } from '../tickets/lifecycle/words.ts';
import { readPriority } from '../tickets/priority.ts';
import { actions, callbacks } from './actions.ts';
import { ticketView } from './blocks/ticket-card.ts';
import { draftKept } from './blocks/ticket-draft.ts';
import { type FormState, ticketDetails, ticketForm } from './blocks/ticket-form.ts';
import { errorsByBlock, formValues, keptItems, typedFields } from './blocks/ticket-values.ts';
import type { Listeners } from './listeners.ts';
import { areMessagesOff } from './refusals.ts';
import type { Ticketing } from './ticketing.ts';

type Submitted = SlackViewMiddlewareArgs & AllMiddlewareArgs;
type Form = Extract<FormResult, { ok: true }>;

/** What a form stands on and where it is saved: a draft, or a ticket that its requester edits after Send. */
type Base = { content: Content; write(form: Form, keep: string[]): Promise<Draft | Ticket> };

function stateOf(view: { private_metadata: string }): FormState {
  const { draft, origin, asked, ticket } = JSON.parse(view.private_metadata) as FormState;
  return { draft, origin: originSchema.parse(origin), asked, ...(ticket === undefined ? {} : { ticket }) };
}

/** Slack waits three seconds for an answer to a form. */
const patienceMs = 1500;

function asOff(error: unknown): 'off' {
  if (areMessagesOff(error)) return 'off';
  throw error;
}

/** The steps of the form: each is read, checked and saved; what looks secret is asked about once. */
export function registerTicketForm(on: Listeners, ticketing: Ticketing, helpUrl: string): void {
  const { desk, drafts, book } = ticketing;

  on.action<BlockAction<StaticSelectAction>>(
    actions.ticketPriority,
    async ({ action, body, ack, client }) => {
      await ack();
      if (body.view === undefined) return;
      const priority = readPriority(action.selected_option.value) ?? 'normal';
      const state = stateOf(body.view);
      const kept = (await drafts.get(state.draft))?.content.fields ?? noFields;
      const hide = (text: string) => redact(text, { salt: state.draft }).text;
      const typed = typedFields(body.view.state.values, kept, hide);
      const view = ticketForm(desk, { ...typed, priority }, state);
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
    },
  );

  async function draftBase(state: FormState, workspace: string, author: string): Promise<Base> {
    const now = Date.now();
    const empty = { fields: noFields, attachments: [], origin: state.origin, salt: state.draft, keep: [] };
    const kept = await drafts.get(state.draft);
    const draft = kept ?? newDraft({ id: state.draft, workspace, author }, empty, now);
    return {
      content: draft.content,
      async write(form, keep) {
        const saved = withForm(draft, form, keep, now);
        await drafts.set(saved.id, saved);
        return saved;
      },
    };
  }

  async function ticketBase(id: string, team: string, { view, body, client }: Submitted): Promise<Base> {
    const ticket = await book.ticket(team, id);
    if (ticket === undefined) throw new AppError('not_found', `There is no ticket ${id}.`);
    return {
      content: ticket.content,
      async write({ fields }, keep) {
        const content = { ...ticket.content, fields, keep };
        const key = `${body.user.id}:${view.id}:${view.callback_id}`;
        const actor = await ticketing.actor(team, body.user.id, client);
        const outcome = await book.act(team, id, { kind: 'edit', key, content }, actor);
        if ('refused' in outcome) throw new AppError('not_allowed', plain(outcome.refused.words));
        return outcome.ticket;
      },
    };
  }

  /** Reads one step; asks once about what looks secret, then saves. Gives what was saved. */
  async function save(args: Submitted, again: typeof ticketForm): Promise<Draft | Ticket | undefined> {
    const { view, body, ack } = args;
    const state = stateOf(view);
    const [workspace, author] = [body.team?.id ?? '', body.user.id];
    const base = await (state.ticket === undefined
      ? draftBase(state, workspace, author)
      : ticketBase(state.ticket, workspace, args));
    const { fields: previous, salt, keep: before } = base.content;
    const keep = [...new Set([...before, ...keptItems(view.state.values)])];
    const zone = await ticketing.zoneOf(workspace, author);
    const context = { zone, now: Date.now(), redact, salt, keep, previous };
    const form: FormResult = readForm(formValues(view.state.values), context);
    if (!form.ok) {
      await ack({ response_action: 'errors', errors: errorsByBlock(form.errors) });
      return undefined;
    }
    if (form.found.length > 0 && !state.asked) {
      const asking = again(desk, form.fields, { ...state, asked: true }, form.found);
      await ack({ response_action: 'update', view: asking });
      return undefined;
    }
    return base.write(form, keep);
  }

  on.submit(callbacks.ticketForm, async (args) => {
    const saved = await save(args, ticketForm);
    if (saved === undefined) return;
    const state = { ...stateOf(args.view), asked: false };
    const offer = 'requester' in saved ? '' : desk.review(saved).offer;
    const view = ticketDetails(desk, saved.content.fields, state, [], offer);
    await args.ack({ response_action: 'update', view });
  });

  on.submit(callbacks.ticketDetails, async (args) => {
    const saved = await save(args, ticketDetails);
    if (saved === undefined) return;
    if ('requester' in saved) {
      const { workspace, id } = saved;
      const [history, actor] = await Promise.all([
        book.history(workspace, id),
        ticketing.actor(workspace, args.body.user.id, args.client),
      ]);
      const view = ticketView(saved, { definitions: desk.definitions, helpUrl }, history, actor);
      return args.ack({ response_action: 'update', view });
    }
    const showing = ticketing.showDraft(saved, args.client);
    const isLate = new Promise<'late'>((resolve) => setTimeout(resolve, patienceMs, 'late').unref());
    const outcome = await Promise.race([showing.then(() => 'shown' as const, asOff), isLate]);
    if (outcome === 'off') return args.ack({ response_action: 'update', view: draftKept() });
    await args.ack({ response_action: 'clear' });
    await showing;
  });

  // "Later": the first step is saved, so its card is shown and nothing typed is lost.
  on.closed(callbacks.ticketDetails, async ({ view, ack, client }) => {
    await ack();
    const state = stateOf(view);
    if (state.ticket !== undefined) return;
    const draft = await drafts.get(state.draft);
    // Where direct messages are off, the Home tab has the draft.
    if (draft !== undefined) await ticketing.showDraft(draft, client).catch(asOff);
  });
}
