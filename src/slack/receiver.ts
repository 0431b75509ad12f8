import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type App, HTTPReceiver, type HTTPReceiverOptions, type Logger } from '@slack/bolt';
import { secondAck } from './acknowledge.ts';
import { decode, isJson, readBody, type SlackBody } from './request.ts';
import { signatureCheck } from './signature.ts';
import { wireOf } from './wire.ts';

const endpoint = '/slack/events';
/** Slack waits three seconds (docs.slack.dev, responding to interactions). */
const patienceMs = 3000;
/** An event that takes longer is acknowledged while it is in work: Slack would send it a second time. */
const eventPatienceMs = 2500;

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (!response.headersSent) response.writeHead(status, { 'content-length': '0', ...headers });
  response.end();
}

/** The same body would be refused again: Slack need not repeat it. */
const noRetry = { 'x-slack-no-retry': '1' };

function send(response: ServerResponse, answer: unknown): void {
  if (answer === undefined || answer === '') {
    end(response, 200);
    return;
  }
  const json = wireOf(typeof answer === 'object' && answer !== null ? answer : { text: answer });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length });
  response.end(json, 'latin1');
}

type Door = {
  isSigned(request: IncomingMessage, body: Buffer): boolean;
  app(): App | undefined;
  onRateLimited(): void;
  logger: Logger;
};

/** Hands an event to the app. It is acknowledged when its listener is done, so that a crash leaves it with Slack. */
async function takeEvent(app: App, body: SlackBody, request: IncomingMessage, response: ServerResponse) {
  const timer = setTimeout(end, eventPatienceMs, response, 200);
  const { 'x-slack-retry-num': retryNum, 'x-slack-retry-reason': retryReason } = request.headers;
  const retry =
    retryNum === undefined ? {} : { retryNum: Number(retryNum), retryReason: String(retryReason) };
  try {
    await app.processEvent({ body, ...retry, ack: async () => {} });
    end(response, 200);
  } catch {
    end(response, 500);
  } finally {
    clearTimeout(timer);
  }
}

/** Hands a command or an interaction to the app, whose first ack is the answer. */
async function takeRequest(app: App, body: SlackBody, response: ServerResponse, logger: Logger) {
  let acknowledged = false;
  const timer = setTimeout(() => {
    logger.error('a request was not acknowledged within three seconds');
    end(response, 404);
  }, patienceMs);
  const ack = async (answer?: unknown) => {
    if (acknowledged) throw secondAck();
    acknowledged = true;
    clearTimeout(timer);
    if (!response.headersSent) send(response, answer);
  };
  try {
    await app.processEvent({ body, ack });
  } catch {
    clearTimeout(timer);
    end(response, 500);
  }
}

async function enter(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await readBody(request);
  if (raw === undefined) return end(response, 413, { connection: 'close', ...noRetry });
  const json = isJson(request);
  if (!json && raw.length < 200 && /(?:^|&)ssl_check=1(?:&|$)/.test(raw.toString()))
    return end(response, 200);
  if (!door.isSigned(request, raw)) {
    door.logger.warn('a request without a right signature was refused');
    return end(response, 401);
  }
  const body = decode(raw, json);
  const app = door.app();
  if (body === undefined) return end(response, 400, noRetry);
  if (body.type === 'url_verification') return send(response, { challenge: body.challenge });
  if (body.type === 'app_rate_limited') {
    door.onRateLimited();
    return end(response, 200);
  }
  if (app === undefined) return end(response, 503);
  return json ? takeEvent(app, body, request, response) : takeRequest(app, body, response, door.logger);
}

/**
 * The receiver of requests from Slack at `/slack/events`, with Bolt's own behind it for everything else: installing
 * the bot, and the health check at `/healthz`.
 */
export function httpReceiver(options: {
  signingSecret: string;
  logger: Logger;
  oauth?: Partial<HTTPReceiverOptions>;
  onRateLimited: () => void;
}): HTTPReceiver {
  const { signingSecret, logger, oauth = {}, onRateLimited } = options;
  const receiver = new HTTPReceiver({
    ...oauth,
    signingSecret,
    logger,
    customRoutes: [
      { path: '/healthz', method: 'GET', handler: (_request, response) => void response.end('ok\n') },
    ],
    dispatchErrorHandler: ({ response }) => end(response, 404),
  });
  let app: App | undefined;
  const check = signatureCheck(signingSecret);
  const door: Door = {
    isSigned: (request, body) => check(request.headers, body),
    app: () => app,
    onRateLimited,
    logger,
  };
  const elsewhere: RequestListener = receiver.requestListener;
  receiver.requestListener = (request: IncomingMessage, response: ServerResponse) => {
    const isOurs = request.method === 'POST' && request.url?.split('?', 1)[0] === endpoint;
    if (!isOurs) return elsewhere(request, response);
    enter(door, request, response).catch(() => response.destroy());
  };
  receiver.init = (given) => {
    app = given;
  };
  return receiver;
}
