import { type Report, type Update, updateHash } from './incident.ts';
import type { Tracked } from './known.ts';
import { isOver } from './vocabulary.ts';

/** After so many reads in a row an older copy is believed: the newest text was taken back. */
const olderBelieved = 3;

export function track(report: Report, isBlue: boolean): Tracked {
  return { report, missing: 0, lookup: 'none', older: 0, wasBlue: isBlue };
}

function sameUpdate(a: Update, b: Update): boolean {
  return a.key === b.key || (a.at === b.at && a.type === b.type && (a.text === b.text || noId(a) || noId(b)));
}

/** Keys made from a digest, for updates that came without an id. */
function noId({ key }: Update): boolean {
  return key.includes(':~');
}

/** All updates ever seen, each with its newest text under the key and time that it was first seen with. */
function unionOf(known: readonly Update[], given: readonly Update[]): Update[] {
  const kept = known.map((update) => {
    const now = given.find((one) => sameUpdate(one, update));
    if (now === undefined || updateHash(now) === updateHash(update)) return update;
    return { ...now, key: update.key, at: update.at };
  });
  return [...kept, ...given.filter((one) => !known.some((update) => sameUpdate(one, update)))];
}

/** Whether a report holds a text that is not yet known. */
export function hasNews(known: Report, given: Report): boolean {
  return given.updates.some((one) => !known.updates.some((update) => sameUpdate(one, update)));
}

/** Whether a read gave an older copy, as a cache may: our newest text is missing and nothing new is there. */
function isOlderCopy(known: Report, given: Report): boolean {
  const newest = known.updates.at(-1);
  if (newest === undefined) return false;
  return !given.updates.some((one) => sameUpdate(one, newest)) && !hasNews(known, given);
}

/** What a source left out this time keeps its old value: a trimmed object does not make an incident smaller. */
function filledUp(known: Report, given: Report, isHistory: boolean): Report {
  return {
    ...given,
    // Lists of history do not say what is a maintenance; the current status does.
    kind: isHistory ? known.kind : given.kind,
    systems: given.systems.length > 0 ? given.systems : known.systems,
    regions: given.regions.length > 0 ? given.regions : known.regions,
    severity: given.severity === 'unknown' ? known.severity : given.severity,
    planned: given.planned ?? known.planned,
    endedAt: given.endedAt ?? (isOver(given.state) ? known.endedAt : null),
    retroactive: given.retroactive || known.retroactive,
    updates: unionOf(known.updates, given.updates),
  };
}

/**
 * The state to believe. A forgotten maintenance stays `upcoming` on the page: one that was blue, is no more, and has a
 * newer text, is over, and what is over does not come back as upcoming without a word.
 */
function believedState(known: Tracked, given: Report, isBlue: boolean): Report['state'] {
  const isNews = given.updates.length > known.report.updates.length;
  if (given.kind !== 'maintenance' || given.state !== 'upcoming' || isBlue) return given.state;
  if (isNews) return known.wasBlue && !isOver(known.report.state) ? 'resolved' : given.state;
  return known.report.state === 'resolved' ? 'resolved' : given.state;
}

/**
 * What is known of one source's side after a good read that holds it.
 * @param isBlue whether the source shows the maintenance as running
 * @param isHistory whether it was found in a list that holds what is over, too
 */
export function absorb(known: Tracked, given: Report, isBlue: boolean, isHistory: boolean): Tracked {
  const seen = { missing: 0, lookup: 'none' as const, wasBlue: known.wasBlue || isBlue };
  if (isOlderCopy(known.report, given) && known.older + 1 < olderBelieved)
    return { ...known, ...seen, older: known.older + 1 };
  const report = filledUp(known.report, given, isHistory);
  return { ...seen, report: { ...report, state: believedState(known, report, isBlue) }, older: 0 };
}
