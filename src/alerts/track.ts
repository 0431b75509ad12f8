import { type Report, type Update, updateHash } from './incident.ts';
import type { Tracked } from './known.ts';
import { isOver } from './vocabulary.ts';

/** After so many reads in a row an older copy is believed: the newest text was taken back. */
const olderBelieved = 3;

export function track(report: Report, isBlue: boolean): Tracked {
  return { report, missing: 0, lookup: 'none', older: 0, wasBlue: isBlue };
}

/** Keys made from a digest, for updates that came without an id. */
function noId({ key }: Update): boolean {
  return key.includes(':~');
}

/**
 * Which given update is which known one: by key, and where one of the two came without an id, by time and type. Each
 * is taken once; a given one that is in no pair is new.
 */
function pairs(known: readonly Update[], given: readonly Update[]): Map<Update, Update> {
  const byKey = new Map(known.map((update) => [update.key, update]));
  const found = new Map<Update, Update>();
  const taken = new Set<Update>();
  const pair = (one: Update, update: Update | undefined) => {
    if (update === undefined) return;
    found.set(one, update);
    taken.add(update);
  };
  for (const one of given) pair(one, byKey.get(one.key));
  for (const one of given.filter((update) => !found.has(update)))
    pair(
      one,
      known.find(
        (update) =>
          !taken.has(update) &&
          update.at === one.at &&
          update.type === one.type &&
          (noId(update) || noId(one)),
      ),
    );
  return found;
}

/** All updates ever seen, each with its newest text under the key and time that it was first seen with. */
function unionOf(known: readonly Update[], given: readonly Update[]): Update[] {
  const same = pairs(known, given);
  const newest = new Map([...same].map(([one, update]) => [update, one]));
  const kept = known.map((update) => {
    const now = newest.get(update);
    if (now === undefined || updateHash(now) === updateHash(update)) return update;
    return { ...now, key: update.key, at: update.at };
  });
  return [...kept, ...given.filter((one) => !same.has(one))];
}

/** Whether a report holds a text that is not yet known. */
export function hasNews(known: Report, given: Report): boolean {
  return pairs(known.updates, given.updates).size < given.updates.length;
}

/** Whether a read gave an older copy, as a cache may: our newest text is missing and nothing new is there. */
function isOlderCopy(known: Report, given: Report): boolean {
  const newest = known.updates.at(-1);
  if (newest === undefined) return false;
  const same = pairs(known.updates, given.updates);
  return same.size === given.updates.length && ![...same.values()].includes(newest);
}

/** What a source left out this time keeps its old value: a trimmed object does not make an incident smaller. */
function filledUp(known: Report, given: Report, isHistory: boolean): Report {
  const { startedAt, postedAt } = known;
  return {
    ...given,
    ...(given.isTimed ? {} : { startedAt, postedAt }),
    // Lists of history do not say what is a maintenance; the current status does.
    kind: isHistory ? known.kind : given.kind,
    systems: given.systems.length > 0 ? given.systems : known.systems,
    regions: given.regions.length > 0 ? given.regions : known.regions,
    severity: given.severity === 'unknown' ? known.severity : given.severity,
    planned: given.isTimed ? (given.planned ?? known.planned) : (known.planned ?? given.planned),
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
