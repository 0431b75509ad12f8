import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message as it stands in a channel; `key` is from its metadata. */
export type Kept = { ts: string; thread: string | null; key: string; text: string; edits: number };
export type Asked = { method: string; channel: string; key: string; at: number };

/** What happens to a call. `drop`: the connection breaks, before the call has an effect or after it. */
export type Fate =
  | 'answer'
  | { drop: 'before' | 'after' }
  | { waitMs: number }
  | { status: number; retryAfter?: number }
  | { refuse: string };

export type MemorySlack = {
  url: string;
  /** By channel, in the order in which they were posted. */
  channels: Map<string, Kept[]>;
  calls: Asked[];
  /** Decides what happens to each call. */
  fate: (asked: Asked) => Fate;
  /** Called after each call that had an effect. */
  onDone: (asked: Asked) => void;
  close(): Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** A Slack that keeps messages in memory and meets each call as the test wants. `canLook`: may read channels. */
export async function startMemorySlack({ canLook }: { canLook: boolean }): Promise<MemorySlack> {
  let count = 0;
  const kept = (channel: string) => {
    const messages = slack.channels.get(channel) ?? [];
    slack.channels.set(channel, messages);
    return messages;
  };

  function act(method: string, args: URLSearchParams): object {
    const channel = args.get('channel') ?? '';
    const key = JSON.parse(args.get('metadata') ?? '{}').event_payload?.key ?? '';
    const ts = args.get('ts') ?? '';
    const text = args.get('text') ?? '';
    if (method === 'chat.postMessage') {
      count += 1;
      const made = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
      kept(channel).push({ ts: made, thread: args.get('thread_ts'), key, text, edits: 0 });
      return { ok: true, channel, ts: made };
    }
    if (method === 'chat.update') {
      const message = kept(channel).find((one) => one.ts === ts);
      if (message === undefined) return { ok: false, error: 'message_not_found' };
      message.text = text;
      message.edits += 1;
      return { ok: true, channel, ts };
    }
    if (method === 'conversations.history' || method === 'conversations.replies') {
      if (!canLook) return { ok: false, error: 'missing_scope' };
      const thread = method === 'conversations.replies' ? ts : null;
      const messages = kept(channel).filter((one) => one.thread === thread);
      const metadata = (id: string) => ({ event_type: 'heroku_alert', event_payload: { key: id } });
      return { ok: true, messages: messages.map((one) => ({ ...one, metadata: metadata(one.key) })) };
    }
    return { ok: false, error: 'unknown_method' };
  }

  const server = createServer(async (request, response) => {
    const method = new URL(request.url ?? '/', 'http://localhost').pathname.slice('/api/'.length);
    const args = await bodyOf(request).catch(() => new URLSearchParams());
    const key = JSON.parse(args.get('metadata') ?? '{}').event_payload?.key ?? '';
    const asked = { method, channel: args.get('channel') ?? '', key, at: performance.now() };
    slack.calls.push(asked);
    const fate = slack.fate(asked);
    const say = (status: number, body: object, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    if (fate !== 'answer' && 'drop' in fate && fate.drop === 'before') return request.socket.destroy();
    if (fate !== 'answer' && 'status' in fate)
      return say(
        fate.status,
        { ok: false, error: 'ratelimited' },
        fate.retryAfter === undefined ? {} : { 'retry-after': String(fate.retryAfter) },
      );
    if (fate !== 'answer' && 'refuse' in fate) return say(200, { ok: false, error: fate.refuse });
    const answer = act(method, args);
    slack.onDone(asked);
    if (fate !== 'answer' && 'drop' in fate) return request.socket.destroy();
    if (fate !== 'answer') await sleep(fate.waitMs, undefined, { ref: false });
    return say(200, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const slack: MemorySlack = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    channels: new Map(),
    calls: [],
    fate: () => 'answer',
    onDone() {},
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}
