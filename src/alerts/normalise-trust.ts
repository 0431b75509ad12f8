import { digest, type Report, type Update, type Window } from './incident.ts';
import { safeTitle } from './markdown-safe.ts';
import { inTimeOrder } from './normalise-heroku.ts';
import type { Drift } from './sources/lenient.ts';
import type { TrustLabels } from './sources/trust.ts';
import type { TrustItem } from './sources/trust-shapes.ts';
import { type Instant, instant, isoTime, toIso } from './time.ts';
import {
  inOrder,
  type Kind,
  type Region,
  regions,
  type Severity,
  type State,
  type System,
  systems,
  worse,
} from './vocabulary.ts';

/** What else Trust says that an incident is read with. */
export type TrustContext = {
  labels: TrustLabels;
  /** Keys of the instances that the incident stands under, with what the instance says of itself. */
  instances: Readonly<Record<string, { location: string; status: string }>>;
  /** The server's clock if it gave one, in ms. */
  now: Instant;
};

/** Service keys as instances and incidents spell them, without `Heroku`, spaces and capitals. */
const serviceSystems: Record<string, System> = {
  apps: 'Apps',
  data: 'Data',
  tools: 'Tools',
  cli: 'Tools',
  dashboard: 'Tools',
  platformapi: 'Tools',
};

