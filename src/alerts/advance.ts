import { isDeepStrictEqual } from 'node:util';
import { caseKey, concluded, joined, matchFor, newCase, saysMore, seenAgain } from './cases.ts';
import { type Change, whatChanged } from './change.ts';
import { outageSince, readHealth } from './health.ts';
import type { Case, Known, Reading, ReadPart } from './known.ts';
import { type Observed, observeHeroku, observeTrust, type Sighting } from './observe.ts';
import { collectDrift, type Drift } from './sources/lenient.ts';
import { day, type Instant } from './time.ts';
import { expire, isMissing, missed, settle } from './vanish.ts';
import { isOver, type SourceName, sourceNames } from './vocabulary.ts';

/** Forgotten so long after it was last listed anywhere, however old it is. */
const keptFor = 60 * day;
/** So many ended incidents that nobody knew, at once, are an old list, not news. */
const mostRetroactive = 10;
const mostDrift = 200;

type Draft = {
  cases: Map<string, Case>;
  /** Which case holds `heroku:2959`. */
  holder: Map<string, string>;
  firstTime: (part: ReadPart) => boolean;
  now: Instant;
};

function goodParts({ heroku, trust }: Reading): ReadPart[] {
  const read: [ReadPart, boolean | undefined][] = [
    ['heroku.current', heroku?.current?.ok],
    ['heroku.list', heroku?.list?.ok],
    ['trust.active', trust?.active?.ok || trust?.preview?.ok],
    ['trust.maintenances', trust?.maintenances?.ok],
  ];
  return read.filter(([, ok]) => ok).map(([part]) => part);
}

/** The first read of a list is history, except for what is open now; a maintenance must be seen to run. */
function isHistory(draft: Draft, { report, part, isBlue }: Sighting): boolean {
  if (!draft.firstTime(part)) return false;
  return report.state !== 'open' || (report.kind === 'maintenance' && !isBlue);
}

function place(draft: Draft, sighting: Sighting, seen: Set<string>, tooMany: boolean): void {
  const { report, listing } = sighting;
  const id = caseKey(report);
  const held = draft.cases.get(draft.holder.get(id) ?? '');
  if (held !== undefined) {
    // One that is listed twice in a look counts once, unless the other copy has a text more.
    if (seen.has(id) && !saysMore(held, report)) return;
    seen.add(id);
    draft.cases.set(held.key, seenAgain(held, sighting, draft.now));
    return;
  }
  if (listing === 'lookup') return;
  seen.add(id);
  const isOld = tooMany || sighting.isTail;
  const silent = isHistory(draft, sighting) || (isOld && isOver(report.state));
  const match = matchFor(report, draft.cases.values());
  const partner = match.with === null ? undefined : draft.cases.get(match.with);
  if (match.with !== null && partner !== undefined) {
    draft.cases.set(partner.key, joined(partner, sighting, match.match, silent, draft.now));
    draft.holder.set(id, partner.key);
    return;
  }
  const maybe = match.with === null && !silent ? match.maybe : [];
  const told = maybe.filter((key) => draft.cases.get(key)?.silent === false);
  draft.cases.set(id, { ...newCase(sighting, silent, draft.now), maybeSameAs: told });
  draft.holder.set(id, id);
  for (const key of told) {
    const other = draft.cases.get(key);
    if (other !== undefined) draft.cases.set(key, { ...other, maybeSameAs: [...other.maybeSameAs, id] });
  }
}

/** What its list no longer holds is counted, what was looked up is noted, and what is certain is settled. */
function judge(draft: Draft, source: SourceName, observed: Observed, seen: ReadonlySet<string>): void {
  for (const one of draft.cases.values()) {
    let side = one.reports[source];
    if (side === undefined) continue;
    const { report } = side;
    if (!seen.has(caseKey(report)) && !isOver(report.state)) {
      if (observed.absences[`${source}.${report.kind}`]) side = missed(side);
      const isUnknown = observed.unknownIds.has('*') || observed.unknownIds.has(report.id);
      if (isUnknown && isMissing(side)) side = { ...side, lookup: 'absent' };
    }
    side = settle(source, side, { now: draft.now, historyIsEmpty: observed.historyIsEmpty });
    side = expire(side, one.firstSeen, draft.now);
    if (side !== one.reports[source])
      draft.cases.set(one.key, { ...one, reports: { ...one.reports, [source]: side } });
  }
}

