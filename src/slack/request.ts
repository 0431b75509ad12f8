import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { ReceiverEvent } from '@slack/bolt';

/** Slack's own bodies stay far below this. */
const bodyLimit = 256 * 1024;

/** What Slack sent, decoded: a command's fields, an interaction's payload, an event's envelope. */
export type SlackBody = ReceiverEvent['body'];

/** The whole body of a request, or undefined where it is over the limit. Rejects when the sender goes away. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimit) {
        request.pause();
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the sender went away')));
  });
}

/** Whether the request carries JSON, whatever parameters stand behind its content type. */
export function isJson(request: IncomingMessage): boolean {
  return /^\s*application\/json\b/i.test(request.headers['content-type'] ?? '');
}

/** Decodes a body; undefined where it is none that Slack would send, such as broken JSON, `null` or a number. */
export function decode(body: Buffer, json: boolean): SlackBody | undefined {
  try {
    const text = body.toString();
    if (json) return objectOf(JSON.parse(text));
    const { payload, ...fields } = parse(text);
    return payload === undefined ? fields : objectOf(JSON.parse(String(payload)));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): SlackBody | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
