import { checkView } from '../blocks/check-view.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { Triggers } from '../people/triggers.ts';
import type { Block, JsonObject, View } from '../workspace/entities.ts';
import { asObject, asText } from '../workspace/json.ts';
import { toView } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, asAnswer, done, type Methods, refuse } from './answer.ts';

/** A modal stack holds at most this many views (docs.slack.dev/surfaces/modals). */
export const stackLimit = 3;

/** `views.*`: the emulator keeps triggers, ids and hashes; which modals are open is known here. */
export function viewMethods(workspace: Workspace, emulator: Emulator, triggers: Triggers): Methods {
  const { store, directory } = workspace;

  /** Opens a view in the emulator, which uses up the trigger. */
  async function open(args: JsonObject, parents: (user: string) => View[]): Promise<Answer> {
    const problem = checkView(args.view, 'modal');
    if (problem) return refuse(problem.error, problem.messages);
    const trigger = asText(args.trigger_id) || asText(args.interactivity_pointer);
    const answer = asAnswer(
      await emulator.call('views.open', { ...args, view: args.view, trigger_id: trigger }),
    );
    const origin = triggers.origin(trigger);
    if (!answer.ok || !origin) return answer;
    const { user, channel } = origin;
    const below = parents(user);
    const opened = toView(asObject(answer.view), workspace.app, below);
    const view = channel ? { ...opened, blocks: startAt(channel, opened.blocks) } : opened;
    store.setStack(user, [...below, view]);
    return done({ view });
  }

  async function push(args: JsonObject): Promise<Answer> {
    const trigger = asText(args.trigger_id) || asText(args.interactivity_pointer);
    const user = triggers.origin(trigger)?.user;
    const stack = store.stack(user ?? '');
    if (stack.length >= stackLimit) return refuse('push_limit_reached');
    if (user && stack.length === 0) return refuse('not_found');
    return open(args, (user) => store.stack(user));
  }

  async function update(args: JsonObject): Promise<Answer> {
    const found = store.findView(asText(args.view_id)) ?? store.findByExternalId(asText(args.external_id));
    if (!found) return refuse('not_found');
    const problem = checkView(args.view, found.view.type);
    if (problem) return refuse(problem.error, problem.messages);
    const answer = asAnswer(await emulator.call('views.update', { ...args, view_id: found.view.id }));
    if (!answer.ok) return answer;
    const fresh = toView(asObject(answer.view), workspace.app, []);
    const view = {
      ...fresh,
      root_view_id: found.view.root_view_id,
      previous_view_id: found.view.previous_view_id,
    };
    replaceView(workspace, found.user, view);
    return done({ view });
  }

  async function publish(args: JsonObject): Promise<Answer> {
    const user = directory.person(asText(args.user_id));
    if (!user || user.isBot) return refuse('user_not_found');
    const { hash } = store.home(user.id) ?? {};
    if (args.hash && hash && args.hash !== hash) return refuse('hash_conflict');
    const problem = checkView(args.view, 'home');
    if (problem) return refuse(problem.error, problem.messages);
    const answer = asAnswer(await emulator.call('views.publish', { ...args, user_id: user.id }));
    if (!answer.ok) return answer;
    const view = toView(asObject(answer.view), workspace.app, []);
    store.setHome(user.id, view);
    return done({ view });
  }

  return {
    'views.open': (args) => open(args, () => []),
    'views.push': push,
    'views.update': update,
    'views.publish': publish,
  };
}

/** Gives selects with `default_to_current_conversation` the channel in which the person was. */
function startAt(channel: string, blocks: Block[]): Block[] {
  return blocks.map((block) => {
    const element = asObject(block.element);
    if (element.default_to_current_conversation !== true) return block;
    const start =
      element.type === 'conversations_select'
        ? { initial_conversation: channel }
        : { initial_conversations: [channel] };
    return { ...block, element: { ...start, ...element } };
  });
}

/** Puts the new state of an open view where the old one was. */
export function replaceView(workspace: Workspace, user: string, view: View): void {
  const { store } = workspace;
  if (view.type === 'home') store.setHome(user, view);
  else
    store.setStack(
      user,
      store.stack(user).map((open) => (open.id === view.id ? view : open)),
    );
}
