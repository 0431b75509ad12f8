import { z } from 'zod';
import { stackLimit } from '../api/views.ts';
import { checkView } from '../blocks/check-view.ts';
import type { JsonObject, Person, View } from '../workspace/entities.ts';
import { asList, asObject, asText } from '../workspace/json.ts';
import { toView } from '../workspace/view.ts';
import { type ActOf, type ActResult, acted, type StateValues } from './act.ts';
import type { Parts } from './parts.ts';
import { payloadBase } from './payloads.ts';
import { withState } from './place.ts';

/** What a bot may answer to `view_submission` (docs.slack.dev/surfaces/modals). */
const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.record(z.string(), z.unknown()) }),
  z.object({ response_action: z.literal('push'), view: z.record(z.string(), z.unknown()) }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Sends `view_submission` and does what the answer says. */
export async function submit(parts: Parts, person: Person, request: ActOf<'submit'>): Promise<ActResult> {
  const { workspace, deliver, triggers } = parts;
  const view = workspace.store.stack(person.id).find((open) => open.id === request.view);
  if (!view) return { ok: false, error: 'not_found' };
  const delivered = await deliver({
    kind: 'interaction',
    payload: {
      type: 'view_submission',
      ...payloadBase(workspace, person),
      trigger_id: await triggers.issue(person.id),
      view: withState(view, request.state),
      response_urls: responseUrlsFor(parts, person, view, request.state),
    },
  });
  if (!delivered.ok) return { ok: false, error: delivered.error, detail: delivered.detail };
  return follow(parts, person, view, asObject(delivered.body));
}

async function follow(parts: Parts, person: Person, view: View, body: JsonObject): Promise<ActResult> {
  if (!body.response_action) {
    await closeViews(parts, person, (open) => open.id === view.id);
    return acted;
  }
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return refused('The bot answered with a response_action that is not valid.');
  const response = parsed.data;
  switch (response.response_action) {
    case 'errors':
      return { ok: true, errors: response.errors };
    case 'clear':
      await closeViews(parts, person, () => true);
      return acted;
    case 'update':
      return update(parts, person, view, response.view);
    case 'push':
      return push(parts, person, response.view);
  }
}

async function update(parts: Parts, person: Person, view: View, next: JsonObject): Promise<ActResult> {
  const problem = checkView(next, 'modal');
  if (problem) return refused(problem.messages.join('\n'));
  const answer = await parts.emulator.call('views.update', { view_id: view.id, view: next });
  if (answer.ok !== true) return refused(asText(answer.error));
  const { store } = parts.workspace;
  const stack = store.stack(person.id);
  const below = stack.slice(
    0,
    stack.findIndex((open) => open.id === view.id),
  );
  const fresh = toView(asObject(answer.view), parts.workspace.app, below);
  store.setStack(person.id, [...below, fresh]);
  return acted;
}

async function push(parts: Parts, person: Person, next: JsonObject): Promise<ActResult> {
  const { store, app } = parts.workspace;
  const below = store.stack(person.id);
  const problem = checkView(next, 'modal');
  if (problem) return refused(problem.messages.join('\n'));
  if (below.length >= stackLimit) return refused('push_limit_reached');
  const trigger_id = await parts.triggers.issue(person.id);
  const answer = await parts.emulator.call('views.open', { trigger_id, view: next });
  if (answer.ok !== true) return refused(asText(answer.error));
  store.setStack(person.id, [...below, toView(asObject(answer.view), app, below)]);
  return acted;
}

function refused(detail: string): ActResult {
  return { ok: false, error: 'invalid_response', detail };
}

/** Closes a view, or the whole stack; tells the bot about views that asked for it (`notify_on_close`). */
export async function close(parts: Parts, person: Person, request: ActOf<'close'>): Promise<ActResult> {
  const { workspace, deliver } = parts;
  const stack = workspace.store.stack(person.id);
  const view = stack.find((open) => open.id === request.view);
  if (!view) return acted;
  const all = request.all || view.clear_on_close;
  const closing = (all ? stack : [view]).filter((open) => open.notify_on_close);
  await closeViews(parts, person, (open) => all || open.id === view.id);
  for (const closed of closing) {
    const state = closed.id === view.id ? request.state : {};
    await deliver({
      kind: 'interaction',
      payload: {
        type: 'view_closed',
        ...payloadBase(workspace, person),
        view: withState(closed, state),
        is_cleared: all,
      },
    });
  }
  return acted;
}

async function closeViews(parts: Parts, person: Person, which: (view: View) => boolean): Promise<void> {
  const { store } = parts.workspace;
  const stack = store.stack(person.id);
  store.setStack(
    person.id,
    stack.filter((view) => !which(view)),
  );
  // The emulator never forgets a view; without this an external_id could be used only once.
  for (const view of stack.filter(which).filter((closed) => closed.external_id)) {
    const { id, type, title, blocks } = view;
    await parts.emulator.call('views.update', {
      view_id: id,
      view: { type, title, blocks, external_id: '' },
    });
  }
}

/** `response_urls` for the channels that were chosen in selects with `response_url_enabled`. */
function responseUrlsFor(parts: Parts, person: Person, view: View, state: StateValues): JsonObject[] {
  return asList(view.blocks).flatMap((block) => {
    const { block_id, element } = asObject(block);
    const { action_id, response_url_enabled } = asObject(element);
    const chosen = state[asText(block_id)]?.[asText(action_id)];
    const channel = asText(chosen?.selected_conversation) || asText(chosen?.selected_channel);
    if (response_url_enabled !== true || !channel) return [];
    const response_url = parts.responseUrls.issue({ channel, user: person.id });
    return [{ block_id, action_id, channel_id: channel, response_url }];
  });
}
