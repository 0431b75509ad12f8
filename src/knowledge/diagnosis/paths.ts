/** A path with its ids folded, how often it was hit, and its service times in milliseconds where the router wrote them. */
export type PathCount = { path: string; count: number; service: { max: number; median: number } | null };

const maxRaw = 20_000;
const maxFolded = 2000;
const maxLength = 2048;

const id =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[a-f]*\d)[0-9a-f]{8,}|(?=\D*\d)[\w-]{16,}|[^/\s]+(?:@|%40)[^/\s]+\.[^/\s]+)$/i;

/** A path whose ids are folded: "/orders/123/items/7" becomes "/orders/:id/items/:id". */
export function foldPath(path: string): string {
  return path
    .split('/')
    .map((part) => (id.test(part) ? ':id' : part))
    .join('/');
}

type Folded = { count: number; max: number; times: Map<number, number> };

/** Times of three significant digits: enough for a median, and few enough to count one by one. */
function rounded(time: number): number {
  const unit = time < 1000 ? 1 : 10 ** (Math.floor(Math.log10(time)) - 2);
  return Math.round(time / unit) * unit;
}

function medianOf(times: ReadonlyMap<number, number>): number {
  const sorted = [...times].sort((a, b) => a[0] - b[0]);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [time, count] of sorted) {
    passed += count;
    if (passed * 2 >= total) return time;
  }
  return 0;
}

/** Makes room by forgetting the entries with the smallest counts, so that memory stays bounded. */
function forgetRarest<T>(counts: Map<string, T>, countOf: (entry: T) => number): void {
  const all = [...counts.values()].map(countOf).sort((a, b) => a - b);
  const floor = all[Math.floor(all.length / 2)] ?? 0;
  for (const [key, entry] of counts) if (countOf(entry) <= floor && counts.size > 1) counts.delete(key);
}

const topFive = <T>(entries: [string, T][], countOf: (entry: T) => number) =>
  entries.sort((a, b) => countOf(b[1]) - countOf(a[1])).slice(0, 5);

/**
 * Counts paths. Exact while a log holds no more than 20,000 different paths (2,000 folded ones); beyond that the
 * rarest are forgotten, which can make the count of a path too small but hardly moves the top five.
 */
export function createPathCounts() {
  const raw = new Map<string, number>();
  const folded = new Map<string, Folded>();
  const folds = new Map<string, Folded>();

  function foldedFor(path: string): Folded {
    const known = folds.get(path);
    if (known !== undefined) return known;
    const key = foldPath(path);
    let entry = folded.get(key);
    if (entry === undefined) {
      if (folded.size >= maxFolded) {
        forgetRarest(folded, ({ count }) => count);
        folds.clear();
      }
      entry = { count: 0, max: -1, times: new Map() };
      folded.set(key, entry);
    }
    if (folds.size >= maxFolded) folds.clear();
    folds.set(path, entry);
    return entry;
  }

  return {
    add(whole: string, service: number | null): void {
      const path = whole.length > maxLength ? whole.slice(0, maxLength) : whole;
      const count = raw.get(path);
      if (count === undefined && raw.size >= maxRaw) forgetRarest(raw, (entry) => entry);
      raw.set(path, (count ?? 0) + 1);
      const entry = foldedFor(path);
      entry.count += 1;
      if (service !== null) {
        const time = rounded(service);
        entry.max = Math.max(entry.max, service);
        entry.times.set(time, (entry.times.get(time) ?? 0) + 1);
      }
    },
    /** The five paths hit most, as the router wrote them, most hit first; equals in the order they were met. */
    topRaw: (): string[] => topFive([...raw], (count) => count).map(([path]) => path),
    /** The same with ids folded, and service times. The median is exact to three significant digits. */
    topFolded: (): PathCount[] =>
      topFive([...folded], ({ count }) => count).map(([path, { count, max, times }]) => ({
        path,
        count,
        service: times.size === 0 ? null : { max, median: medianOf(times) },
      })),
  };
}
