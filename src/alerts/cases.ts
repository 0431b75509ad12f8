import { bestMatch, type Match } from './correlate.ts';
import { contentHash, type Incident, type Report } from './incident.ts';
import type { Case, Tracked } from './known.ts';
import { incidentOf, mergedState } from './merge.ts';
import type { Sighting } from './observe.ts';
import { hour, type Instant, instant } from './time.ts';
import { absorb, hasNews, track } from './track.ts';
import { isOver, worse } from './vocabulary.ts';

/** `lastSeen` moves at most once an hour, so that an unchanged incident is not saved at every look. */
const seenEvery = hour;

export function caseKey({ source, id }: Report): string {
  return `${source}:${id}`;
}

/** A case for something not seen before. `silent` for the history of a first read. */
export function newCase(sighting: Sighting, silent: boolean, now: Instant): Case {
  const { report, isBlue } = sighting;
  return {
    key: caseKey(report),
    revision: 1,
    opener: report.source,
    reports: { [report.source]: track(report, isBlue) },
    match: null,
    maybeSameAs: [],
    order: report.updates.map(({ key }) => key),
    formerTitles: [],
    peak: isOver(report.state) ? null : report.severity,
    wasOver: isOver(report.state),
    overSince: null,
    reopened: 0,
    retroactive: report.retroactive || (isOver(report.state) && !silent),
    notOnHerokuStatus: false,
    silent,
    firstSeen: now,
    lastSeen: now,
  };
}

/** Titles that Heroku Status took back; those built for Trust are ours and change with what they are built from. */
function formerTitles(one: Case, report: Report): readonly string[] {
  const old = one.reports[report.source]?.report.title;
  if (report.source !== 'heroku' || old === undefined || old === report.title) return one.formerTitles;
  return [...one.formerTitles.filter((title) => title !== old && title !== report.title), old].slice(-5);
}

/** Asking for one does not put it back on its list: what is over stays over, with whatever was added since. */
function lookedUp(known: Tracked, found: Tracked): Tracked {
  const isOld = isOver(known.report.state) && !isOver(found.report.state);
  const report = isOld ? { ...found.report, state: known.report.state } : found.report;
  return { ...found, report, missing: known.missing, lookup: 'present' };
}

/** The case after one of its sides was seen again. */
export function seenAgain(one: Case, { report, listing, isBlue }: Sighting, now: Instant): Case {
  const known = one.reports[report.source];
  if (known === undefined) return one;
  const absorbed = absorb(known, report, isBlue, listing === 'history');
  const side = listing === 'lookup' ? lookedUp(known, absorbed) : absorbed;
  return {
    ...one,
    reports: { ...one.reports, [report.source]: side },
    formerTitles: formerTitles(one, side.report),
    retroactive: one.retroactive || report.retroactive,
    lastSeen: now - one.lastSeen >= seenEvery ? now : one.lastSeen,
  };
}

/** Whether the list of history says more than the current status of the same look did. */
export function saysMore(one: Case, report: Report): boolean {
  const known = one.reports[report.source];
  return known !== undefined && hasNews(known.report, report);
}

/** The case with the other source's side; from here on both are one incident, and news if either side is. */
export function joined(
  one: Case,
  { report, isBlue }: Sighting,
  match: 'sure' | 'likely',
  silent: boolean,
  now: Instant,
): Case {
  return {
    ...one,
    silent: one.silent && silent,
    reports: { ...one.reports, [report.source]: track(report, isBlue) },
    match,
    notOnHerokuStatus: false,
    retroactive: one.retroactive || report.retroactive,
    lastSeen: now,
  };
}

/**
 * The case that a new report belongs to. What is open now is not put under something that was over before the
 * report was even written.
 */
export function matchFor(report: Report, cases: Iterable<Case>): Match {
  const candidates: { key: string; report: Report }[] = [];
  const doubtful: typeof candidates = [];
  for (const one of cases) {
    const other = one.reports[report.source === 'heroku' ? 'trust' : 'heroku']?.report;
    if (other === undefined || one.reports[report.source] !== undefined) continue;
    const isLate =
      isOver(mergedState(one)) &&
      !isOver(report.state) &&
      (other.endedAt === null || instant(report.postedAt) > instant(other.endedAt));
    (isLate ? doubtful : candidates).push({ key: one.key, report: other });
  }
  const best = bestMatch(report, candidates);
  if (best.with !== null) return best;
  const second = bestMatch(report, doubtful);
  const doubts = second.with === null ? second.maybe : [second.with];
  return { with: null, maybe: [...best.maybe, ...doubts] };
}

/** New updates in the order of the times they carry; those of one look are shown oldest first. */
function orderAfter(one: Case): readonly string[] {
  const all = Object.values(one.reports).flatMap(({ report }) => report.updates);
  const fresh = all
    .filter(({ key }) => !one.order.includes(key))
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key, 'en', { numeric: true }));
  return fresh.length === 0 ? one.order : [...one.order, ...fresh.map(({ key }) => key)];
}

/** History becomes news when it opens, or when something that is not over gets a new text. */
function staysSilent(before: Case, after: Case, isAlive: boolean): boolean {
  if (!after.silent || !isAlive) return after.silent;
  return after.order.length === before.order.length && mergedState(before) === mergedState(after);
}

/**
 * Draws the conclusions of a look: order of updates, worst severity, end and return. Counts a revision when people
 * can see that something has changed.
 */
export function concluded(
  before: Case | undefined,
  draft: Case,
  now: Instant,
): { one: Case; before: Incident | null; after: Incident } {
  const isOverNow = isOver(mergedState(draft));
  const open = Object.values(draft.reports).filter(({ report }) => !isOver(report.state));
  const current = open.map(({ report }) => report.severity);
  const ordered = { ...draft, order: orderAfter(draft) };
  const next: Case = {
    ...ordered,
    peak: isOverNow ? draft.peak : [draft.peak ?? 'green', ...current].reduce(worse),
    wasOver: isOverNow,
    overSince: isOverNow ? (draft.overSince ?? now) : null,
    reopened: draft.reopened + (draft.wasOver && !isOverNow ? 1 : 0),
    silent: before === undefined ? draft.silent : staysSilent(before, ordered, !isOverNow),
  };
  if (before === undefined) return { one: next, before: null, after: incidentOf(next) };
  const old = incidentOf(before);
  const after = incidentOf(next);
  if (contentHash(old) === contentHash(after)) return { one: next, before: old, after };
  const one = { ...next, revision: before.revision + 1 };
  return { one, before: old, after: { ...after, revision: one.revision } };
}
