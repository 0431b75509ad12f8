import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const freshSeconds = 5 * 60;
const version = 'v0=';

/**
 * Tells whether a request is Slack's: signed with the secret, and at most five minutes old or ahead of our clock
 * (docs.slack.dev, verifying requests from Slack; Bolt lets the future pass).
 */
export function signatureCheck(secret: string): (headers: IncomingHttpHeaders, body: Buffer) => boolean {
  const key = createSecretKey(secret, 'utf8');
  return (headers, body) => {
    const at = headers['x-slack-request-timestamp'];
    const given = headers['x-slack-signature'];
    if (typeof at !== 'string' || typeof given !== 'string' || !given.startsWith(version)) return false;
    if (!(Math.abs(Date.now() / 1000 - Number(at)) <= freshSeconds)) return false;
    const expected = createHmac('sha256', key).update(`v0:${at}:`).update(body).digest();
    const signature = Buffer.from(given.slice(version.length), 'hex');
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  };
}
