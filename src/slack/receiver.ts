import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver, type HTTPReceiverOptions, type Logger } from '@slack/bolt';

const bodyLimit = 256 * 1024;
const freshSeconds = 5 * 60;
const rateLimitedMark = '"app_rate_limited"';

type Buffered = IncomingMessage & { rawBody?: Buffer };

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function fromTheFuture(request: IncomingMessage): boolean {
  return Number(header(request, 'x-slack-request-timestamp')) > Date.now() / 1000 + freshSeconds;
}

function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const at = header(request, 'x-slack-request-timestamp');
  if (!(Math.abs(Date.now() / 1000 - Number(at)) <= freshSeconds)) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`,
  );
  const given = Buffer.from(header(request, 'x-slack-signature'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * What Bolt's own receiver leaves open, in front of it: signatures from the future are refused as old ones are,
 * a `charset` in a form's content type is accepted, what is no object is refused, and `app_rate_limited`, which Bolt cannot classify, is answered.
 */
function frontDoor(bolt: RequestListener, signingSecret: string, onRateLimited: () => void): RequestListener {
  return (request: Buffered, response) => {
    if (request.method !== 'POST') return bolt(request, response);
    if (fromTheFuture(request)) return end(response, 401);
    const [type = '', ...parameters] = header(request, 'content-type').split(';');
    if (parameters.length > 0) request.headers['content-type'] = type.trim().toLowerCase();
    const isJson = type.trim() === 'application/json';
    readBody(request).then(
      (body) => {
        if (body === undefined) return end(response, 413);
        request.rawBody = body;
        if (!holdsObject(body, isJson)) return end(response, 400);
        if (!isJson || !body.includes(rateLimitedMark) || !isRateLimitNotice(body))
          return bolt(request, response);
        if (!isSigned(request, body, signingSecret)) return end(response, 401);
        onRateLimited();
        return end(response, 200);
      },
      () => response.destroy(),
    );
  };
}

/**
 * Whether the body can be one of Slack's: JSON that begins as an object. Bolt parses `null` and numbers as well, and
 * then fails where nobody catches it.
 */
function holdsObject(body: Buffer, isJson: boolean): boolean {
  const start = body.toString('latin1', 0, isJson ? 64 : undefined);
  return isJson ? /^\s*\{/.test(start) : !/(?:^|&)payload=(?!%7B|\{)/i.test(start);
}

function isRateLimitNotice(body: Buffer): boolean {
  try {
    return JSON.parse(body.toString()).type === 'app_rate_limited';
  } catch {
    return false;
  }
}

/** Bolt's HTTP receiver at `/slack/events`, guarded, with a health check at `/healthz`. */
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
    bodyLimit,
    customRoutes: [
      { path: '/healthz', method: 'GET', handler: (_request, response) => void response.end('ok\n') },
    ],
    dispatchErrorHandler: ({ response }) => end(response, 404),
  });
  receiver.requestListener = frontDoor(receiver.requestListener, signingSecret, onRateLimited);
  return receiver;
}
