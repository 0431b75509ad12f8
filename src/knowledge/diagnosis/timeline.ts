/** Widths of a bucket in seconds. Each divides the next, so that buckets can be merged without loss. */
const widths = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** The most points that Slack's chart block takes. */
export const maxBuckets = 20;
/** The most series that Slack's chart block takes. */
export const maxSeries = 12;

/** Events per code over time: at most 20 equal buckets and at most 12 codes, the most frequent ones. */
export type Timeline = {
  /** Milliseconds: where the first bucket begins; and the width of each. */
  from: number;
  bucketSeconds: number;
  /** One for each bucket, at most 20 characters, in UTC: "14:05" or "Nov 2 14:05". */
  labels: string[];
  series: { code: string; counts: number[] }[];
  /** Codes that did not fit. */
  left: number;
};

const widthAt = (level: number) => widths[level] ?? 86_400 * 2 ** (level - widths.length + 1);

/** Counts moments by code in buckets that grow as the log gets longer; never holds more than 20 buckets. */
export function createTimelineCounts() {
  let level = 0;
  let low = 0;
  let high = -1;
  let counts = new Map<string, Map<number, number>>();
  /** The bucket counted into last, kept apart until another one is met. */
  let held = { code: '', bucket: 0, count: 0 };

  function settle(): void {
    if (held.count === 0) return;
    let buckets = counts.get(held.code);
    if (buckets === undefined) {
      buckets = new Map();
      counts.set(held.code, buckets);
    }
    buckets.set(held.bucket, (buckets.get(held.bucket) ?? 0) + held.count);
    held.count = 0;
  }

  function grow(): void {
    settle();
    const ratio = widthAt(level + 1) / widthAt(level);
    level += 1;
    low = Math.floor(low / ratio);
    high = Math.floor(high / ratio);
    const merged = new Map<string, Map<number, number>>();
    for (const [code, buckets] of counts) {
      const wider = new Map<number, number>();
      for (const [bucket, count] of buckets) {
        const into = Math.floor(bucket / ratio);
        wider.set(into, (wider.get(into) ?? 0) + count);
      }
      merged.set(code, wider);
    }
    counts = merged;
  }

  return {
    add(code: string, at: number): void {
      let bucket = Math.floor(at / 1000 / widthAt(level));
      if (high < low) {
        low = bucket;
        high = bucket;
      }
      while (Math.max(high, bucket) - Math.min(low, bucket) >= maxBuckets) {
        grow();
        bucket = Math.floor(at / 1000 / widthAt(level));
      }
      if (bucket < low) low = bucket;
      if (bucket > high) high = bucket;
      if (bucket !== held.bucket || code !== held.code) {
        settle();
        held = { code, bucket, count: 0 };
      }
      held.count += 1;
    },
    /** The timeline, or null when no event has a time. */
    timeline(): Timeline | null {
      settle();
      if (high < low) return null;
      const width = widthAt(level);
      const starts = Array.from({ length: high - low + 1 }, (_, index) => (low + index) * width * 1000);
      const series = [...counts]
        .map(([code, buckets]) => ({
          code,
          counts: starts.map((_, index) => buckets.get(low + index) ?? 0),
          total: [...buckets.values()].reduce((sum, count) => sum + count, 0),
        }))
        .sort((a, b) => b.total - a.total || (a.code < b.code ? -1 : 1));
      return {
        from: low * width * 1000,
        bucketSeconds: width,
        labels: labelsFor(starts, width),
        series: series.slice(0, maxSeries).map(({ code, counts: values }) => ({ code, counts: values })),
        left: Math.max(0, series.length - maxSeries),
      };
    },
  };
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function labelsFor(starts: readonly number[], seconds: number): string[] {
  const first = new Date(starts[0] ?? 0).toISOString().slice(0, 10);
  const oneDay = starts.every((start) => new Date(start).toISOString().slice(0, 10) === first);
  return starts.map((start) => {
    const date = new Date(start);
    const iso = date.toISOString();
    const clock = seconds < 60 ? iso.slice(11, 19) : iso.slice(11, 16);
    const day = `${monthNames[date.getUTCMonth()]} ${date.getUTCDate()}`;
    if (seconds >= 86_400) return day;
    return oneDay ? clock : `${day} ${clock}`;
  });
}
