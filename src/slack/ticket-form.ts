import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackViewMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { redact } from '../redaction/redact.ts';
import { originSchema } from '../tickets/content.ts';
import { type Draft, newDraft, withForm } from '../tickets/draft.ts';
import { noFields } from '../tickets/fields.ts';
import { type FormResult, readForm } from '../tickets/form.ts';
import { readPriority } from '../tickets/priority.ts';
import { actions, callbacks } from './actions.ts';
import { draftKept } from './blocks/ticket-draft.ts';
import { type FormState, ticketDetails, ticketForm } from './blocks/ticket-form.ts';
import { errorsByBlock, formValues, keptItems } from './blocks/ticket-values.ts';
import type { Listeners } from './listeners.ts';
import { areMessagesOff } from './refusals.ts';
import type { Ticketing } from './ticketing.ts';

type Submitted = SlackViewMiddlewareArgs & AllMiddlewareArgs;

function stateOf(view: { private_metadata: string }): FormState {
  const { draft, origin, asked } = JSON.parse(view.private_metadata) as FormState;
  return { draft, origin: originSchema.parse(origin), asked };
}

/** Slack waits three seconds for an answer to a form. */
const patienceMs = 1500;

function asOff(error: unknown): 'off' {
  if (areMessagesOff(error)) return 'off';
  throw error;
}

/** The steps of the form: each is read, checked and saved; what looks secret is asked about once. */
export function registerTicketForm(on: Listeners, ticketing: Ticketing): void {
  const { desk, drafts } = ticketing;

  on.action<BlockAction<StaticSelectAction>>(
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
        { fields: noFields, attachments: [], origin: state.origin, salt: state.draft, keep: [] },
        now,
      );
    const keep = [...draft.content.keep, ...keptItems(view.state.values)];
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

  on.submit(callbacks.ticketForm, async (args) => {
    const draft = await save(args, ticketForm);
    if (draft === undefined) return;
    const state = { ...stateOf(args.view), asked: false };
    await args.ack({ response_action: 'update', view: ticketDetails(desk, draft.content.fields, state) });
  });

  on.submit(callbacks.ticketDetails, async (args) => {
    const draft = await save(args, ticketDetails);
    if (draft === undefined) return;
    const showing = ticketing.showDraft(draft, args.client);
    const isLate = new Promise<'late'>((resolve) => setTimeout(resolve, patienceMs, 'late').unref());
    const outcome = await Promise.race([showing.then(() => 'shown' as const, asOff), isLate]);
    if (outcome === 'off') return args.ack({ response_action: 'update', view: draftKept() });
    await args.ack({ response_action: 'clear' });
    await showing;
  });

  // "Later": the first step is saved, so its card is shown and nothing typed is lost.
  on.closed(callbacks.ticketDetails, async ({ view, ack, client }) => {
    await ack();
    const draft = await drafts.get(stateOf(view).draft);
    // Where direct messages are off, the Home tab has the draft.
    if (draft !== undefined) await ticketing.showDraft(draft, client).catch(asOff);
  });
}
