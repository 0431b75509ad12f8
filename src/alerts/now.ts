import { type Card, cardOf } from './card.ts';
import { type Freshness, freshnessOf } from './health.ts';
import type { Incident } from './incident.ts';
import type { Known } from './known.ts';
import { incidentOf } from './merge.ts';
import { andList } from './nearest.ts';
import { age, durationWords, type Instant, instant, minute } from './time.ts';
import {
  isOver,
  type Severity,
  type SourceName,
  type System,
  severityWords,
  sourceLabels,
  sourceNames,
  systems,
  worse,
} from './vocabulary.ts';

/** How old the word of a source is. */
export type SourceNow = {
  source: SourceName;
  label: string;
  freshness: Freshness;
  /** Since its last good read, in ms; null if there was none. */
  ageMs: number | null;
  words: string;
};

/** One system: what each source says of it, and only as long as that source can be read. */
export type SystemNow = {
  system: System;
  severity: Severity;
  words: string;
  bySource: Record<SourceName, Severity>;
};

export type OpenNow = { card: Card; lasting: string };

export type StatusNow = {
  /** The answer in one line. */
  headline: string;
  /** Only with both sources fresh, all lights green and nothing open. */
  allClear: boolean;
  systems: readonly SystemNow[];
  sources: readonly SourceNow[];
  open: readonly OpenNow[];
  upcoming: readonly Card[];
  /** Where the sources contradict each other. */
  notes: readonly string[];
  text: string;
};

function sourceNow(known: Known, source: SourceName, now: Instant, paceMs: number): SourceNow {
  const health = known.health[source];
  const freshness = freshnessOf(health, now, paceMs);
  const label = sourceLabels[source];
  const ageMs = health.lastGood === null ? null : age(health.lastGood, now);
  const old = ageMs === null ? '' : durationWords(ageMs);
  const words: Record<Freshness, string> = {
    fresh: `${label} was read ${old} ago.`,
    degraded: `${label} was last read well ${old} ago: what it said may be out of date.`,
    out: `${label} has not been readable for ${old}.`,
    never: health.failures > 0 ? `${label} could not be read so far.` : `${label} has not been read yet.`,
  };
  return { source, label, freshness, ageMs, words: words[freshness] };
}

const colours: Record<string, Severity> = { green: 'green', blue: 'blue', yellow: 'yellow', red: 'red' };

/** The light of Heroku Status. */
function herokuLight({ lights }: Known, system: System): Severity {
  const colour = lights.find((light) => light.system.toLowerCase() === system.toLowerCase())?.colour;
  return colours[colour?.toLowerCase() ?? ''] ?? 'unknown';
}

/** Trust has no light for a system: green unless something open is on it. */
function trustLight(open: readonly Incident[], system: System): Severity {
  const mine = open.filter(
    (incident) =>
      incident.links.some(({ source }) => source === 'trust') &&
      (incident.systems.length === 0 || incident.systems.includes(system)),
  );
  return mine.map(({ severity }) => severity).reduce(worse, 'green');
}

function systemNow(
  known: Known,
  system: System,
  open: readonly Incident[],
  sources: readonly SourceNow[],
): SystemNow {
  const isFresh = (source: SourceName) =>
    sources.some((one) => one.source === source && one.freshness === 'fresh');
  const bySource: SystemNow['bySource'] = {
    heroku: isFresh('heroku') ? herokuLight(known, system) : 'unknown',
    trust: isFresh('trust') ? trustLight(open, system) : 'unknown',
  };
  const felt = open.filter(({ systems: named }) => named.includes(system)).map(({ severity }) => severity);
  const severity = [bySource.heroku, bySource.trust, ...felt].reduce(worse);
  const said = sourceNames.map((source) => {
    const is = bySource[source];
    return `${is === 'unknown' ? 'not known' : is} on ${sourceLabels[source]}`;
  });
  return {
    system,
    severity,
    words: severity === 'unknown' ? said.join(', ') : severityWords[severity],
    bySource,
  };
}

function openIncidents(known: Known): Incident[] {
  return Object.values(known.cases)
    .filter(({ silent, wasOver }) => !silent && !wasOver)
    .map(incidentOf)
    .filter(({ state }) => state === 'open');
}

