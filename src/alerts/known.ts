import type { Report } from './incident.ts';
import type { HerokuCurrent, HerokuList } from './sources/heroku-status.ts';
import type { Read } from './sources/read.ts';
import type { TrustLabels, TrustList, TrustPreview } from './sources/trust.ts';
import type { TrustItem } from './sources/trust-shapes.ts';
import type { Instant } from './time.ts';
import type { Severity, SourceName } from './vocabulary.ts';

/** What was read in one look; a part that was not looked at is left out, one that failed says so. */
export type Reading = {
  heroku?: {
    current?: Read<HerokuCurrent>;
    list?: Read<HerokuList>;
  };
  trust?: {
    preview?: Read<TrustPreview>;
    active?: Read<TrustList>;
    maintenances?: Read<TrustList>;
    localizations?: Read<TrustLabels>;
    /** By id: incidents and maintenances that left their list and were looked up. */
    incidents?: Readonly<Record<string, Read<TrustItem>>>;
    maintenancesById?: Readonly<Record<string, Read<TrustItem>>>;
  };
};

/** The parts of a reading that have a first time, on which history is kept without a word. */
export const readParts = ['heroku.current', 'heroku.list', 'trust.active', 'trust.maintenances'] as const;
export type ReadPart = (typeof readParts)[number];

/** One source's side of an incident. */
export type Tracked = {
  report: Report;
  /** Good reads in a row without it. */
  missing: number;
  /** What the look-up after it went missing gave. */
  lookup: 'none' | 'present' | 'absent';
  /** Reads in a row that gave an older copy of it. */
  older: number;
  /** Whether one of its systems was blue at some time. */
  wasBlue: boolean;
};

/** Everything remembered of one incident: plain data, one JSON document a row. */
export type Case = {
  key: string;
  revision: number;
  /** The source that listed it first. */
  opener: SourceName;
  reports: Partial<Record<SourceName, Tracked>>;
  match: 'sure' | 'likely' | null;
  maybeSameAs: readonly string[];
  /** Keys of the updates in the order in which they were first seen. */
  order: readonly string[];
  formerTitles: readonly string[];
  /** The worst severity seen while it was not over; null if it never was seen so. */
  peak: Severity | null;
  wasOver: boolean;
  /** Own clock when it was over; null while it is not. */
  overSince: Instant | null;
  reopened: number;
  retroactive: boolean;
  notOnHerokuStatus: boolean;
  silent: boolean;
  firstSeen: Instant;
  /** Own clock at the last good read that held it. */
  lastSeen: Instant;
};

/** How well a source can be read. Times are on our own clock; `serverTime` is the source's. */
export type Health = {
  lastTry: Instant | null;
  lastGood: Instant | null;
  lastChange: Instant | null;
  failingSince: Instant | null;
  failures: number;
  reason: string | null;
  /** Since when the address answers that it does not exist: an API may be retired without a date. */
  goneSince: Instant | null;
  serverTime: number | null;
};

export type Known = {
  cases: Readonly<Record<string, Case>>;
  health: Readonly<Record<SourceName, Health>>;
  /** Parts that were read well at least once. */
  begun: readonly ReadPart[];
  /** The lights of Heroku Status at its last good read. */
  lights: HerokuCurrent['lights'];
  /** The instances of Trust at its last good read. */
  instances: Readonly<Record<string, { location: string; status: string }>>;
  labels: TrustLabels;
  /** Set while subscribers have been told that neither source can be read. */
  outageSince: Instant | null;
  /** What the sources sent that this program has not been taught, each noted once. */
  drift: readonly string[];
};

const neverRead: Health = {
  lastTry: null,
  lastGood: null,
  lastChange: null,
  failingSince: null,
  failures: 0,
  reason: null,
  goneSince: null,
  serverTime: null,
};

/** Nothing known yet: the next good read of each part is its first. */
export const nothingKnown: Known = {
  cases: {},
  health: { heroku: neverRead, trust: neverRead },
  begun: [],
  lights: [],
  instances: {},
  labels: {},
  outageSince: null,
  drift: [],
};
