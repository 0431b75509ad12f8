import { digest, type Report, type Update } from './incident.ts';
import { safeTitle } from './markdown-safe.ts';
import { plannedIn, saysCancelled, saysDone } from './planned.ts';
import type { HerokuCurrent, HerokuIncident, HerokuUpdate } from './sources/heroku-status.ts';
import type { Drift } from './sources/lenient.ts';
import { isoTime } from './time.ts';
import {
  inOrder,
  type Kind,
  type Region,
  regions,
  type Severity,
  type State,
  systems,
  worse,
} from './vocabulary.ts';

const colours: Record<string, Severity> = { green: 'green', blue: 'blue', yellow: 'yellow', red: 'red' };

/** `tags` of today, and those of older pages. */
const tagRegions: Record<string, Region> = { NA: 'NA', US: 'NA', EMEA: 'EMEA', EU: 'EMEA', APAC: 'APAC' };

const typeLabels: Record<string, string> = {
  investigating: 'Investigating',
  issue: 'Issue',
  update: 'Update',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  scheduled: 'Scheduled',
  maintenance: 'Maintenance',
};

/** What `current-status` adds to an incident: where it stands there, and the three lights. */
export type HerokuPlace = {
  list: 'incidents' | 'scheduled' | 'history';
  lights: HerokuCurrent['lights'];
  /** Used where the object states no time at all. */
  readAt: string;
};

/** A colour in our words; one that nobody knows is `unknown` and noted. */
export function severityOf(colour: string | undefined, drift: Drift): Severity {
  const known = colours[colour?.toLowerCase() ?? ''];
  if (known === undefined && colour !== undefined) drift.add(`the colour "${colour}" is unknown`);
  return known ?? 'unknown';
}

function toUpdate(incidentId: string, given: HerokuUpdate, fallbackAt: string, drift: Drift): Update {
  const type = given.update_type?.toLowerCase() ?? 'update';
  if (!Object.hasOwn(typeLabels, type)) drift.add(`the update type "${type}" is unknown`);
  const at = isoTime(given.created_at) ?? isoTime(given.updated_at) ?? fallbackAt;
  return {
    key: `heroku:${given.id ?? `~${digest([incidentId, given.created_at, type])}`}`,
    type,
    label: typeLabels[type] ?? (type.charAt(0).toUpperCase() + type.slice(1)).replaceAll('_', ' '),
    text: given.contents ?? '',
    at,
  };
}

/** Oldest first, each key once; ids count up, so they decide between equal times. */
export function inTimeOrder(updates: readonly Update[]): Update[] {
  const once = new Map(updates.toReversed().map((update) => [update.key, update]));
  return [...once.values()].toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key, 'en', { numeric: true }),
  );
}

function kindOf(given: HerokuIncident, { list }: HerokuPlace, updates: readonly Update[]): Kind {
  if (list === 'scheduled') return 'maintenance';
  if (list === 'incidents') return 'incident';
  const state = given.state?.toLowerCase();
  const planned = updates.some(({ type }) => type === 'scheduled' || type === 'maintenance');
  const isPlanned = planned || given.upcoming || state === 'upcoming' || state === 'scheduled';
  return isPlanned || /\bmaintenance\b/i.test(given.title ?? '') ? 'maintenance' : 'incident';
}

/** In the order of writing: ids count up even where a time was typed by hand. Without ids the times must do. */
function asWritten(updates: readonly Update[]): readonly Update[] {
  if (!updates.every(({ key }) => /^heroku:\d+$/.test(key))) return updates;
  return updates.toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
}

function stateOf(given: HerokuIncident, kind: Kind, updates: readonly Update[]): State {
  const state = given.state?.toLowerCase();
  const newest = asWritten(updates).at(-1);
  if (state === 'resolved') return 'resolved';
  if (state === undefined && newest?.type === 'resolved') return 'resolved';
  if (state === undefined && newest === undefined && given.resolved) return 'resolved';
  if (kind === 'incident') return 'open';
  const isBlue = given.systems.some(({ status }) => status?.toLowerCase() === 'blue');
  // A forgotten maintenance stays `upcoming` for months after a text said that it is complete; the first one announces.
  const isAnnounced = updates.length > 1;
  const isFinished = saysDone(newest?.text ?? '') || saysCancelled(newest?.text ?? '');
  if (state !== 'open' && isAnnounced && !isBlue && isFinished) return 'resolved';
  const hasBegun = isBlue || state === 'open' || updates.some(({ type }) => type === 'maintenance');
  return hasBegun ? 'open' : 'upcoming';
}

