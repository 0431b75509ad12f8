import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  Middleware,
  SlackAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { actions, callbacks } from './actions.ts';

type ActionId = (typeof actions)[keyof typeof actions];
type CallbackId = (typeof callbacks)[keyof typeof callbacks];
type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Where a feature registers what it listens to. A listener that calls `next()` leaves the request to the one that was
 * registered after it for the same thing.
 */
export type Listeners = {
  command(name: `/${string}`, listener: Middleware<SlackCommandMiddlewareArgs>): void;
  /** Actions of this id, with or without `:something` behind it. */
  action<A extends SlackAction = SlackAction>(
    id: ActionId,
    listener: Middleware<SlackActionMiddlewareArgs<A>>,
  ): void;
  shortcut<S extends SlackShortcut = SlackShortcut>(
    id: CallbackId,
    listener: Middleware<SlackShortcutMiddlewareArgs<S>>,
  ): void;
  submit(id: CallbackId, listener: Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>): void;
  closed(id: CallbackId, listener: Middleware<SlackViewMiddlewareArgs<ViewClosedAction>>): void;
  event<T extends string>(type: T, listener: Middleware<SlackEventMiddlewareArgs<T>>): void;
};

/** Under which name a request is looked up; one map instead of asking every listener, as Bolt does, is what makes an ack fast. */
function keyOf(args: Args): string {
  if ('command' in args) return `command ${args.command.command}`;
  if ('action' in args) {
    const id = 'action_id' in args.action ? args.action.action_id : '';
    const colon = id.indexOf(':');
    return `action ${colon === -1 ? id : id.slice(0, colon)}`;
  }
  if ('shortcut' in args) return `shortcut ${args.shortcut.callback_id}`;
  if ('view' in args) return `${args.body.type} ${args.view.callback_id}`;
  return 'event' in args ? `event ${args.event.type}` : 'options';
}

/** What nobody listens to is acknowledged all the same, and the person who waits for something is told. */
async function unlisted(args: Args): Promise<void> {
  if ('event' in args) return;
  if ('options' in args) return args.ack({ options: [] });
  const isLink = 'action' in args && 'url' in args.action;
  if (isLink || args.body.type === 'view_closed') return (args.ack as () => Promise<void>)();
  throw new AppError(
    'not_found',
    'I do not know this any more: it comes from another version of this bot. Type /heroku-help for what there is now.',
  );
}

/** Keeps the listeners by name. `dispatch` is the last of the app's middleware: it runs the one that is meant. */
export function createListeners(): { on: Listeners; dispatch: Middleware<AnyMiddlewareArgs> } {
  const chains = new Map<string, ((args: Args) => Promise<void>)[]>();
  const add = (key: string, listener: unknown) => {
    const chain = chains.get(key) ?? [];
    chains.set(key, [...chain, listener as (args: Args) => Promise<void>]);
  };
  return {
    on: {
      command: (name, listener) => add(`command ${name}`, listener),
      action: (id, listener) => add(`action ${id}`, listener),
      shortcut: (id, listener) => add(`shortcut ${id}`, listener),
      submit: (id, listener) => add(`view_submission ${id}`, listener),
      closed: (id, listener) => add(`view_closed ${id}`, listener),
      event: (type, listener) => add(`event ${type}`, listener),
    },
    async dispatch(args) {
      const chain = chains.get(keyOf(args)) ?? [];
      const run = async (at: number): Promise<void> => {
        const listener = chain[at];
        await (listener === undefined ? unlisted(args) : listener({ ...args, next: () => run(at + 1) }));
      };
      await run(0);
    },
  };
}
