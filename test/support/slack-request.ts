import { createHmac } from 'node:crypto';

/** A slash command's fields, an interaction's payload, or an event's envelope: each travels in its own way. */
export type SlackRequestKind = 'command' | 'interaction' | 'event';

/** Slack's v0 signature over a body (docs.slack.dev, verifying requests from Slack). `at` is the time it claims. */
export function slackSignature(secret: string, body: string, at: Date = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

/** Sends what Slack would send to an app, signed for `at`. */
export function signedRequest(
  secret: string,
  url: string,
  kind: SlackRequestKind,
  payload: object,
  at: Date = new Date(),
): Promise<Response> {
  const body = encode(kind, payload);
  const contentType = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType, ...slackSignature(secret, body, at) },
  });
}

function encode(kind: SlackRequestKind, payload: object): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
