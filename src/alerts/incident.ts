import { createHash } from 'node:crypto';
import type { Kind, Region, Severity, SourceName, State, System } from './vocabulary.ts';

/** One text that a source published about an incident. `at` is the source's own time, ISO 8601 UTC. */
export type Update = {
  /** Unique over both sources: `heroku:6091`, `trust:9201`. */
  key: string;
  /** As the source calls it: `investigating`, `monitoring`, `herokuIncidentMonitoring`, … */
  type: string;
  /** The type in words. */
  label: string;
  text: string;
  at: string;
};

export type Window = { start: string; end: string | null };

/** One incident or maintenance as one source tells it. Times are ISO 8601 UTC, as that source states them. */
export type Report = {
  source: SourceName;
  id: string;
  kind: Kind;
  title: string;
  state: State;
  severity: Severity;
  /** Empty where the source names none: not known, which is not the same as no system. */
  systems: readonly System[];
  regions: readonly Region[];
  startedAt: string;
  endedAt: string | null;
  /** When the source first wrote about it. Later than `startedAt` for a late post. */
  postedAt: string;
  /** False where the source states no time at all: then the times above are those of the first look. */
  isTimed: boolean;
  planned: Window | null;
  url: string;
  /** The source itself calls it retroactive. */
  retroactive: boolean;
  /** A maintenance that is over because it was called off. */
  cancelled: boolean;
  updates: readonly Update[];
};

export type Link = { source: SourceName; id: string; url: string };

/** An incident as it is known now, from one source or from both. */
export type Incident = Omit<Report, 'source' | 'id' | 'url' | 'isTimed'> & {
  /** The report that came first names it, for good: `heroku:2959`. */
  key: string;
  /** Counts the changes: a job that read an older one has nothing to say. */
  revision: number;
  /** The worst severity that was seen while it was open. */
  peak: Severity;
  links: readonly Link[];
  /** How sure it is that the reports of both sources are about the same thing; null with one source. */
  match: 'sure' | 'likely' | null;
  /** Keys of incidents of the other source that may be about the same thing; kept apart because it is not sure. */
  maybeSameAs: readonly string[];
  formerTitles: readonly string[];
  /** How often it came back after its end. */
  reopened: number;
  /** Heroku Status was read well while this was open, and does not list it. */
  notOnHerokuStatus: boolean;
  /** The source that still lists it although the one that opened it says it is over. */
  stillListedBy: SourceName | null;
  /** History from the first read: known, but nothing to tell anybody about. */
  silent: boolean;
};

/** A short digest of a value's JSON; equal values give equal digests whatever the order of their keys. */
export function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 16);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** What an update says, without when: touched time stamps are no change. Spaces at line ends do not count. */
export function updateHash({ type, text }: Pick<Update, 'type' | 'text'>): string {
  return digest([
    type,
    text
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+$/gm, '')
      .trim(),
  ]);
}

/**
 * What an incident says: never its duration, the time it was touched or the time it was read. Two incidents with
 * the same hash look the same to people.
 */
export function contentHash(incident: Incident): string {
  const { revision: _, updates, ...rest } = incident;
  return digest({ ...rest, updates: updates.map((update) => [update.key, updateHash(update)]) });
}
