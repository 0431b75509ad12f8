import type { SlackApi } from './slack-api.ts';

type Metadata = { event_type: string; event_payload: { ticket?: string; key: string } };

/** A message as it stands in a channel. */
export type Standing = {
  channel: string;
  ts: string;
  text: string;
  thread_ts?: string;
  blocks?: unknown[];
  metadata?: Metadata;
};

/** What stands in the channels of a Slack. */
export type Board = {
  all(): Standing[];
  /** Messages whose key in their metadata begins so. */
  keyed(prefix: string): Standing[];
  /** Whether the bot may read what stands there. */
  mayLook: boolean;
};

/** Lets an emulated Slack keep what is posted, edited and deleted, in any channel and for any person. */
export function keepMessages(api: Pick<SlackApi, 'answer'>): Board {
  let standing: Standing[] = [];
  let stamp = 0;
  const board: Board = {
    all: () => standing,
    keyed: (prefix) => standing.filter(({ metadata }) => metadata?.event_payload.key.startsWith(prefix)),
    mayLook: true,
  };
  api.answer('chat.postMessage', (args) => {
    stamp += 1;
    const to = String(args.channel);
    const channel = /^[UW]/.test(to) ? `D${to}` : to;
    const ts = `${Math.floor(Date.now() / 1000)}.${String(stamp).padStart(6, '0')}`;
    standing.push({ ...(args as unknown as Standing), channel, ts });
    return { ok: true, channel, ts };
  });
  api.answer('chat.update', ({ channel, ts, ...more }) => {
    const found = standing.find((each) => each.channel === channel && each.ts === ts);
    if (found === undefined) return { ok: false, error: 'message_not_found' };
    Object.assign(found, more);
    return { ok: true, channel, ts };
  });
  api.answer('chat.delete', ({ channel, ts }) => {
    standing = standing.filter((each) => each.channel !== channel || each.ts !== ts);
    return { ok: true, channel, ts };
  });
  const read = (fits: (message: Standing) => boolean) =>
    board.mayLook
      ? { ok: true, messages: standing.filter(fits) }
      : { ok: false, error: 'missing_scope', needed: 'channels:history' };
  api.answer('conversations.history', ({ channel, oldest }) =>
    read((each) => each.channel === channel && each.ts >= String(oldest ?? '')),
  );
  api.answer('conversations.replies', ({ channel, ts }) =>
    read((each) => each.channel === channel && (each.thread_ts === ts || each.ts === ts)),
  );
  return board;
}