/** From the incident's own systems; an object that names none takes the worst light of the page. */
function reportedSeverity(given: HerokuIncident, { list, lights }: HerokuPlace, drift: Drift): Severity {
  const own = given.systems.map(({ status }) => severityOf(status, drift));
  const old = [given.status_prod, given.status_dev].flatMap((colour) => colour ?? []);
  const all = own.length > 0 ? own : old.map((colour) => severityOf(colour, drift));
  if (all.length > 0) return all.reduce(worse);
  const page = lights.map(({ colour }) => severityOf(colour, drift)).reduce(worse, 'green');
  return list === 'incidents' && page !== 'green' && page !== 'blue' ? page : 'unknown';
}

function severityFor(kind: Kind, reported: Severity): Severity {
  return kind === 'maintenance' && !['yellow', 'red'].includes(reported) ? 'blue' : reported;
}

function addressOf({ full_url, id }: HerokuIncident): string {
  if (full_url !== undefined && /^https?:\/\/[^\s<>|]+$/.test(full_url)) return full_url;
  return `https://status.heroku.com/incidents/${encodeURIComponent(id)}`;
}

/** When announced work began, or when it went wrong; undefined for what was never announced. */
function begunAt(kind: Kind, updates: readonly Update[]): string | undefined {
  if (kind === 'maintenance') return updates.find(({ type }) => type === 'maintenance')?.at;
  const isAnnounced = updates.some(({ type }) => type === 'scheduled');
  return isAnnounced ? updates.find(({ type }) => type !== 'scheduled')?.at : undefined;
}

function endOf(given: HerokuIncident, state: State, updates: readonly Update[]): string | null {
  if (state !== 'resolved') return null;
  const resolved = updates.findLast(({ type }) => type === 'resolved') ?? asWritten(updates).at(-1);
  return isoTime(given.resolved_at) ?? resolved?.at ?? null;
}

/** An incident or maintenance of Heroku Status in our shape. What cannot be understood is noted, never fatal. */
export function normaliseHeroku(given: HerokuIncident, place: HerokuPlace, drift: Drift): Report {
  const created = isoTime(given.created_at);
  const stated =
    created ?? given.updates.map((update) => isoTime(update.created_at)).find((at) => at !== null);
  const updates = inTimeOrder(
    given.updates.map((update) => toUpdate(given.id, update, stated ?? place.readAt, drift)),
  );
  const first = asWritten(updates)[0]?.at;
  const kind = kindOf(given, place, updates);
  const state = stateOf(given, kind, updates);
  const title = safeTitle(given.title ?? '') || safeTitle(`Heroku ${kind} ${given.id}`);
  const postedAt = first ?? created ?? place.readAt;
  const began = begunAt(kind, updates);
  const named = given.systems.flatMap(({ name }) => name ?? []);
  const known = inOrder(systems, named as (typeof systems)[number][]);
  for (const name of named)
    if (!known.some((system) => system === name)) drift.add(`the system "${name}" is unknown`);
  for (const tag of given.tags)
    if (!Object.hasOwn(tagRegions, tag.toUpperCase())) drift.add(`the tag "${tag}" is unknown`);
  return {
    source: 'heroku',
    id: given.id,
    kind,
    title,
    state,
    severity: severityFor(kind, reportedSeverity(given, place, drift)),
    systems: known,
    regions: inOrder(
      regions,
      given.tags.flatMap((tag) => tagRegions[tag.toUpperCase()] ?? []),
    ),
    startedAt: began ?? [created, first].flatMap((time) => time ?? []).toSorted()[0] ?? place.readAt,
    endedAt: endOf(given, state, updates),
    postedAt,
    isTimed: stated !== undefined,
    planned: kind === 'maintenance' ? plannedIn(`${title}\n${updates[0]?.text ?? ''}`, postedAt) : null,
    url: addressOf(given),
    retroactive: /\bretroactive\b/i.test(title),
    cancelled:
      kind === 'maintenance' && state === 'resolved' && saysCancelled(asWritten(updates).at(-1)?.text ?? ''),
    updates,
  };
}