/** Cities and countries in instance names, for when Trust gives no `location`. */
const placeRegions: Record<string, Region> = {
  'north america': 'NA',
  europe: 'EMEA',
  london: 'EMEA',
  asia: 'APAC',
  tokyo: 'APAC',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `herokuAppsServiceDisruption` → `Heroku Apps service disruption`. */
function spacedWords(type: string): string {
  const words = type
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .trim();
  const named = words.replace(
    /^heroku (apps|data|tools)\b/,
    (_, system: string) => `Heroku ${capital(system)}`,
  );
  return capital(named);
}

function labelOf(type: string, labels: TrustLabels): string {
  return (Object.hasOwn(labels, type) && labels[type]) || spacedWords(type);
}

function systemsOf(given: TrustItem, drift: Drift): System[] {
  const fromServices = given.serviceKeys.flatMap((key) => {
    const system = serviceSystems[key.toLowerCase().replace(/heroku|[\s_-]/g, '')];
    if (system === undefined) drift.add(`the service "${key}" is unknown`);
    return system ?? [];
  });
  if (fromServices.length > 0) return inOrder(systems, fromServices);
  const types = given.impacts.map(({ type }) => type ?? '').join(' ');
  return systems.filter((system) => types.includes(`heroku${system}`));
}

function regionsOf(keys: readonly string[], context: TrustContext): Region[] {
  const found = keys.flatMap((key) => {
    const location = context.instances[key]?.location;
    const byPlace = Object.entries(placeRegions).find(([place]) => key.toLowerCase().includes(place))?.[1];
    return [location?.toUpperCase() as Region, byPlace].flatMap((region) => region ?? []);
  });
  return inOrder(regions, found);
}

const impactSeverities: Record<string, Severity> = { major: 'red', minor: 'yellow', maintenance: 'blue' };

function instanceSeverity(status: string | undefined): Severity {
  if (status?.includes('MAJOR')) return 'red';
  if (status?.includes('MINOR')) return 'yellow';
  return 'unknown';
}

function severityOf(
  given: TrustItem,
  kind: Kind,
  keys: readonly string[],
  context: TrustContext,
  drift: Drift,
) {
  const open = given.impacts.filter(({ endTime }) => endTime === undefined);
  const named = (open.length > 0 ? open : given.impacts).flatMap(({ severity }) => {
    const known = severity === undefined ? undefined : impactSeverities[severity.toLowerCase()];
    if (severity !== undefined && known === undefined) drift.add(`the severity "${severity}" is unknown`);
    return known ?? [];
  });
  if (kind === 'maintenance') return [...named, 'blue' as const].reduce(worse);
  if (named.length > 0) return named.reduce(worse);
  return keys.map((key) => instanceSeverity(context.instances[key]?.status)).reduce(worse, 'unknown');
}

/** Texts outside of the events, which are sometimes the only ones. */
function looseTexts(given: TrustItem): Pick<Update, 'key' | 'type' | 'label' | 'text'>[] {
  const { rootCause, actionPlan, pathToResolution } = given.message;
  const loose: [string, string, string | undefined][] = [
    ['additional', 'Information', given.events.length === 0 ? given.additionalInformation : undefined],
    ['rootCause', 'Root cause', rootCause],
    ['actionPlan', 'Action plan', actionPlan],
    ['pathToResolution', 'Path to resolution', pathToResolution],
  ];
  return loose.flatMap(([type, label, text]) =>
    text?.trim() ? { key: `trust:${given.id}:${type}`, type, label, text } : [],
  );
}

function updatesOf(given: TrustItem, labels: TrustLabels, fallbackAt: string): Update[] {
  const events = given.events.map((event): Update => {
    const type = event.type ?? 'update';
    const at = isoTime(event.createdAt) ?? fallbackAt;
    const key = `trust:${event.id ?? `~${digest([given.id, event.createdAt, type])}`}`;
    return { key, type, label: labelOf(type, labels), text: event.message ?? '', at };
  });
  const newest = inTimeOrder(events).at(-1)?.at ?? fallbackAt;
  return inTimeOrder([...events, ...looseTexts(given).map((text) => ({ ...text, at: newest }))]);
}

function incidentState(given: TrustItem): State {
  if (/resolved|closed|completed/i.test(given.status ?? '')) return 'resolved';
  const allEnded = given.impacts.length > 0 && given.impacts.every(({ endTime }) => endTime !== undefined);
  return allEnded ? 'resolved' : 'open';
}

const begun = /^(?:inProgress|started|begun|maintenanceStarted|emergencyMaintenance|maintenanceExtended)/i;
const ended = /^(?:cancelled|canceled|completed|resolved|maintenanceCompleted|ended)/i;

function maintenanceState(
  given: TrustItem,
  planned: Window | null,
  keys: readonly string[],
  context: TrustContext,
  newest: Update | undefined,
): State {
  const status = given.message.eventStatus ?? given.status ?? '';
  if (/resolved|completed|cancel/i.test(status) || ended.test(newest?.type ?? '')) return 'resolved';
  const mayRun = planned === null || instant(planned.start) <= context.now;
  const running = mayRun && keys.some((key) => /MAINTENANCE/.test(context.instances[key]?.status ?? ''));
  const inWindow =
    planned?.end != null && instant(planned.start) <= context.now && context.now < instant(planned.end);
  return running || inWindow || begun.test(newest?.type ?? '') ? 'open' : 'upcoming';
}

function isCancelled({ message, status }: TrustItem, newest: Update | undefined): boolean {
  return /cancel/i.test(message.eventStatus ?? status ?? '') || /^cancel/i.test(newest?.type ?? '');
}

/** The time of the event that says that a maintenance is over; incidents have no such event. */
function saidEnd(kind: Kind, newest: Update | undefined): string | null {
  return kind === 'maintenance' && newest !== undefined && ended.test(newest.type) ? newest.at : null;
}

function plannedWindow({ plannedStartTime, plannedEndTime }: TrustItem): Window | null {
  const start = isoTime(plannedStartTime);
  return start === null ? null : { start, end: isoTime(plannedEndTime) };
}

/** Trust has no titles: built from the kind of impact, and from where it is felt unless that says it already. */
function titleOf(given: TrustItem, kind: Kind, labels: TrustLabels, felt: readonly string[]): string {
  const type = given.impacts.find((impact) => impact.type !== undefined)?.type;
  const byType = type === undefined ? `Heroku ${kind}` : labelOf(type, labels);
  const what = given.name?.trim() || byType;
  const missing = felt.filter((word) => !new RegExp(`\\b${word}\\b`).test(what));
  return safeTitle(missing.length === 0 ? what : `${what}: ${missing.join(', ')}`);
}

/**
 * An incident or maintenance of Salesforce Trust in our shape.
 * @param under keys of the instances that it was found under, besides those that it names itself
 */
export function normaliseTrust(
  given: TrustItem,
  kind: Kind,
  under: readonly string[],
  context: TrustContext,
  drift: Drift,
): Report {
  const keys = [...new Set([...given.instanceKeys, ...under])];
  const created = isoTime(given.createdAt);
  const starts = given.impacts.flatMap(({ startTime }) => isoTime(startTime) ?? []).toSorted();
  const ends = given.impacts.flatMap(({ endTime }) => isoTime(endTime) ?? []).toSorted();
  const planned = kind === 'maintenance' ? plannedWindow(given) : null;
  const stated = created ?? starts[0] ?? planned?.start ?? null;
  const fallbackAt = stated ?? toIso(context.now);
  const updates = updatesOf(given, context.labels, fallbackAt);
  const newest = updates.at(-1);
  const state =
    kind === 'incident' ? incidentState(given) : maintenanceState(given, planned, keys, context, newest);
  const where = { systems: systemsOf(given, drift), regions: regionsOf(keys, context) };
  return {
    source: 'trust',
    id: given.id,
    kind,
    title: titleOf(given, kind, context.labels, [...where.systems, ...where.regions]),
    state,
    severity: severityOf(given, kind, keys, context, drift),
    ...where,
    startedAt: starts[0] ?? planned?.start ?? fallbackAt,
    endedAt: state === 'resolved' ? (ends.at(-1) ?? saidEnd(kind, newest)) : null,
    postedAt: [created, updates[0]?.at].flatMap((time) => time ?? []).toSorted()[0] ?? fallbackAt,
    isTimed: stated !== null,
    planned,
    url: `https://status.salesforce.com/${kind}s/${encodeURIComponent(given.id)}`,
    retroactive: false,
    cancelled: kind === 'maintenance' && state === 'resolved' && isCancelled(given, newest),
    updates,
  };
}

/** Whether an incident of the list of all products is about Heroku. */
export function isHeroku(given: TrustItem, instances: TrustContext['instances']): boolean {
  return (
    given.instanceKeys.some((key) => Object.hasOwn(instances, key) || /^heroku\b/i.test(key)) ||
    given.serviceKeys.some((key) => /^heroku/i.test(key)) ||
    given.impacts.some(({ type }) => /^heroku/i.test(type ?? ''))
  );
}
