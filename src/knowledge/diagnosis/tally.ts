import { type Counter, createCounter } from './counter.ts';
import type { ChangeEvent, CodeEvent, LogEvent } from './event.ts';
import { createPathCounts, type PathCount } from './paths.ts';
import { createTimelineCounts, type Timeline } from './timeline.ts';

export type Quote = { text: string; at: number | null; order: number };

/** How often something was seen, when first and last (by time, and by place in the log), and its first lines. */
export type Tally = {
  count: number;
  /** How many of them show no time. */
  untimed: number;
  first: number | null;
  last: number | null;
  firstOrder: number;
  lastOrder: number;
  /** The times of the first 50, as they came. */
  times: number[];
  dynos: Map<string, number>;
  /** Words that tell one from another: a description, a module name, a status. */
  details: Map<string, number>;
  quotes: Quote[];
};

export type Figure = { count: number; min: number; max: number; last: number };
export type Change = Pick<ChangeEvent, 'change' | 'detail' | 'at' | 'order'> & { quote: string };

/** Everything that a diagnosis is made from. Plain data of bounded size, however long the log was. */
export type LogSummary = {
  codes: ReadonlyMap<string, Tally>;
  /** All coded events together. */
  events: Tally;
  statuses: ReadonlyMap<number, number>;
  /** The five paths hit most by coded events, as written and with ids folded. */
  rawPaths: readonly string[];
  paths: readonly PathCount[];
  timeline: Timeline | null;
  /** By name: "crash", "exit 137", "SIGKILL", "cycling", "restart", "boot-crash", "app-fault", "hint missing-module" … */
  seen: ReadonlyMap<string, Tally>;
  /** The highest share of the memory quota seen, in percent, by dyno. */
  memory: ReadonlyMap<string, number>;
  /** At most 200, in the order of the log. */
  changes: readonly Change[];
  /** By data store and figure, such as "postgres active-connections". */
  figures: ReadonlyMap<string, Figure>;
  /** Log messages that the platform says it lost. */
  dropped: number;
};

const maxQuotes = 3;
const maxTimes = 50;
const maxNames = 500;
const maxChanges = 200;

type Running = Omit<Tally, 'dynos' | 'details'> & { dynos: Counter<string>; details: Counter<string> };

const emptyTally = (): Running => ({
  count: 0,
  untimed: 0,
  first: null,
  last: null,
  firstOrder: 0,
  lastOrder: 0,
  times: [],
  dynos: createCounter(maxNames),
  details: createCounter(maxNames),
  quotes: [],
});

function add(tally: Running, event: LogEvent, dyno: string | null, detail: string | null): void {
  const { at, order } = event;
  if (tally.count === 0) tally.firstOrder = order;
  tally.count += 1;
  tally.lastOrder = order;
  if (at === null) tally.untimed += 1;
  else {
    if (tally.first === null || at < tally.first) tally.first = at;
    if (tally.last === null || at > tally.last) tally.last = at;
    if (tally.times.length < maxTimes) tally.times.push(at);
  }
  if (dyno !== null) tally.dynos.add(dyno);
  if (detail !== null) tally.details.add(detail);
  if (tally.quotes.length < maxQuotes) tally.quotes.push({ text: event.quote(), at, order });
}

function finished(tallies: ReadonlyMap<string, Running>): Map<string, Tally> {
  return new Map(
    [...tallies].map(([name, tally]) => [
      name,
      { ...tally, dynos: tally.dynos.counts(), details: tally.details.counts() },
    ]),
  );
}

const lowest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
const highest = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

