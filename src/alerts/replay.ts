import { advance } from './advance.ts';
import type { Change } from './change.ts';
import { summaryOf } from './digest.ts';
import { type Frame, feedOf, type Recording, readingOf } from './frames.ts';
import { contentHash, type Incident } from './incident.ts';
import { type Known, nothingKnown } from './known.ts';
import { rulesForEntry } from './match.ts';
import { incidentOf } from './merge.ts';
import { advanceFeed, type KnownFeed, type NewsCard, newsCard } from './news.ts';
import { noticeOf } from './notice.ts';
import { belongsToSummary, plan } from './plan.ts';
import { deliverAt } from './quiet.ts';
import { afterSummary, apply, begin, type Call, nothingShown, type Shown } from './shown.ts';
import { everything, type Preferences } from './subscription.ts';
import { type Instant, minute, toIso } from './time.ts';
import { wantedLookups, withFollowUps } from './vanish.ts';
import { type FeedName, feedNames } from './vocabulary.ts';

/** One thing that the channel was sent. `ts` names the message, `thread` the card that it stands under. */
export type Sent = {
  at: string;
  do: 'post' | 'edit' | 'reply' | 'edit_reply' | 'notice' | 'news' | 'summary';
  key: string;
  ts: string;
  thread: string | null;
  broadcast: boolean;
  text: string;
};

export type Replayed = {
  sent: readonly Sent[];
  /** What the channel shows in the end, by incident. */
  shown: Readonly<Record<string, Shown>>;
  incidents: readonly Incident[];
  known: Known;
};

/** A look a minute, as in real life; after so many looks at the same answers nothing new can come of them. */
const pace = minute;
const looksPerFrame = 15;

type Waiting = { until: Instant; as: 'summary' | 'digest'; news: NewsCard };
type Channel = { shown: Map<string, Shown>; sent: Sent[]; posted: number; waiting: Waiting[] };

function textOf(call: Call): string {
  if (call.do === 'post' || call.do === 'edit') return call.card.text;
  return call.do === 'reply' || call.do === 'edit_reply' ? call.reply.fallback : '';
}

/** Makes the channel show the incident, with a Slack that always answers. */
function sync(channel: Channel, incident: Incident, preferences: Preferences, now: Instant): void {
  let shown = channel.shown.get(incident.key) ?? nothingShown;
  for (
    let [call] = plan(shown, incident, preferences, now);
    call;
    [call] = plan(shown, incident, preferences, now)
  ) {
    const ts = call.do === 'edit' || call.do === 'edit_reply' ? call.ts : String(++channel.posted);
    const isReply = call.do === 'reply' || call.do === 'edit_reply';
    if (call.do !== 'hold' && call.do !== 'look')
      channel.sent.push({
        at: toIso(now),
        do: call.do,
        key: call.key,
        ts,
        thread: isReply ? (shown.card?.ts ?? null) : null,
        broadcast: call.do === 'reply' && call.broadcast,
        text: textOf(call),
      });
    shown = apply(begin(shown, call, now), call, { is: 'done', ts });
    channel.shown.set(incident.key, shown);
  }
}

function say(
  channel: Channel,
  what: 'notice' | 'news' | 'summary',
  key: string,
  text: string,
  now: Instant,
): void {
  channel.posted += 1;
  const ts = String(channel.posted);
  channel.sent.push({ at: toIso(now), do: what, key, ts, thread: null, broadcast: false, text });
}

function tellFeeds(
  channel: Channel,
  changes: readonly Change[],
  preferences: Preferences,
  now: Instant,
): void {
  if (!preferences.rules.some(({ topics }) => topics.includes('feeds'))) return;
  for (const change of changes)
    if (change.type === 'feeds_unreachable' || change.type === 'feeds_back') {
      const notice = noticeOf(change, now);
      say(channel, 'notice', notice.key, `${notice.title}\n${notice.text}`, now);
    }
}

