import type { Card, Passage } from './card.ts';
import type { Instant } from './time.ts';
import type { Severity, State } from './vocabulary.ts';

/** What a channel has last been alarmed about; edits of the card alone do not alarm anybody. */
export type Stage = { state: State; alarm: 0 | 1 | 2 };

export type Reply = Passage & {
  /** Stands above the text where the reply also appears in the channel. */
  headline: string | null;
  /** All of it as lines of text, for notifications and screen readers. */
  fallback: string;
};

/** A message with this key in its metadata: the key of an incident for its card, of an update for its reply. */
export type PostCall = {
  do: 'post';
  key: string;
  revision: number;
  card: Card;
  hash: string;
  stage: Stage;
};
export type ReplyCall = {
  do: 'reply';
  key: string;
  revision: number;
  /** In the thread of the card that is shown. */
  reply: Reply;
  hash: string;
  /** Also sent to the channel. */
  broadcast: boolean;
  /** What the channel is alarmed about once this is there; null if it alarms nobody. */
  stage: Stage | null;
};
export type Call =
  | PostCall
  | ReplyCall
  | {
      do: 'edit';
      key: string;
      revision: number;
      ts: string;
      card: Card;
      hash: string;
      stage: Stage;
      alarms: boolean;
    }
  | { do: 'edit_reply'; key: string; revision: number; ts: string; reply: Reply; hash: string }
  /** Look in the channel (or in the thread of the card) for the message whose answer was lost. */
  | { do: 'look'; key: string; inThread: boolean; since: Instant }
  /** No call to Slack: plan again at that time. */
  | { do: 'hold'; key: string; until: Instant; as: 'card' | 'summary' | 'digest' };

/** What is remembered of a message that was sent: all but its words. */
export type Sent = Omit<PostCall, 'card'> | (Omit<ReplyCall, 'reply'> & Pick<Reply, 'headline'>);

function sentOf(call: PostCall | ReplyCall): Sent {
  if (call.do === 'post') {
    const { card: _, ...sent } = call;
    return sent;
  }
  const { reply, ...sent } = call;
  return { ...sent, headline: reply.headline };
}

/**
 * How a call ended. `refused`: certainly nothing happened (a clear error, a 429). `unknown`: the answer was lost.
 * `gone`: the message to edit, or the thread to reply in, is no more. The last three answer a look.
 */
export type Outcome =
  | { is: 'done'; ts: string }
  | { is: 'refused' | 'unknown' | 'gone' }
  | { is: 'found'; ts: string }
  | { is: 'absent' | 'cannot_look' };

export type ShownReply = { ts: string | null; hash: string; headline: string | null };

/** What one channel shows of one incident: plain data, saved before and after each call. */
export type Shown = {
  told: boolean;
  card: { ts: string; hash: string } | null;
  /** By key of the update, or `notice:<revision>`. */
  replies: Readonly<Record<string, ShownReply>>;
  stage: Stage | null;
  /** A message that was sent and whose answer has not come: it may be there or not. */
  pending: { call: Sent; since: Instant; look: 'not_yet' | 'impossible' } | null;
  held: { until: Instant; as: 'card' | 'summary' | 'digest' } | null;
  /** Content hash of the incident as the last summary or digest told it. */
  summarised: string | null;
  revision: number;
};

export const nothingShown: Shown = {
  told: false,
  card: null,
  replies: {},
  stage: null,
  pending: null,
  held: null,
  summarised: null,
  revision: 0,
};

const alarms: Record<Severity, Stage['alarm']> = { green: 0, blue: 0, unknown: 1, yellow: 1, red: 2 };

export function stageOf({ state, severity }: { state: State; severity: Severity }): Stage {
  return { state, alarm: alarms[severity] };
}

/** Instead of the hash of a message while it is not known which of two texts it shows. */
const unsure = 'unsure';

/**
 * To be saved before the call is made: should the process die in it, a new message may be there or not, and an edited
 * one may show the old text or the new one, so that it is edited again.
 */
export function begin(shown: Shown, call: Call, now: Instant): Shown {
  if (call.do === 'post' || call.do === 'reply')
    return { ...shown, pending: { call: sentOf(call), since: now, look: 'not_yet' } };
  if (call.do === 'edit') return { ...shown, card: { ts: call.ts, hash: unsure } };
  if (call.do !== 'edit_reply') return shown;
  const { headline } = call.reply;
  return { ...shown, replies: { ...shown.replies, [call.key]: { ts: call.ts, hash: unsure, headline } } };
}

function done(shown: Shown, call: Sent, ts: string): Shown {
  const base = { ...shown, pending: null, revision: Math.max(shown.revision, call.revision) };
  if (call.do === 'post')
    return {
      ...base,
      told: true,
      card: { ts, hash: call.hash },
      stage: call.stage,
      held: null,
      summarised: null,
    };
  const { headline } = call;
  return {
    ...base,
    replies: { ...shown.replies, [call.key]: { ts, hash: call.hash, headline } },
    stage: call.stage ?? shown.stage,
    held: null,
  };
}

/** An edit calms but does not alarm: what is worse, over or open again is still to be said. */
function afterEdit(shown: Shown, stage: Stage, isSaid: boolean): Stage {
  if (isSaid || shown.stage === null) return stage;
  const calmer = shown.stage.state === stage.state && stage.alarm < shown.stage.alarm;
  return calmer ? stage : shown.stage;
}

/** What the channel shows after a call ended in some way; to be saved before the next call. */
export function apply(shown: Shown, call: Call, outcome: Outcome): Shown {
  const { pending } = shown;
  if (call.do === 'hold') return { ...shown, held: { until: call.until, as: call.as } };
  if (call.do === 'look') {
    if (pending === null) return shown;
    if (outcome.is === 'found') return done(shown, pending.call, outcome.ts);
    if (outcome.is === 'absent') return { ...shown, pending: null };
    return outcome.is === 'cannot_look' ? { ...shown, pending: { ...pending, look: 'impossible' } } : shown;
  }
  if (call.do === 'post' || call.do === 'reply') {
    if (outcome.is === 'done') return done(shown, sentOf(call), outcome.ts);
    if (outcome.is === 'unknown')
      return pending === null
        ? { ...shown, pending: { call: sentOf(call), since: 0, look: 'not_yet' } }
        : shown;
    const left = { ...shown, pending: null };
    return outcome.is === 'gone' && call.do === 'reply' ? { ...left, card: null } : left;
  }
  if (outcome.is === 'gone')
    return call.do === 'edit'
      ? { ...shown, card: null }
      : {
          ...shown,
          replies: { ...shown.replies, [call.key]: { ts: null, hash: call.hash, headline: null } },
        };
  if (outcome.is !== 'done') return shown;
  const revision = Math.max(shown.revision, call.revision);
  if (call.do === 'edit')
    return {
      ...shown,
      card: { ts: call.ts, hash: call.hash },
      stage: afterEdit(shown, call.stage, call.alarms),
      revision,
    };
  const { headline } = call.reply;
  return {
    ...shown,
    replies: { ...shown.replies, [call.key]: { ts: call.ts, hash: call.hash, headline } },
    revision,
  };
}

/** What the channel shows after a summary or digest that named the incident was sent. */
export function afterSummary(shown: Shown, hash: string, revision: number): Shown {
  return { ...shown, held: null, summarised: hash, revision: Math.max(shown.revision, revision) };
}
