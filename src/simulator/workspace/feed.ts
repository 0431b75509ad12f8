import { randomUUID } from 'node:crypto';
import type { FeedEvent } from './entities.ts';

/** One event with its place in the feed. `id` is `<run>-<number>`, so that ids of an earlier start are recognised. */
export interface FeedEntry {
  id: string;
  number: number;
  event: FeedEvent;
  audience: ReadonlySet<string>;
}

export type FeedListener = (entry: FeedEntry) => void;

/** What happens in the workspace, in order, for the people who may see it. */
export interface Feed {
  lastId(): string;
  publish(event: FeedEvent, audience: Iterable<string>): void;
  subscribe(listener: FeedListener): () => void;
  /** The entries after `id`, or `undefined` when the feed no longer knows (then the page loads everything anew). */
  after(id: string): FeedEntry[] | undefined;
}

/** Entries kept for pages that reconnect. */
const kept = 1000;

export function createFeed(): Feed {
  const run = randomUUID().slice(0, 8);
  const listeners = new Set<FeedListener>();
  let entries: FeedEntry[] = [];
  let last = 0;
  return {
    lastId: () => `${run}-${last}`,
    publish(event, audience) {
      last += 1;
      const entry = { id: `${run}-${last}`, number: last, event, audience: new Set(audience) };
      entries = [...entries.slice(-(kept - 1)), entry];
      for (const listener of listeners) listener(entry);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after(id) {
      const [itsRun, number] = id.split('-');
      const seen = Number(number);
      if (itsRun !== run || !Number.isInteger(seen) || seen > last) return undefined;
      const oldest = entries[0]?.number ?? last + 1;
      return seen + 1 < oldest ? undefined : entries.filter((entry) => entry.number > seen);
    },
  };
}
