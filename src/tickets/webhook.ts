import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { AppError } from '../errors.ts';
import type { Queue } from '../queue/queue.ts';
import type { Book } from './book.ts';
import { ticketId } from './ids.ts';
import { callWebhook } from './jobs.ts';
import { fold } from './lifecycle/evolve.ts';
import { type WebhookMessage, webhookMessage } from './webhook-event.ts';
import { checkTarget, type TargetRules } from './webhook-target.ts';

/** The outgoing webhooks of all workspaces (Standard Webhooks 1.0.0: github.com/standard-webhooks/standard-webhooks). */
export type Webhooks = {
  /** Why an address cannot be called; undefined when it can. */
  problemOf(url: string): Promise<string | undefined>;
  /** A new secret to check signatures with, in the form `whsec_…`; an older one of the workspace ends. */
  renewSecret(team: string): Promise<string>;
  /** Works on the deliveries that are queued. */
  start(book: Book, queue: Pick<Queue, 'work'>): Promise<void>;
};

type Parts = {
  secrets: {
    get(team: string): Promise<string | undefined>;
    set(team: string, secret: string): Promise<void>;
  };
  allowed?: readonly string[];
  resolve?: TargetRules['resolve'];
  deadlineMs?: number;
};

const secretBytes = 32;

const resolveByDns = async (host: string) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export function createWebhooks({
  secrets,
  allowed = [],
  resolve = resolveByDns,
  deadlineMs = 15_000,
}: Parts): Webhooks {
  async function deliver(team: string, url: string, message: WebhookMessage): Promise<void> {
    const [target, secret] = await Promise.all([checkTarget(url, { resolve, allowed }), secrets.get(team)]);
    // DNS may answer otherwise in a while, so this is tried again like a server that is down.
    if (!target.ok) throw new AppError('unavailable', `The webhook was not called. ${target.sentence}`);
    if (secret === undefined)
      throw new AppError(
        'config_invalid',
        'The webhook has no secret. Save the ticket settings with a new one.',
      );
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'heroku-support-for-slack',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(message.id, at, message.body),
    };
    const { status, retryAfter } = await post(
      target.url,
      target.addresses,
      headers,
      message.body,
      deadlineMs,
    );
    if (status >= 200 && status < 300) return;
    // The specification: who answers 410 wants no more of it.
    if (status === 410)
      throw new AppError('not_allowed', 'The webhook is gone: it answered with status 410.');
    const failed = new AppError('unavailable', `The webhook answered with status ${status}.`);
    throw retryAfter === undefined ? failed : Object.assign(failed, { retryAfter });
  }

  return {
    async problemOf(url) {
      const target = await checkTarget(url, { resolve, allowed });
      return target.ok ? undefined : target.sentence;
    },
    async renewSecret(team) {
      const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`;
      await secrets.set(team, secret);
      return secret;
    },
    start: (book, queue) =>
      queue.work(callWebhook, async ({ team, number, sequence }) => {
        const [{ webhookUrl }, history] = await Promise.all([
          book.settings(team),
          book.history(team, ticketId(number)),
        ]);
        const event = history[sequence - 1];
        const after = fold(history.slice(0, sequence));
        if (webhookUrl === null || event === undefined || after === null) return;
        const message = webhookMessage(event, after);
        if (message !== null) await deliver(team, webhookUrl, message);
      }),
  };
}

/** Connects to the addresses that were checked and to nothing else; follows no redirect and drops the answer's body. */
function post(
  url: string,
  addresses: readonly string[],
  headers: Record<string, string>,
  body: string,
  deadlineMs: number,
): Promise<{ status: number; retryAfter: number | undefined }> {
  const records = addresses.map((address) => ({ address, family: isIP(address) }));
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers,
        agent: false,
        signal: AbortSignal.timeout(deadlineMs),
        lookup: (_host, { all }, done) => {
          const [first = { address: '', family: 0 }] = records;
          if (all) done(null, records);
          else done(null, first.address, first.family);
        },
      },
      (answer) => {
        const seconds = Number(answer.headers['retry-after']);
        answer.resume();
        answer.destroy();
        resolve({
          status: answer.statusCode ?? 0,
          retryAfter: answer.headers['retry-after'] !== undefined && seconds >= 0 ? seconds : undefined,
        });
      },
    );
    request.on('error', (cause) =>
      reject(new AppError('unavailable', 'The webhook could not be reached.', { cause })),
    );
    request.end(body);
  });
}
