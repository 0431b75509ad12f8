/** Why a read failed, as words that a program can compare. */
export const failReasons = [
  'timeout',
  'unreachable',
  'refused',
  'gone',
  'not_found',
  'rate_limited',
  'server_error',
  'redirect_refused',
  'too_large',
  'empty',
  'not_json',
  'not_a_feed',
  'bad_shape',
] as const;
export type FailReason = (typeof failReasons)[number];

/** A read that changes nothing. `retryAfterMs` is what the server asked for. */
export type FailedRead = { ok: false; reason: FailReason; detail: string; retryAfterMs?: number };

/**
 * One look at one address. `serverTime` is the server's `Date` header in ms, `fresh` is false when the server said
 * or showed that nothing changed, `drift` names what the source sent that this program has not been taught.
 */
export type GoodRead<T> = {
  ok: true;
  value: T;
  fresh: boolean;
  serverTime: number | null;
  drift: readonly string[];
};
export type Read<T> = GoodRead<T> | FailedRead;

export type Parsed<T> = { ok: true; value: T; drift: readonly string[] } | FailedRead;

export function failed(reason: FailReason, detail: string, retryAfterMs?: number): FailedRead {
  return { ok: false, reason, detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
