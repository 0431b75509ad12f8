/** Entries that have no identity but their place, with that place as their key for React. */
export function keyed<T>(entries: readonly T[]): { key: string; entry: T }[] {
  return entries.map((entry, index) => ({ key: String(index), entry }));
}
