/** What one log line told us. Times are milliseconds since 1970 (UTC), or null where the line shows none. */
type Seen = {
  at: number | null;
  /** The number of the record in the log, from 1: the order in which things were written. */
  order: number;
  /** The line, at most 2,000 characters. A function, so that nobody builds the text of a line that nobody quotes. */
  quote: () => string;
};

/** A code, exactly as the platform emitted it: one event, whatever figures it carries. */
export type CodeEvent = Seen & {
  kind: 'code';
  code: string;
  /** The dyno hit, such as "web.1". */
  dyno: string | null;
  /** The path without its query string, as the router wrote it. */
  path: string | null;
  status: number | null;
  /** Milliseconds. */
  service: number | null;
  connect: number | null;
  /** Log messages lost, for L10 to L13. */
  dropped: number | null;
  /** The router's own words: `desc`, and `cause` for H26. */
  detail: string | null;
};

/** A request that reached the app and that the app itself answered with 500 to 599. */
export type AppFaultEvent = Seen & { kind: 'app-fault'; status: number };

export type DynoEvent = Seen & { dyno: string | null } & (
    | { kind: 'state'; from: string; to: string }
    | { kind: 'exit'; status: number }
    | { kind: 'signal'; signal: string }
    | { kind: 'cycling' | 'restart' | 'start' | 'idle' | 'unidle' }
    /** Percent of the quota. */
    | { kind: 'memory'; percent: number }
  );

/** What people and pipelines change. */
export const changeKinds = [
  'deploy',
  'release',
  'rollback',
  'build',
  'build-failed',
  'release-failed',
  'config',
  'scale',
  'maintenance-on',
  'maintenance-off',
  'addon',
] as const;

/** Something that people or pipelines did to the app; `detail` is "v42", "web@2:Standard-1X" or the names set. */
export type ChangeEvent = Seen & { kind: 'change'; change: (typeof changeKinds)[number]; detail: string };

/** One line of figures of an add-on, by their names without `sample#`. */
export type MetricEvent = Seen & {
  kind: 'metric';
  store: 'postgres' | 'redis';
  values: ReadonlyMap<string, number>;
};

/** Words of the app or of a data store that say what went wrong, by the id of the hint. */
export type HintEvent = Seen & { kind: 'hint'; hint: string; match: string };

export type LogEvent = CodeEvent | AppFaultEvent | DynoEvent | ChangeEvent | MetricEvent | HintEvent;

/** An event before the reader adds when, where and the line. */
export type Told = LogEvent extends infer Event
  ? Event extends Seen
    ? Omit<Event, keyof Seen>
    : never
  : never;
