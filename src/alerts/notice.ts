import { type Moment, momentFor } from './card.ts';
import type { Change } from './change.ts';
import { andList } from './nearest.ts';
import { durationWords, type Instant, toIso } from './time.ts';
import { sourceLabels, sourceNames } from './vocabulary.ts';

/** A word about the feeds themselves, for channels that asked for it; `key` is the same for every repetition. */
export type Notice = { key: string; title: string; text: string; since: Moment };

type FeedsChange = Extract<Change, { type: 'feeds_unreachable' | 'feeds_back' }>;

/** Said once when neither status page could be read for ten minutes, and once when one of them answers again. */
export function noticeOf(change: FeedsChange, now: Instant): Notice {
  const since = momentFor(toIso(change.since));
  if (change.type === 'feeds_unreachable') {
    const pages = andList(sourceNames.map((source) => sourceLabels[source]));
    return {
      key: `feeds:${change.since}:unreachable`,
      title: 'The status pages cannot be read',
      text: `${pages} have not answered well since ${since.utc}. Until one of them does, an incident may be missed here: look at the pages themselves.`,
      since,
    };
  }
  const back = change.readable.map((source) => sourceLabels[source]);
  const silent = sourceNames.filter((source) => !change.readable.includes(source));
  const rest =
    silent.length === 0 ? '' : ` ${andList(silent.map((source) => sourceLabels[source]))} still cannot.`;
  return {
    key: `feeds:${change.since}:back`,
    title: 'The status pages can be read again',
    text: `${andList(back)} can be read again after ${durationWords(now - change.since)}.${rest}`,
    since,
  };
}

/** The message of a test; it goes the way of every alert. */
export function testNotice(id: string, at: Instant): Notice {
  const since = momentFor(toIso(at));
  const title = 'This is a test of the status alerts';
  const text = `Asked for at ${since.utc} by somebody in this channel. Alerts arrive here. Nothing is wrong with the platform because of this message.`;
  return { key: `test:${id}`, title, text, since };
}
