import type { Directory } from './directory.ts';
import type { Channel, Message, View } from './entities.ts';
import type { Feed } from './feed.ts';

/** What the page shows: messages, open modals and homes. Every change goes to the feed. */
export interface Store {
  /** Messages of a channel in the order in which they came, ephemeral ones included. */
  messages(channel: string): Message[];
  message(channel: string, ts: string): Message | undefined;
  /** Adds the message, or replaces the one with the same channel and ts. */
  putMessage(message: Message): Message;
  removeMessage(channel: string, ts: string): void;
  putChannel(channel: Channel): void;
  /** The open modals of a person, the visible one last. */
  stack(user: string): View[];
  setStack(user: string, views: View[]): void;
  home(user: string): View | undefined;
  setHome(user: string, view: View): void;
  /** Who uploaded a file, when it was a person. */
  fileOwner(file: string): string | undefined;
  setFileOwner(file: string, user: string): void;
  /** A view that is open now, with its owner. */
  findView(id: string): OpenView | undefined;
  findByExternalId(externalId: string): OpenView | undefined;
}

export interface OpenView {
  view: View;
  user: string;
}

export function createStore(directory: Directory, feed: Feed): Store {
  const byChannel = new Map<string, Map<string, Message>>();
  const stacks = new Map<string, View[]>();
  const homes = new Map<string, View>();
  const fileOwners = new Map<string, string>();

  const audienceOf = (message: Message): string[] =>
    message.ephemeral_to ? [message.ephemeral_to] : (directory.channels.get(message.channel)?.members ?? []);

  const channelMessages = (channel: string): Map<string, Message> => {
    const known = byChannel.get(channel);
    if (known) return known;
    const fresh = new Map<string, Message>();
    byChannel.set(channel, fresh);
    return fresh;
  };

  const find = (matches: (view: View) => boolean): OpenView | undefined => {
    const homeStacks = [...homes].map(([user, view]): [string, View[]] => [user, [view]]);
    for (const [user, views] of [...stacks, ...homeStacks]) {
      const view = views.find(matches);
      if (view) return { view, user };
    }
    return undefined;
  };

  return {
    messages: (channel) => [...channelMessages(channel).values()],
    message: (channel, ts) => byChannel.get(channel)?.get(ts),
    putMessage(message) {
      channelMessages(message.channel).set(message.ts, message);
      feed.publish({ type: 'message', message }, audienceOf(message));
      return message;
    },
    removeMessage(channel, ts) {
      const message = byChannel.get(channel)?.get(ts);
      if (!message) return;
      byChannel.get(channel)?.delete(ts);
      feed.publish({ type: 'message_deleted', channel, ts }, audienceOf(message));
    },
    putChannel(channel) {
      const before = directory.channels.get(channel.id)?.members ?? [];
      directory.channels.set(channel.id, channel);
      feed.publish({ type: 'channel', channel }, new Set([...before, ...channel.members]));
    },
    stack: (user) => stacks.get(user) ?? [],
    setStack(user, views) {
      stacks.set(user, views);
      feed.publish({ type: 'views', views }, [user]);
    },
    home: (user) => homes.get(user),
    setHome(user, view) {
      homes.set(user, view);
      feed.publish({ type: 'home', view }, [user]);
    },
    fileOwner: (file) => fileOwners.get(file),
    setFileOwner: (file, user) => fileOwners.set(file, user),
    findView: (id) => find((view) => view.id === id),
    findByExternalId: (externalId) => find((view) => externalId !== '' && view.external_id === externalId),
  };
}
