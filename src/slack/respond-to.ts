import type { RespondFn } from '@slack/bolt';
import { AppError } from '../errors.ts';

/** Answers to a `response_url` that was kept, as Bolt's own `respond` does. Throws when Slack refuses the message. */
export function respondTo(url: string, send: typeof fetch): RespondFn {
  return async (message) => {
    const body = typeof message === 'string' ? { text: message } : message;
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new AppError('unavailable', `Slack refused the message with status ${response.status}.`);
    return response;
  };
}