function watch(draft: Draft, source: SourceName, observed: Observed): void {
  const seen = new Set<string>();
  const isNew = ({ report }: Sighting) => !draft.holder.has(caseKey(report));
  const ended = observed.sightings.filter((one) => isNew(one) && isOver(one.report.state));
  for (const sighting of observed.sightings) place(draft, sighting, seen, ended.length > mostRetroactive);
  judge(draft, source, observed, seen);
}

/** Heroku Status was read well and does not list what Trust says is open. */
function noteAbsence(one: Case, reading: Reading): Case {
  const { trust, heroku } = one.reports;
  const current = reading.heroku?.current;
  if (trust === undefined || heroku !== undefined || one.notOnHerokuStatus || !current?.ok) return one;
  const isOpen = trust.report.state === 'open' && trust.report.kind === 'incident';
  return isOpen && current.value.incidents.whole ? { ...one, notOnHerokuStatus: true } : one;
}

function outageChange(known: Known, next: Known, now: Instant): Change[] {
  const { outageSince: was } = known;
  if (was === null)
    return next.outageSince === null ? [] : [{ type: 'feeds_unreachable', since: next.outageSince }];
  const readable = sourceNames.filter(
    (source) => next.health[source].lastTry === now && next.health[source].failures === 0,
  );
  return next.outageSince === null ? [{ type: 'feeds_back', since: was, readable }] : [];
}

function nextOutage(known: Known, health: Known['health'], now: Instant): Instant | null {
  const since = outageSince(health, now);
  if (known.outageSince === null) return since;
  return sourceNames.every((source) => health[source].failures > 0) ? known.outageSince : null;
}

function driftOf(reading: Reading, drift: Drift): void {
  for (const [source, parts] of Object.entries(reading))
    for (const [part, read] of Object.entries(parts ?? {}))
      if (read && 'ok' in read && read.ok === true && Array.isArray(read.drift))
        for (const note of read.drift) drift.add(`${source} ${part}: ${note}`);
}

/**
 * What is known after a reading, and what changed by it. A failed read changes nothing but the health of its source.
 * `now` is our own clock in ms; times of incidents are the sources' own and are never compared with it.
 */
export function advance(known: Known, reading: Reading, now: Instant): { known: Known; changes: Change[] } {
  const { heroku, trust } = reading;
  const drift = collectDrift();
  driftOf(reading, drift);
  const instances = trust?.preview?.ok
    ? Object.fromEntries(
        trust.preview.value.items.map(({ key, location, status }) => [key, { location, status }]),
      )
    : {};
  const base: Known = {
    ...known,
    health: readHealth(known, reading, now),
    lights: heroku?.current?.ok ? heroku.current.value.lights : known.lights,
    instances: Object.keys(instances).length > 0 ? instances : known.instances,
    labels: trust?.localizations?.ok ? trust.localizations.value : known.labels,
  };
  const draft: Draft = {
    cases: new Map(Object.entries(known.cases)),
    holder: new Map(
      Object.values(known.cases).flatMap((one) =>
        Object.values(one.reports).map(({ report }) => [caseKey(report), one.key] as const),
      ),
    ),
    firstTime: (part) => !known.begun.includes(part),
    now,
  };
  watch(draft, 'heroku', observeHeroku(base, reading, now, drift));
  watch(draft, 'trust', observeTrust(base, reading, now, drift));

  const changes: Change[] = [];
  const cases: Record<string, Case> = {};
  for (const noted of draft.cases.values()) {
    if (now - noted.lastSeen > keptFor) continue;
    const before = known.cases[noted.key];
    const next = noteAbsence(noted, reading);
    if (before !== undefined && isDeepStrictEqual(before, next)) {
      cases[before.key] = before;
      continue;
    }
    const { one, before: old, after } = concluded(before, next, now);
    cases[one.key] = one;
    const what = one.silent ? [] : whatChanged(old, after);
    if (what.length > 0) changes.push({ type: 'incident', key: one.key, incident: after, what });
  }
  const notes = drift.list().filter((note) => !known.drift.includes(note));
  const next: Known = {
    ...base,
    cases,
    begun: [...new Set([...known.begun, ...goodParts(reading)])],
    outageSince: nextOutage(known, base.health, now),
    drift: notes.length === 0 ? known.drift : [...known.drift, ...notes].slice(-mostDrift),
  };
  changes.push(...outageChange(known, next, now));
  if (notes.length > 0) changes.push({ type: 'drift', notes });
  return { known: next, changes };
}