function tellNews(
  channel: Channel,
  frame: Frame,
  known: Record<FeedName, KnownFeed>,
  preferences: Preferences,
  now: Instant,
): void {
  for (const feed of feedNames) {
    const read = feedOf(frame, feed);
    if (read === undefined) continue;
    const next = advanceFeed(known[feed], read);
    known[feed] = next.known;
    for (const entry of next.fresh) {
      const rules = rulesForEntry(preferences, feed, entry);
      if (rules.length === 0) continue;
      const news = newsCard(feed, entry);
      const { at, as } = deliverAt(now, { ...preferences, rules }, 'green');
      if (as === 'card') say(channel, 'news', `${feed}:${entry.id}`, news.text, now);
      else channel.waiting.push({ until: at, as, news });
    }
  }
}

/** What waited for the end of quiet hours, or for the hour of the digest, in one message each. */
function tellSummaries(channel: Channel, known: Known, now: Instant): void {
  for (const as of ['summary', 'digest'] as const) {
    const news = channel.waiting.filter((one) => one.as === as && one.until <= now);
    const due = Object.values(known.cases).flatMap((one) => {
      const shown = channel.shown.get(one.key);
      const incident = incidentOf(one);
      const isDue = shown?.held?.as === as && shown.held.until <= now && belongsToSummary(shown, incident);
      return isDue ? [{ shown, incident }] : [];
    });
    const incidents = due.map(({ incident }) => incident);
    const summary = summaryOf(
      as,
      toIso(now),
      incidents,
      news.map((one) => one.news),
    );
    if (summary === null) continue;
    say(channel, 'summary', summary.key, summary.text, now);
    channel.waiting = channel.waiting.filter((one) => !news.includes(one));
    for (const { shown, incident } of due)
      channel.shown.set(incident.key, afterSummary(shown, contentHash(incident), incident.revision));
  }
}

function looksOf(frames: readonly Frame[], at: number): Instant[] {
  const from = Date.parse(frames[at]?.at ?? '');
  const next = frames[at + 1];
  const until = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.at);
  return Array.from({ length: looksPerFrame }, (_, look) => from + look * pace).filter(
    (look) => look < until,
  );
}

/**
 * Plays a recording to one subscribed channel: the sources are looked at once a minute, what left a list is looked up
 * at once, and every call is answered.
 */
export function replay(
  recording: Recording,
  preferences: Preferences = { rules: [everything], mutedUntil: null },
): Replayed {
  const channel: Channel = { shown: new Map(), sent: [], posted: 0, waiting: [] };
  const feeds: Record<FeedName, KnownFeed> = { changelog: null, blog: null };
  let known = nothingKnown;
  const take = (frame: Frame, wanted: Parameters<typeof readingOf>[1], withQuick: boolean, now: Instant) => {
    const next = advance(known, readingOf(frame, wanted, withQuick), now);
    known = next.known;
    tellFeeds(channel, next.changes, preferences, now);
  };
  for (const [at, frame] of recording.frames.entries())
    for (const [look, now] of looksOf(recording.frames, at).entries()) {
      const none = { herokuList: false, trustIncidents: [], trustMaintenances: [] };
      take(frame, { ...none, slow: look === 0 }, true, now);
      const missing = wantedLookups(known);
      const wanted = look === 0 ? withFollowUps(missing, known, now) : missing;
      const isWanted =
        wanted.herokuList || wanted.trustIncidents.length + wanted.trustMaintenances.length > 0;
      if (isWanted) take(frame, { ...wanted, slow: false }, false, now);
      if (look === 0) tellNews(channel, frame, feeds, preferences, now);
      for (const one of Object.values(known.cases)) sync(channel, incidentOf(one), preferences, now);
      tellSummaries(channel, known, now);
    }
  const incidents = Object.values(known.cases).map(incidentOf);
  return { sent: channel.sent, shown: Object.fromEntries(channel.shown), incidents, known };
}

const verbs: Record<Sent['do'], string> = {
  post: 'posts the card',
  edit: 'edits the card',
  reply: 'replies',
  edit_reply: 'edits a reply',
  notice: 'says',
  news: 'posts',
  summary: 'sums up',
};

/** A replay as lines for the terminal: time, what is done, and the text, indented. */
export function replayLines({ sent }: Replayed): string[] {
  return sent.flatMap(({ at, do: what, key, ts, broadcast, text }) => [
    `${at}  ${verbs[what]}${broadcast ? ', to the channel as well' : ''}  [${key}, message ${ts}]`,
    ...text.split('\n').map((line) => `    ${line}`),
  ]);
}
