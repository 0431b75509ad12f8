import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** So many at once after a rest, and then so many a minute. */
type Rate = { perMinute: number; burst: number };

/**
 * What Slack publishes (docs.slack.dev/apis/web-api/rate-limits): a message a second in a channel with short bursts,
 * "several hundred" a minute in a workspace, 50 a minute at Tier 3. The bursts and the 300 are our reading of it.
 */
export const published = {
  channelPost: { perMinute: 60, burst: 4 },
  teamPost: { perMinute: 300, burst: 10 },
  teamOther: { perMinute: 50, burst: 10 },
} as const satisfies Record<string, Rate>;

/** A message that was accepted; `at` is the time of the clock in ms, with fractions. */
export type Shown = { channel: string; at: number };

export type LimitedSlack = {
  url: string;
  shown: Shown[];
  /** Messages that were edited, as `shown`. */
  edited: Shown[];
  /** Calls that were refused with 429. */
  refused: number;
  /** Called after each message that was accepted. */
  onShown: (shown: Shown) => void;
  close(): Promise<void>;
};

export const clock = () => performance.timeOrigin + performance.now();

/** The buckets by name. Taking from one gives 0, or the ms until it has one again. */
function createBuckets() {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelOf = (name: string, { perMinute, burst }: Rate, now: number) => {
    const known = buckets.get(name) ?? { level: burst, at: now };
    return Math.min(burst, known.level + ((now - known.at) * perMinute) / 60_000);
  };
  return (wanted: readonly (readonly [name: string, rate: Rate])[]): number => {
    const now = clock();
    const levels = wanted.map(([name, rate]) => ({ name, rate, level: levelOf(name, rate, now) }));
    const waits = levels.map(({ level, rate }) => Math.max(0, 1 - level) * (60_000 / rate.perMinute));
    const wait = Math.max(...waits);
    if (wait === 0) for (const { name, level } of levels) buckets.set(name, { level: level - 1, at: now });
    return wait;
  };
}

/**
 * A Web API that takes messages and refuses what is over the published limits, with the seconds to wait. Which
 * workspace a channel belongs to stands before the dash of its id.
 */
export async function startLimitedSlack(): Promise<LimitedSlack> {
  const take = createBuckets();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = new URL(request.url ?? '/', 'http://localhost').pathname.slice('/api/'.length);
    const args = new URLSearchParams(Buffer.concat(chunks).toString());
    const channel = args.get('channel') ?? '';
    const team = channel.split('-')[0] ?? '';
    const isPost = method === 'chat.postMessage';
    const wait = isPost
      ? take([
          [`${team} post`, published.teamPost],
          [channel, published.channelPost],
        ])
      : take([[`${team} ${method}`, published.teamOther]]);
    const say = (status: number, body: object, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    if (wait > 0) {
      slack.refused += 1;
      say(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(Math.ceil(wait / 1000)) });
      return;
    }
    const at = clock();
    const ts = `${Math.floor(at / 1000)}.${String(slack.shown.length % 1_000_000).padStart(6, '0')}`;
    say(200, { ok: true, channel, ts: args.get('ts') ?? ts, messages: [] });
    const shown = { channel, at };
    if (method === 'chat.update') slack.edited.push(shown);
    if (!isPost) return;
    slack.shown.push(shown);
    slack.onShown(shown);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const slack: LimitedSlack = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    shown: [],
    edited: [],
    refused: 0,
    onShown() {},
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}
