import type { FeedEvent, Message, PageState } from '../../workspace/entities.ts';

/** What the page knows, and how many messages came in channels nobody looks at. */
export interface Known extends PageState {
  unread: Record<string, number>;
}

/** The state after one event of the feed. `watching` is the conversation that is open now. */
export function applyEvent(known: Known, event: FeedEvent, watching: string): Known {
  switch (event.type) {
    case 'message':
      return addMessage(known, event.message, watching);
    case 'message_deleted':
      return {
        ...known,
        messages: known.messages.filter((m) => m.channel !== event.channel || m.ts !== event.ts),
      };
    case 'channel': {
      const mine = event.channel.members.includes(known.me.id);
      const others = known.channels.filter((c) => c.id !== event.channel.id);
      if (!mine) return { ...known, channels: others };
      const isKnown = others.length < known.channels.length;
      const channels = isKnown
        ? known.channels.map((c) => (c.id === event.channel.id ? event.channel : c))
        : [...others, event.channel];
      return { ...known, channels };
    }
    case 'views':
      return { ...known, views: event.views };
    case 'home':
      return { ...known, home: event.view };
    case 'reset':
      return known;
  }
}

function addMessage(known: Known, message: Message, watching: string): Known {
  const same = (m: Message): boolean => m.channel === message.channel && m.ts === message.ts;
  if (known.messages.some(same)) {
    return { ...known, messages: known.messages.map((m) => (same(m) ? message : m)) };
  }
  const unseen = message.channel !== watching && message.user !== known.me.id;
  const count = (known.unread[message.channel] ?? 0) + 1;
  return {
    ...known,
    messages: [...known.messages, message],
    unread: unseen ? { ...known.unread, [message.channel]: count } : known.unread,
  };
}
