import { randomBytes } from 'node:crypto';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import { type Ack, acknowledging } from './acknowledge.ts';
import { plain } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { slackCode } from './refusals.ts';

/** A short id that a person can read out and that stands in the log beside the cause. */
function errorId(): string {
  return `E-${randomBytes(4).toString('hex').toUpperCase()}`;
}

/** What a person reads when a listener failed: what happened, what to do, the id to quote. */
export function explain(error: unknown, id: string): Message {
  const known = error instanceof AppError;
  const what = known
    ? error.message
    : 'Something went wrong on our side, and your request was not completed.';
  const next = known ? '' : ' Try it again; if it keeps failing, tell whoever runs this bot.';
  const text = `${what}${next} Error id: ${id}`;
  return message({ text, head: [plain(text)] });
}

type Failed = AnyMiddlewareArgs & AllMiddlewareArgs;

/** Acknowledges where nothing was acknowledged yet; a second ack is refused, which is what we want to know. */
async function ackOnce(ack: Ack, answer?: unknown): Promise<boolean> {
  try {
    await ack(answer);
    return true;
  } catch {
    return false;
  }
}

async function tell(args: Failed, ack: Ack | undefined, words: Message): Promise<void> {
  const { body, client } = args;
  if ('view' in args && body.type === 'view_submission' && ack !== undefined) {
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: 'That did not work' },
      blocks: words.blocks,
    };
    if (await ackOnce(ack, { response_action: 'push', view })) return;
  } else if (ack !== undefined) await ackOnce(ack);
  if ('respond' in args && args.respond !== undefined) {
    await args.respond({ response_type: 'ephemeral', replace_original: false, ...words });
  } else if (args.context.userId !== undefined && body.type !== 'event_callback') {
    await client.chat.postMessage({ channel: args.context.userId, ...words });
  }
}

/** Requests in work. Stopping waits for them. */
export type InFlight = { enter(): () => void; idle(deadlineMs: number): Promise<void> };

export function createInFlight(): InFlight {
  let count = 0;
  const waiting: (() => void)[] = [];
  return {
    enter() {
      count += 1;
      return () => {
        count -= 1;
        if (count === 0) for (const done of waiting.splice(0)) done();
      };
    },
    async idle(deadlineMs) {
      if (count === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadlineMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

/**
 * The one place where a failed listener is caught: the person reads what happened, the log gets the id and the cause.
 * `dispatch` runs the listener. A failed event is thrown on, so that Slack sends it again.
 */
export function boundary(
  log: Log,
  inFlight: InFlight,
  dispatch: Middleware<AnyMiddlewareArgs>,
): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const leave = inFlight.enter();
    const ack = acknowledging(args);
    try {
      await dispatch(ack === undefined ? args : ({ ...args, ack } as typeof args));
    } catch (error) {
      const id = errorId();
      log.error({ id, kind: args.body.type ?? 'command', ...errorFacts(error) }, 'a listener failed');
      // What Slack refused in words it refuses again.
      if ('event' in args && slackCode(error) === undefined) throw error;
      await tell(args, ack, explain(error, id)).catch((failed) =>
        log.error({ id, ...errorFacts(failed) }, 'the person could not be told'),
      );
    } finally {
      leave();
    }
  };
}
