import type { Summary } from './digest.ts';
import type { NewsCard } from './news.ts';
import type { Notice } from './notice.ts';
import type { Call } from './shown.ts';
import type { Instant } from './time.ts';

/** A channel of a workspace. */
export type Place = { team: string; channel: string };

/** A single message that is never edited, by what it is. */
export type Single =
  | { is: 'news'; news: NewsCard }
  | { is: 'summary'; summary: Summary }
  | { is: 'notice'; notice: Notice };

/**
 * Why nothing was posted, for certain. `channel`: until something changes in the channel; `workspace`: until
 * something changes in the workspace; `later`: too many at once; `trouble`: try again.
 */
export type Refusal =
  | { kind: 'channel' | 'workspace' | 'trouble'; reason: string }
  | { kind: 'later'; seconds: number };

/** How a call ended. `unknown`: the answer was lost, and the message may be there. */
export type Delivered =
  | { is: 'done' | 'found'; ts: string }
  | { is: 'gone' | 'absent' | 'cannot_look' }
  | { is: 'unknown'; reason: string }
  | { is: 'refused'; refusal: Refusal };

/** What is planned and reaches Slack: everything but waiting. */
export type Sendable = Exclude<Call, { do: 'hold' }>;

/** The way to Slack as alerts need it. Nothing here throws for what Slack answers, and nothing is repeated. */
export type Deliver = {
  /** Posts, edits or looks for a message of a card; `thread` is the card that replies stand under. */
  send(place: Place, call: Sendable, thread: string | null): Promise<Delivered>;
  /** Posts a single message with `key` in its metadata. */
  say(place: Place, key: string, single: Single): Promise<Delivered>;
  /** Looks in the channel for a single message with that key, posted since then. */
  find(place: Place, key: string, since: Instant): Promise<Delivered>;
  /** Writes to one person. */
  tell(team: string, user: string, text: string): Promise<Delivered>;
};
