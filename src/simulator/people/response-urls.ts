import { randomBytes } from 'node:crypto';

/** Where an answer to a `response_url` goes. */
export interface ResponseTarget {
  channel: string;
  user: string;
  /** The message the request came from: it may be replaced or deleted. */
  originalTs?: string;
  threadTs?: string;
}

export interface ResponseUrls {
  /** A new address, good for 5 uses within 30 minutes (docs.slack.dev, handling user interaction). */
  issue(target: ResponseTarget): string;
  /** Uses the address once; says in Slack's words why it cannot be used. */
  use(id: string): { target: ResponseTarget } | { error: 'used_url' | 'expired_url' | 'not_found' };
}

const usesAllowed = 5;
const lifetimeMs = 30 * 60 * 1000;

/** `origin` is where the addresses lead; `now` gives milliseconds and is there for tests. */
export function createResponseUrls(origin: string, now: () => number = Date.now): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; uses: number; expires: number }>();
  return {
    issue(target) {
      for (const [id, entry] of issued) if (entry.expires < now() - lifetimeMs) issued.delete(id);
      const id = randomBytes(18).toString('base64url');
      issued.set(id, { target, uses: 0, expires: now() + lifetimeMs });
      return `${origin}/response/${id}`;
    },
    use(id) {
      const entry = issued.get(id);
      if (!entry) return { error: 'not_found' };
      if (entry.expires <= now()) return { error: 'expired_url' };
      if (entry.uses >= usesAllowed) return { error: 'used_url' };
      entry.uses += 1;
      return { target: entry.target };
    },
  };
}
