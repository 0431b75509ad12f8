/** Remembers keys for a while, so that a double press does its work once. */
export type Once = { first(key: string): boolean; forget(key: string): void };

const most = 10_000;

/** `first` says true for a key once in `ttlMs`; at most 10,000 keys are kept, the oldest go first. */
export function createOnce(ttlMs: number): Once {
  const seen = new Map<string, number>();
  return {
    first(key) {
      const now = Date.now();
      const until = seen.get(key);
      if (until !== undefined && until > now) return false;
      seen.delete(key);
      seen.set(key, now + ttlMs);
      for (const oldest of seen.keys()) {
        if (seen.size <= most) break;
        seen.delete(oldest);
      }
      return true;
    },
    forget: (key) => void seen.delete(key),
  };
}
