import type { LogSummary, Quote, Tally } from './tally.ts';

/** A point in a log: its time if the line shows one, and its place. */
export type Moment = { at: number | null; order: number };

/** Questions that rules ask about a log. Names are codes ("H12") or what the tally calls things ("crash", "deploy"). */
export type Facts = LogSummary & {
  count(...names: string[]): number;
  has(...names: string[]): boolean;
  first(...names: string[]): Moment | null;
  /** Whether the first of `causes` came before the first of `effects`, by no more than so many minutes. */
  leads(causes: readonly string[], effects: readonly string[], minutes: number): boolean;
  /** The same for any one of the effects, whatever others came before. */
  leadsAny(causes: readonly string[], effects: readonly string[], minutes: number): boolean;
  /** Whether two names hit dynos of the same process type, such as web; true when a line of one names no dyno. */
  sameProcess(name: string, ...others: string[]): boolean;
  /** Whether the first of the effects came within so many minutes of one of the causes, before or after. */
  around(causes: readonly string[], effects: readonly string[], minutes: number): boolean;
  /** At most three lines, one of each name in turn, in the order of the log. */
  quotes(...names: string[]): Quote[];
  /** The words that came with something most often: a module's name, a version, a status. */
  detail(name: string): string;
  /** The share of a name's events on its worst dyno, and that dyno; null when no dyno is known. */
  worstDyno(name: string): { dyno: string; share: number; others: number } | null;
  figure(name: string): { max: number; min: number } | null;
};

const minute = 60_000;
const slack = 5_000;
const maxQuotes = 3;

function earlier(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  if (a.at !== null && b.at !== null) return a.at <= b.at ? a : b;
  return a.order <= b.order ? a : b;
}

/** Facts over a summary. Words taken from the log (names, paths) pass through `hide`, because causes repeat them. */
export function factsOf(summary: LogSummary, hide: (text: string) => string): Facts {
  const tally = (name: string): Tally | undefined => summary.codes.get(name) ?? summary.seen.get(name);
  const tallies = (names: readonly string[]) => names.flatMap((name) => tally(name) ?? []);

  function first(...names: string[]): Moment | null {
    return tallies(names)
      .map((one): Moment => ({ at: one.first, order: one.firstOrder }))
      .reduce<Moment | null>(earlier, null);
  }

  function leads(causes: readonly string[], effects: readonly string[], minutes: number): boolean {
    const cause = first(...causes);
    const effect = first(...effects);
    if (cause === null || effect === null) return false;
    if (cause.at === null || effect.at === null) return cause.order < effect.order;
    return cause.at <= effect.at + slack && effect.at - cause.at <= minutes * minute;
  }

  const types = (names: readonly string[]) =>
    new Set(tallies(names).flatMap(({ dynos }) => [...dynos.keys()].map((dyno) => dyno.split(/[.-]/, 1)[0])));

  return {
    ...summary,
    paths: summary.paths.map((one) => ({ ...one, path: hide(one.path) })),
    count: (...names) => tallies(names).reduce((sum, { count }) => sum + count, 0),
    has: (...names) => tallies(names).length > 0,
    first,
    leads,
    leadsAny: (causes, effects, minutes) => effects.some((effect) => leads(causes, [effect], minutes)),
    sameProcess(name, ...others) {
      const own = types([name]);
      const theirs = types(others);
      return own.size === 0 || theirs.size === 0 || [...own].some((type) => theirs.has(type));
    },
    around(causes, effects, minutes) {
      const effect = first(...effects);
      if (effect === null) return false;
      return tallies(causes).some((cause) => {
        const { at } = effect;
        if (at === null || cause.first === null || cause.last === null) return true;
        if (cause.times.some((time) => Math.abs(time - at) <= minutes * minute)) return true;
        // Only the first times are kept: a cause that went on and on is taken to be one long one.
        return cause.count > cause.times.length && at >= cause.first && at <= cause.last + minutes * minute;
      });
    },
    quotes(...names) {
      const lists = tallies(names).map(({ quotes }) => quotes);
      const turns = [0, 1, 2].flatMap((turn) => lists.flatMap((list) => list[turn] ?? []));
      const unique = turns.filter(
        (quote, at) => turns.findIndex(({ order }) => order === quote.order) === at,
      );
      return unique.slice(0, maxQuotes).sort((a, b) => a.order - b.order);
    },
    detail(name) {
      const details = [...(tally(name)?.details ?? [])].sort((a, b) => b[1] - a[1]);
      return hide(details[0]?.[0] ?? '');
    },
    worstDyno(name) {
      const one = tally(name);
      const dynos = [...(one?.dynos ?? [])].sort((a, b) => b[1] - a[1]);
      const [worst] = dynos;
      if (one === undefined || worst === undefined) return null;
      return { dyno: worst[0], share: worst[1] / one.count, others: dynos.length - 1 };
    },
    figure: (name) => summary.figures.get(name) ?? null,
  };
}