function headline(
  open: readonly Incident[],
  allClear: boolean,
  stale: readonly SourceNow[],
  coloured: string[],
): string {
  const doubts = stale.length === 0 ? '' : ` ${stale.map(({ words }) => words).join(' ')}`;
  const incidents = open.filter(({ kind }) => kind === 'incident');
  if (incidents.length > 0) {
    const titles = andList(incidents.slice(0, 3).map(({ title }) => title));
    const count = incidents.length === 1 ? '1 incident is open' : `${incidents.length} incidents are open`;
    return `${count}: ${titles}.${doubts}`;
  }
  if (allClear) return 'No incident is open on either status page.';
  if (stale.length === sourceNames.length)
    return `The status is not known.${doubts} Look at the pages themselves.`;
  if (open.length > 0)
    return `Maintenance is in progress: ${andList(open.map(({ title }) => title))}.${doubts}`;
  if (coloured.length > 0) return `${andList(coloured)} not green, although no incident is listed.${doubts}`;
  return `No incident is listed where the pages could be read.${doubts}`;
}

/** What Trust says of whole instances, which may come before any incident is written. */
function troubledInstances({ instances }: Known, stale: readonly SourceNow[]): string[] {
  if (stale.some(({ source }) => source === 'trust')) return [];
  return Object.entries(instances)
    .filter(([, { status }]) => status !== '' && !/^(?:OK|INFORMATIONAL)/.test(status))
    .map(([key, { status }]) => `${key} (${status.toLowerCase().replaceAll('_', ' ')})`);
}

function remarks(
  open: readonly Incident[],
  troubled: readonly string[],
  stale: readonly SourceNow[],
): string[] {
  const herokuFresh = !stale.some(({ source }) => source === 'heroku');
  const only = open.filter(({ notOnHerokuStatus }) => notOnHerokuStatus).map(({ title }) => title);
  return [
    ...(herokuFresh && only.length > 0 ? [`Not on Heroku Status: ${andList(only)}.`] : []),
    ...(troubled.length > 0 ? [`Salesforce Trust marks ${andList(troubled)}.`] : []),
  ];
}

/** Announced and not begun; one that was found in history is only believed while its time is still to come. */
function upcomingCards(known: Known, now: Instant): Card[] {
  return Object.values(known.cases)
    .filter(({ wasOver }) => !wasOver)
    .map(incidentOf)
    .filter(({ state }) => state === 'upcoming')
    .filter(({ silent, planned }) => !silent || (planned !== null && instant(planned.start) > now))
    .map((incident) => cardOf(incident));
}

/**
 * The state for people who ask. What cannot be read is "not known", never "all clear".
 * @param paceMs how often the sources are looked at
 */
export function statusNow(known: Known, now: Instant, paceMs: number = minute): StatusNow {
  const sources = sourceNames.map((source) => sourceNow(known, source, now, paceMs));
  const stale = sources.filter(({ freshness }) => freshness !== 'fresh');
  const open = openIncidents(known);
  const troubled = troubledInstances(known, stale);
  const lights = systems.map((system) => systemNow(known, system, open, sources));
  const isGreen = lights.every(({ severity }) => severity === 'green') && troubled.length === 0;
  const allClear = stale.length === 0 && open.length === 0 && isGreen;
  const coloured = lights.filter(({ severity }) => ['blue', 'yellow', 'red'].includes(severity));
  const names = coloured.map(({ system }, at) =>
    at === coloured.length - 1 ? `${system} ${coloured.length === 1 ? 'is' : 'are'}` : system,
  );
  const upcoming = upcomingCards(known, now);
  const openNow = open.map((incident) => ({
    card: cardOf(incident),
    lasting: durationWords(age(instant(incident.startedAt), now)),
  }));
  const notes = remarks(open, troubled, stale);
  const line = headline(open, allClear, stale, names);
  const text = [
    line,
    ...lights.map(({ system, words }) => `${system}: ${words}`),
    ...openNow.map(({ card, lasting }) => `${card.title} (${card.stateWords}, for ${lasting})`),
    ...upcoming.map(({ title }) => `Upcoming: ${title}`),
    ...notes,
    ...sources.map(({ words }) => words),
  ].join('\n');
  return { headline: line, allClear, systems: lights, sources, open: openNow, upcoming, notes, text };
}

/** When it was felt first: an announced maintenance not before its window, unless a text says that it began. */
function feltFrom({ kind, startedAt, planned, updates }: Incident): Instant {
  const isSaid = updates.some(({ type }) => type === 'maintenance');
  if (kind === 'incident' || isSaid || planned === null) return instant(startedAt);
  return Math.max(instant(startedAt), instant(planned.start));
}

/** Incidents and maintenances that were going on between two moments, history included; not what was called off. */
export function overlapping(known: Known, from: Instant, to: Instant): Incident[] {
  return Object.values(known.cases)
    .map(incidentOf)
    .filter((incident) => {
      const { startedAt, endedAt, state, cancelled, updates } = incident;
      const last = instant(endedAt ?? updates.at(-1)?.at ?? startedAt);
      const end = isOver(state) ? last : Number.POSITIVE_INFINITY;
      return state !== 'upcoming' && !cancelled && feltFrom(incident) <= to && end >= from;
    });
}
