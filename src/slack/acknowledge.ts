import { type AllMiddlewareArgs, type AnyMiddlewareArgs, ErrorCode } from '@slack/bolt';

export type Ack = (answer?: unknown) => Promise<void>;

/** Slack waits three seconds for a command; this leaves the network its part. */
const patienceMs = 2500;

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** What a listener that acknowledges twice is told: Slack takes one answer. */
export function secondAck(): Error {
  const code = ErrorCode.ReceiverMultipleAckError;
  return Object.assign(new Error('this request was acknowledged already'), { code });
}

/**
 * The ack of one request, or undefined for an event. A second ack throws, over Socket Mode too. A command whose listener
 * is slow, because the database is, gets an empty ack in time, and its answer through the `response_url` when it is there.
 */
export function acknowledging(args: Args): Ack | undefined {
  if (!('ack' in args) || args.ack === undefined) return undefined;
  const send = args.ack as Ack;
  const { respond } = 'command' in args ? args : {};
  let state: 'open' | 'late' | 'done' = 'open';
  const timer =
    respond === undefined
      ? undefined
      : setTimeout(() => {
          state = 'late';
          send().catch(() => {});
        }, patienceMs);
  return async (answer) => {
    clearTimeout(timer);
    if (state === 'done') throw secondAck();
    const isLate = state === 'late';
    state = 'done';
    if (!isLate) return send(answer);
    if (answer !== undefined)
      await respond?.({ replace_original: false, ...(answer as object), text: textOf(answer) });
  };
}

const textOf = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'text' in answer ? String(answer.text) : String(answer);
