/** Counts by key, quick when the same key comes again and again; keys beyond `most` are not counted. */
export function createCounter<K>(most: number) {
  const counts = new Map<K, { count: number }>();
  let lastKey: K | undefined;
  let last = { count: 0 };
  return {
    add(key: K): void {
      if (key === lastKey) {
        last.count += 1;
        return;
      }
      let entry = counts.get(key);
      if (entry === undefined) {
        if (counts.size >= most) return;
        entry = { count: 0 };
        counts.set(key, entry);
      }
      entry.count += 1;
      lastKey = key;
      last = entry;
    },
    /** The counts, in the order in which the keys came. */
    counts: (): Map<K, number> => new Map([...counts].map(([key, { count }]) => [key, count])),
  };
}

export type Counter<K> = ReturnType<typeof createCounter<K>>;
