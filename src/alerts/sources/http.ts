import { maxBodyBytes, readBody } from './body.ts';
import { type FailedRead, failed } from './read.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type HttpOptions = {
  fetch: Fetch;
  url: string;
  /** Hosts (with port, if any) that a redirect may lead to, besides the one of `url`. */
  allowedHosts?: readonly string[];
  /** Who is asking, with an address to complain to. */
  userAgent: string;
  accept: string;
  /** Connecting, redirects and body together, in ms. */
  deadlineMs?: number;
  maxBytes?: number;
};

/** `notModified`: the server said so (304), or sent the same body once more. */
export type HttpAnswer = { ok: true; body: string; notModified: boolean; serverTime: number | null };
export type HttpRead = HttpAnswer | FailedRead;

/** One address with its memory: the last body and what the server gave to ask with. `forget` drops both. */
export type HttpReader = { read: () => Promise<HttpRead>; forget: () => void };

type Memory = { body: string; etag: string | null; lastModified: string | null };

const maxRedirects = 3;
const tenSeconds = 10_000;

function serverTime(response: Response): number | null {
  const time = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

/** `Retry-After` in ms, given as seconds or as a date; dates are compared with the server's own clock. */
export function retryAfterMs(response: Response): number | undefined {
  const given = response.headers.get('retry-after')?.trim();
  if (!given) return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1000;
  const until = Date.parse(given);
  const from = serverTime(response);
  return Number.isNaN(until) || from === null ? undefined : Math.max(0, until - from);
}

function refusal(response: Response): FailedRead {
  const { status } = response;
  const detail = `The server answered ${status}.`;
  if (status === 404) return failed('not_found', detail);
  if (status === 410) return failed('gone', detail);
  if (status === 429) return failed('rate_limited', detail, retryAfterMs(response));
  if (status >= 500) return failed('server_error', detail, retryAfterMs(response));
  return failed('refused', detail, retryAfterMs(response));
}

function redirectTarget(response: Response, from: string, allowed: ReadonlySet<string>): string | FailedRead {
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from))
    return failed('redirect_refused', 'The server redirects to nowhere.');
  const target = new URL(location, from);
  const downgrade = new URL(from).protocol === 'https:' && target.protocol !== 'https:';
  if (downgrade || !/^https?:$/.test(target.protocol) || !allowed.has(target.host))
    return failed(
      'redirect_refused',
      `The server redirects to ${target.host}, which is not one of its own hosts.`,
    );
  return target.href;
}

function thrown(error: unknown, deadline: AbortSignal, deadlineMs: number): FailedRead {
  if (deadline.aborted) return failed('timeout', `No complete answer within ${deadlineMs / 1000} seconds.`);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return failed('unreachable', `The server could not be reached${code}.`);
}

/**
 * Reads one address again and again: conditional requests, one deadline, a body cap, redirects only to known hosts.
 * Whatever happens is a value, never a throw.
 */
export function httpReader(options: HttpOptions): HttpReader {
  const { fetch, url, userAgent, accept, deadlineMs = tenSeconds, maxBytes = maxBodyBytes } = options;
  const allowed = new Set([new URL(url).host, ...(options.allowedHosts ?? [])]);
  let memory: Memory | null = null;

  const headers = (): Record<string, string> => ({
    accept,
    'user-agent': userAgent,
    ...(memory?.etag ? { 'if-none-match': memory.etag } : {}),
    ...(memory?.lastModified ? { 'if-modified-since': memory.lastModified } : {}),
  });

  async function request(signal: AbortSignal): Promise<Response | FailedRead> {
    let target = url;
    for (let hops = 0; hops <= maxRedirects; hops++) {
      const response = await fetch(target, { headers: headers(), redirect: 'manual', signal });
      if (![301, 302, 303, 307, 308].includes(response.status)) return response;
      await response.body?.cancel();
      const next = redirectTarget(response, target, allowed);
      if (typeof next !== 'string') return next;
      target = next;
    }
    return failed('redirect_refused', `The server redirects more than ${maxRedirects} times.`);
  }

  async function answer(signal: AbortSignal): Promise<HttpRead> {
    const response = await request(signal);
    if ('reason' in response) return response;
    if (response.status === 304 && memory !== null) {
      await response.body?.cancel();
      return { ok: true, body: memory.body, notModified: true, serverTime: serverTime(response) };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return refusal(response);
    }
    const body = await readBody(response, maxBytes);
    if (typeof body !== 'string') return body;
    if (body.trim() === '') return failed('empty', 'The server answered 200 with an empty body.');
    const notModified = memory?.body === body;
    memory = {
      body,
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
    };
    return { ok: true, body, notModified, serverTime: serverTime(response) };
  }

  return {
    async read() {
      const signal = AbortSignal.timeout(deadlineMs);
      try {
        return await answer(signal);
      } catch (error) {
        return thrown(error, signal, deadlineMs);
      }
    },
    forget() {
      memory = null;
    },
  };
}
