/** The kinds of calls that Slack counts apart: chat.postMessage, chat.update, and reading a channel. */
export const methods = ['post', 'edit', 'look'] as const;
export type Method = (typeof methods)[number];

/** One call each `gapMs`, and `burst` at once after a rest: at most `burst + t / gapMs` in any stretch of t ms. */
export type Rate = { gapMs: number; burst: number };

export type Limits = Record<Method | 'channel', Rate>;

/**
 * Slack publishes "1 message per second per channel, short bursts allowed", "several hundred per minute" of them in a
 * workspace, and Tier 3, more than 50 a minute, for edits and reads (docs.slack.dev/apis/web-api/rate-limits). Several
 * hundred is read as 300 here. A workspace that takes less says so with 429, and its pace learns from it.
 */
export const slackLimits: Limits = {
  post: { gapMs: 200, burst: 8 },
  edit: { gapMs: 1200, burst: 8 },
  look: { gapMs: 1200, burst: 8 },
  channel: { gapMs: 1000, burst: 3 },
};

/** After a 429 the gap grows by half, at most to eight times; each call that is taken wins a hundredth back. */
const slower = { grow: 1.5, most: 8, shrink: 0.99 } as const;

/** When the bucket of a method is full again, on the clock that `now` is from, and the gap that counts at present. */
type Bucket = { fullAt: number; gapMs: number };

/** What outlives the process: the pace of a workspace by method, in ms of some clock. */
export type SavedPace = Partial<Record<Method, Bucket>>;

/** The pace of one workspace. Pure arithmetic: it never waits and reads no clock; times are ms on one clock. */
export type Pace = {
  /** How long from now until one more call is allowed; 0 for at once. */
  wait(method: Method, channel: string, now: number): number;
  take(method: Method, channel: string, now: number): void;
  /** Slack refused a call and asked for so many seconds. */
  rest(method: Method, seconds: number, now: number): void;
  /** Slack took a call. */
  taken(method: Method, now: number): void;
  gapOf(method: Method): number;
  saved(): SavedPace;
};

export function createPace(limits: Limits, from: SavedPace = {}): Pace {
  const buckets = new Map<Method, Bucket>(
    methods.map((method) => {
      const { fullAt = 0, gapMs = 0 } = from[method] ?? {};
      return [method, { fullAt, gapMs: Math.max(gapMs, limits[method].gapMs) }];
    }),
  );
  const channels = new Map<string, number>();
  const of = (method: Method) => buckets.get(method) ?? { fullAt: 0, gapMs: limits[method].gapMs };

  return {
    wait(method, channel, now) {
      const { fullAt, gapMs } = of(method);
      const own = fullAt - gapMs * (limits[method].burst - 1) - now;
      if (method !== 'post') return Math.max(0, own);
      const { gapMs: gap, burst } = limits.channel;
      const there = (channels.get(channel) ?? 0) - gap * (burst - 1) - now;
      return Math.max(0, own, there);
    },
    take(method, channel, now) {
      const bucket = of(method);
      bucket.fullAt = Math.max(bucket.fullAt, now) + bucket.gapMs;
      if (method !== 'post') return;
      channels.set(channel, Math.max(channels.get(channel) ?? 0, now) + limits.channel.gapMs);
      if (channels.size > 1000) for (const [id, fullAt] of channels) if (fullAt <= now) channels.delete(id);
    },
    rest(method, seconds, now) {
      const bucket = of(method);
      const { gapMs, burst } = limits[method];
      bucket.gapMs = Math.min(bucket.gapMs * slower.grow, gapMs * slower.most);
      bucket.fullAt = Math.max(bucket.fullAt, now + seconds * 1000 + bucket.gapMs * (burst - 1));
    },
    taken(method, now) {
      const bucket = of(method);
      const { gapMs, burst } = limits[method];
      const gap = Math.max(gapMs, bucket.gapMs * slower.shrink);
      // A smaller gap changes neither a wait that is under way nor how much of the burst is used.
      const wait = bucket.fullAt - bucket.gapMs * (burst - 1) - now;
      const left = bucket.fullAt - now;
      if (wait > 0) bucket.fullAt = now + wait + gap * (burst - 1);
      else if (left > 0) bucket.fullAt = now + (left / bucket.gapMs) * gap;
      bucket.gapMs = gap;
    },
    gapOf: (method) => of(method).gapMs,
    saved: () => Object.fromEntries(buckets),
  };
}
