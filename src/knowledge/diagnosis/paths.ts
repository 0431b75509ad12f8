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
    .map((part) => (part.length > 100 || id.test(part) ? ':id' : part))
    .join('/');
}

type Folded = { count: number; max: number; times: Map<number, { count: number }>; kept: boolean };
type Raw = { count: number; folded: Folded };

/** Times of three significant digits: enough for a median, and few enough to count one by one. */
function rounded(time: number): number {
  const unit = time < 1000 ? 1 : 10 ** (Math.floor(Math.log10(time)) - 2);
  return Math.round(time / unit) * unit;
}

function medianOf(times: ReadonlyMap<number, { count: number }>): number {
  const sorted = [...times].sort((a, b) => a[0] - b[0]);
  const total = sorted.reduce((sum, [, { count }]) => sum + count, 0);
  let passed = 0;
  for (const [time, { count }] of sorted) {
    passed += count;
    if (passed * 2 >= total) return time;
  }
  return 0;
}

/** Makes room by forgetting the entries with the smallest counts, so that memory stays bounded. */
function forgetRarest<T extends { count: number }>(
  entries: Map<string, T>,
  forget: (entry: T) => void,
): void {
  const all = [...entries.values()].map(({ count }) => count).sort((a, b) => a - b);
  const floor = all[Math.floor(all.length / 2)] ?? 0;
  for (const [key, entry] of entries) {
    if (entry.count > floor) continue;
    forget(entry);
    entries.delete(key);
  }
}

const topFive = <T extends { count: number }>(entries: ReadonlyMap<string, T>) =>
  [...entries].sort((a, b) => b[1].count - a[1].count).slice(0, 5);

/**
 * Counts paths. Exact while a log holds no more than 20,000 different paths (2,000 folded ones); beyond that the
 * rarest are forgotten, which can make the count of a path too small but hardly moves the top five.
 */
export function createPathCounts() {
  const raw = new Map<string, Raw>();
  const folded = new Map<string, Folded>();

  function foldedFor(path: string): Folded {
    const key = foldPath(path);
    let entry = folded.get(key);
    if (entry === undefined) {
      if (folded.size >= maxFolded)
        forgetRarest(folded, (one) => {
          one.kept = false;
        });
      entry = { count: 0, max: -1, times: new Map(), kept: true };
      folded.set(key, entry);
    }
    return entry;
  }

  function rawFor(path: string): Raw {
    let entry = raw.get(path);
    if (entry === undefined) {
      if (raw.size >= maxRaw) forgetRarest(raw, () => undefined);
      entry = { count: 0, folded: foldedFor(path) };
      raw.set(path, entry);
    } else if (!entry.folded.kept) entry.folded = foldedFor(path);
    return entry;
  }

  return {
    add(whole: string, service: number | null): void {
      const entry = rawFor(whole.length > maxLength ? whole.slice(0, maxLength) : whole);
      entry.count += 1;
      const { folded: under } = entry;
      under.count += 1;
      if (service === null) return;
      const time = rounded(service);
      if (service > under.max) under.max = service;
      const known = under.times.get(time);
      if (known === undefined) under.times.set(time, { count: 1 });
      else known.count += 1;
    },
    /** The five paths hit most, as the router wrote them, most hit first; equals in the order they were met. */
    topRaw: (): string[] => topFive(raw).map(([path]) => path),
    /** The same with ids folded, and service times. The median is exact to three significant digits. */
    topFolded: (): PathCount[] =>
      topFive(folded).map(([path, { count, max, times }]) => ({
        path,
        count,
        service: times.size === 0 ? null : { max, median: medianOf(times) },
      })),
  };
}