/** All tallies as one; without quotes. */
function together(tallies: Iterable<Tally>): Tally {
  const all = { ...emptyTally(), dynos: new Map<string, number>(), details: new Map<string, number>() };
  for (const tally of tallies) {
    all.firstOrder = all.count === 0 ? tally.firstOrder : Math.min(all.firstOrder, tally.firstOrder);
    all.lastOrder = Math.max(all.lastOrder, tally.lastOrder);
    all.count += tally.count;
    all.untimed += tally.untimed;
    all.first = lowest(all.first, tally.first);
    all.last = highest(all.last, tally.last);
    for (const [dyno, count] of tally.dynos) all.dynos.set(dyno, (all.dynos.get(dyno) ?? 0) + count);
  }
  return all;
}

/** Adds up the events of a log. Memory is bounded by the number of different codes, dynos and paths, each capped. */
export function createTally() {
  const codes = new Map<string, Running>();
  const seen = new Map<string, Running>();
  const statuses = createCounter<number>(maxNames);
  const paths = createPathCounts();
  const times = createTimelineCounts();
  const memory = new Map<string, number>();
  const figures = new Map<string, Figure>();
  const changes: Change[] = [];
  let dropped = 0;

  function tallyOf(tallies: Map<string, Running>, name: string): Running {
    let tally = tallies.get(name);
    if (tally === undefined) {
      tally = emptyTally();
      if (tallies.size < maxNames) tallies.set(name, tally);
    }
    return tally;
  }

  function note(
    name: string,
    event: LogEvent,
    dyno: string | null = null,
    detail: string | null = null,
  ): void {
    add(tallyOf(seen, name), event, dyno, detail);
  }

  function addCode(event: CodeEvent): void {
    const { code, dyno, at, path, status, service } = event;
    add(tallyOf(codes, code), event, dyno, event.detail);
    if (at !== null) times.add(code, at);
    if (path !== null) paths.add(path, service);
    if (status !== null) statuses.add(status);
    dropped += event.dropped ?? 0;
  }

  function addFigures(store: string, values: ReadonlyMap<string, number>): void {
    for (const [name, value] of values) {
      const key = `${store} ${name}`;
      const known = figures.get(key);
      if (known === undefined) {
        if (figures.size < maxNames) figures.set(key, { count: 1, min: value, max: value, last: value });
        continue;
      }
      known.count += 1;
      known.min = Math.min(known.min, value);
      known.max = Math.max(known.max, value);
      known.last = value;
    }
  }

  function addEvent(event: LogEvent): void {
    switch (event.kind) {
      case 'code':
        addCode(event);
        break;
      case 'app-fault':
        statuses.add(event.status);
        note('app-fault', event, null, String(event.status));
        break;
      case 'exit':
        note(`exit ${event.status}`, event, event.dyno);
        break;
      case 'signal':
        note(event.signal, event, event.dyno);
        break;
      case 'state':
        if (event.to === 'crashed') note('crash', event, event.dyno);
        if (event.to === 'crashed' && event.from === 'starting') note('boot-crash', event, event.dyno);
        if (event.to === 'up') note('up', event, event.dyno);
        break;
      case 'memory':
        if (event.dyno !== null && (memory.has(event.dyno) || memory.size < maxNames))
          memory.set(event.dyno, Math.max(memory.get(event.dyno) ?? 0, event.percent));
        break;
      case 'metric':
        note(`figures ${event.store}`, event);
        addFigures(event.store, event.values);
        break;
      case 'hint':
        note(`hint ${event.hint}`, event, null, event.match === '' ? null : event.match);
        break;
      case 'change':
        note(event.change, event, null, event.detail);
        if (changes.length < maxChanges) {
          const { change, detail, at, order } = event;
          changes.push({ change, detail, at, order, quote: event.quote() });
        }
        break;
      default:
        note(event.kind, event, event.dyno);
    }
  }

  return {
    add: addEvent,
    summary(): LogSummary {
      const counted = finished(codes);
      return {
        codes: counted,
        events: together(counted.values()),
        statuses: statuses.counts(),
        rawPaths: paths.topRaw(),
        paths: paths.topFolded(),
        timeline: times.timeline(),
        seen: finished(seen),
        memory,
        changes,
        figures,
        dropped,
      };
    },
  };
}
