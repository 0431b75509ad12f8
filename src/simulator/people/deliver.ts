import { createHmac } from 'node:crypto';
import type { SimulatorLog } from '../options.ts';
import { isObject, parseJson } from '../workspace/json.ts';

/** Slack gives an app three seconds to answer (docs.slack.dev, acknowledging requests). */
const deadlineMs = 3000;

export type Delivered =
  | { ok: true; body: unknown }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed'; detail: string };

/** Sends one signed request to the bot and gives back what it answered. Never throws. */
export type Deliver = (request: BotRequest) => Promise<Delivered>;

export type BotRequest =
  | { kind: 'command'; fields: Record<string, string> }
  | { kind: 'interaction'; payload: object }
  | { kind: 'event'; envelope: object };

export interface DeliverOptions {
  signingSecret: string;
  /** The bot's address now; `undefined` while nobody has said it. */
  botUrl(): string | undefined;
  log: SimulatorLog;
}

export function createDeliver({ signingSecret, botUrl, log }: DeliverOptions): Deliver {
  return async (request) => {
    const url = botUrl();
    if (!url) return failed('dispatch_failed', 'The bot has not said where it listens yet.');
    const { contentType, body } = encode(request);
    const started = performance.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
        headers: {
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signatureHeaders(signingSecret, body),
        },
      });
      const text = await response.text();
      log.debug(
        { kind: request.kind, status: response.status, ms: Math.round(performance.now() - started) },
        'the bot answered the local workspace',
      );
      if (!response.ok)
        return failed('dispatch_failed', `The bot answered with HTTP status ${response.status}.`);
      const json = parseJson(text);
      return { ok: true, body: isObject(json) ? json : text };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      log.warn({ kind: request.kind, error: String(error) }, 'the bot did not answer the local workspace');
      return late
        ? failed('operation_timeout', 'The bot did not answer within 3 seconds.')
        : failed('dispatch_failed', 'The bot could not be reached.');
    }
  };
}

function failed(error: 'operation_timeout' | 'dispatch_failed', detail: string): Delivered {
  return { ok: false, error, detail };
}

function encode(request: BotRequest): { contentType: string; body: string } {
  if (request.kind === 'event')
    return { contentType: 'application/json', body: JSON.stringify(request.envelope) };
  const fields = request.kind === 'command' ? request.fields : { payload: JSON.stringify(request.payload) };
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

/** Slack's v0 signature (docs.slack.dev, verifying requests from Slack). */
function signatureHeaders(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
