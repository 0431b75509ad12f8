import type { Known, Tracked } from './known.ts';
import { day, type Instant, instant } from './time.ts';
import { isOver, type SourceName, type State } from './vocabulary.ts';

/*
 * An incident that a list no longer holds was closed between two looks, or deleted, or the page is not well.
 * It is looked up, and only good reads decide.
 */

/** Good reads in a row without it before its absence is believed. */
const believed = 2;
/** The same when the look-up proves less: an empty history, or no answer at all. */
const believedUnproved = 3;
/** The same when the look-up itself gets no answer. */
const believedUnanswered = 10;

/** One more good read of its list does not hold it. */
export function missed(tracked: Tracked): Tracked {
  return { ...tracked, missing: tracked.missing + 1 };
}

/** Whether it must be looked up before anything is said. */
export function isMissing({ report, missing }: Tracked): boolean {
  return missing > 0 && !isOver(report.state);
}

function herokuVerdict({ missing, lookup }: Tracked, historyIsEmpty: boolean): State | null {
  if (lookup !== 'absent') return missing >= believedUnanswered ? 'unlisted' : null;
  return missing >= (historyIsEmpty ? believedUnproved : believed) ? 'unlisted' : null;
}

function trustVerdict({ report, missing, lookup }: Tracked, now: Instant): State | null {
  const isPast = report.planned?.end != null && instant(report.planned.end) <= now;
  if (lookup === 'absent' && missing >= believed)
    return report.kind === 'maintenance' && isPast ? 'resolved' : 'unlisted';
  // Trust has no event that says "resolved": an incident that left the list of open ones is over.
  return missing >= believedUnproved ? 'resolved' : null;
}

/** The state of one that is missing, once it is certain; until then nothing changes. */
export function settle(
  source: SourceName,
  tracked: Tracked,
  { now, historyIsEmpty }: { now: Instant; historyIsEmpty: boolean },
): Tracked {
  if (!isMissing(tracked)) return tracked;
  const state = source === 'heroku' ? herokuVerdict(tracked, historyIsEmpty) : trustVerdict(tracked, now);
  return state === null ? tracked : { ...tracked, report: { ...tracked.report, state } };
}

/** A day after its planned end a maintenance that nobody closed is over, if it was announced before that end. */
export function expire(tracked: Tracked, firstSeen: Instant, now: Instant): Tracked {
  const { report, wasBlue } = tracked;
  if (report.kind !== 'maintenance' || isOver(report.state) || report.planned === null) return tracked;
  const end = instant(report.planned.end ?? report.planned.start) + day;
  const isForgotten = firstSeen < end && end < now && (report.state === 'upcoming' || !wasBlue);
  return isForgotten ? { ...tracked, report: { ...report, state: 'resolved' } } : tracked;
}

/** What to look up before the next word is said. */
export type Lookups = { herokuList: boolean; trustIncidents: string[]; trustMaintenances: string[] };

/** Reports about what was over days ago are still read for so long. */
const followedFor = 14 * day;
const mostFollowed = 5;

/**
 * What is over and no longer listed by Trust, to be read once more now and then: the time of its end or its cause may
 * be written later. Heroku Status needs no such thing, since its history is read.
 */
export function withFollowUps(wanted: Lookups, known: Known, now: Instant): Lookups {
  const ended = Object.values(known.cases)
    .filter(({ silent, overSince }) => !silent && overSince !== null && now - overSince < followedFor)
    .toSorted((a, b) => (b.overSince ?? 0) - (a.overSince ?? 0))
    .flatMap(({ reports }) => reports.trust?.report ?? []);
  const ids = (kind: string) =>
    ended.flatMap((report) => (report.kind === kind ? [report.id] : [])).slice(0, mostFollowed);
  return {
    ...wanted,
    trustIncidents: [...new Set([...wanted.trustIncidents, ...ids('incident')])],
    trustMaintenances: [...new Set([...wanted.trustMaintenances, ...ids('maintenance')])],
  };
}

/** What is missing from its list and not yet explained. Read these at once and advance again with what they give. */
export function wantedLookups(known: Known): Lookups {
  const sides = Object.values(known.cases)
    .flatMap(({ reports }) => Object.values(reports))
    .filter(isMissing);
  const ids = (kind: string) =>
    sides
      .filter(({ report }) => report.source === 'trust' && report.kind === kind)
      .map(({ report }) => report.id);
  return {
    herokuList: sides.some(({ report }) => report.source === 'heroku'),
    trustIncidents: ids('incident'),
    trustMaintenances: ids('maintenance'),
  };
}
