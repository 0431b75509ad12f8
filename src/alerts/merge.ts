import type { Incident, Report, Update } from './incident.ts';
import type { Case, Tracked } from './known.ts';
import {
  inOrder,
  isOver,
  regions,
  type SourceName,
  type State,
  sourceNames,
  systems,
  worse,
} from './vocabulary.ts';

/** Good reads in a row without it that count when the other source says that it is over. */
const absentReads = 3;

function sidesOf({ reports }: Case): Tracked[] {
  return sourceNames.flatMap((source) => reports[source] ?? []);
}

/**
 * The state of both sides together: over when the source that opened it says so, or when the other says so and the
 * opener no longer lists it.
 */
export function mergedState({ opener, reports }: Pick<Case, 'opener' | 'reports'>): State {
  const first = reports[opener];
  const second = reports[opener === 'heroku' ? 'trust' : 'heroku'];
  if (first === undefined || second === undefined) return (first ?? second)?.report.state ?? 'unlisted';
  const [a, b] = [first.report.state, second.report.state];
  if (a === 'resolved') return 'resolved';
  if (b === 'resolved' && (a === 'unlisted' || first.missing >= absentReads)) return 'resolved';
  const alive = [a, b].filter((state) => !isOver(state));
  if (alive.includes('open')) return 'open';
  return alive[0] ?? 'unlisted';
}

function sameWords(a: string, b: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(a) !== '' && bare(a) === bare(b);
}

/** In the order in which they were first seen; a text that both sources carry stands there once. */
function updatesOf({ order }: Case, sides: readonly Tracked[]): Update[] {
  const byKey = new Map(sides.flatMap(({ report }) => report.updates.map((update) => [update.key, update])));
  const sourceOf = (update: Update) => update.key.split(':')[0];
  const out: Update[] = [];
  for (const key of order) {
    const update = byKey.get(key);
    const isTwin = (other: Update) =>
      update !== undefined && sourceOf(other) !== sourceOf(update) && sameWords(other.text, update.text);
    if (update !== undefined && !out.some(isTwin)) out.push(update);
  }
  return out;
}

function union<T extends string>(
  order: readonly T[],
  sides: readonly Tracked[],
  pick: (r: Report) => readonly T[],
) {
  return inOrder(
    order,
    sides.flatMap(({ report }) => pick(report)),
  );
}

function stillListed({ opener, reports }: Case, state: State): SourceName | null {
  const other: SourceName = opener === 'heroku' ? 'trust' : 'heroku';
  const side = reports[other];
  return side !== undefined && isOver(state) && !isOver(side.report.state) && side.missing === 0
    ? other
    : null;
}

/** What people are told of a case: both sides as one incident. */
export function incidentOf(one: Case): Incident {
  const sides = sidesOf(one);
  const open = sides.filter(({ report }) => !isOver(report.state));
  const state = mergedState(one);
  const reports = sides.map(({ report }) => report);
  // Heroku Status has real titles and comes first; a case always has at least one side.
  const lead = reports[0] as Report;
  const current = (open.length > 0 ? open : sides).map(({ report }) => report.severity).reduce(worse);
  const times = (pick: (report: Report) => string | null) =>
    reports.flatMap((report) => pick(report) ?? []).toSorted();
  return {
    key: one.key,
    revision: one.revision,
    kind: lead.kind,
    title: lead.title,
    formerTitles: one.formerTitles,
    state,
    severity: isOver(state) ? (one.peak ?? 'unknown') : current,
    peak: one.peak ?? 'unknown',
    systems: union(systems, sides, (report) => report.systems),
    regions: union(regions, sides, (report) => report.regions),
    startedAt: times((report) => report.startedAt)[0] ?? lead.startedAt,
    endedAt: isOver(state) ? (times((report) => report.endedAt).at(-1) ?? null) : null,
    postedAt: times((report) => report.postedAt)[0] ?? lead.postedAt,
    planned: reports.find(({ planned }) => planned?.end != null)?.planned ?? lead.planned,
    links: reports.map(({ source, id, url }) => ({ source, id, url })),
    match: one.match,
    maybeSameAs: one.maybeSameAs,
    retroactive: one.retroactive,
    cancelled: state === 'resolved' && reports.some(({ cancelled }) => cancelled),
    reopened: one.reopened,
    notOnHerokuStatus: one.notOnHerokuStatus,
    stillListedBy: stillListed(one, state),
    silent: one.silent,
    updates: updatesOf(one, sides),
  };
}
