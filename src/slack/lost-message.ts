import type { WebClient } from '@slack/web-api';
import { slackCode } from './refusals.ts';

/** Clocks differ: a message is looked for from a minute before it was sent. */
const earlierSeconds = 60;
const onePage = 200;
const mostPages = 5;

/** Looking is optional for an app, and a look that is not possible says nothing. */
const barred = ['missing_scope', 'not_in_channel', 'channel_not_found', 'unknown_method'];
const away = ['thread_not_found', 'message_not_found'];

type Wanted = {
  channel: string;
  /** The card that replies stand under; null for messages of the channel itself. */
  thread: string | null;
  /** In milliseconds since 1970. */
  since: number;
  eventType: string;
  key: string;
};

/**
 * The `ts` of our messages with that key in their metadata, oldest first; `blind` where Slack does not let the bot look. Throws
 * where Slack could not be asked.
 */
export async function findMessages(
  client: WebClient,
  { channel, thread, since, eventType, key }: Wanted,
): Promise<string[] | 'blind'> {
  const common = {
    channel,
    oldest: String(since / 1000 - earlierSeconds),
    limit: onePage,
    include_all_metadata: true,
  } as const;
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const place = cursor === undefined ? common : { ...common, cursor };
    try {
      const answer = await (thread === null
        ? client.conversations.history(place)
        : client.conversations.replies({ ...place, ts: thread }));
      for (const { ts, metadata } of answer.messages ?? []) {
        const payload = metadata?.event_payload as { key?: unknown } | undefined;
        if (metadata?.event_type === eventType && payload?.key === key && ts !== undefined) found.push(ts);
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
    } catch (error) {
      const code = slackCode(error) ?? '';
      if (barred.includes(code)) return 'blind';
      if (away.includes(code)) return [];
      // Some workspaces allow one look a minute: asking for this page later would begin at the first one again.
      if (page > 0 && error instanceof Error && 'retryAfter' in error) return 'blind';
      throw error;
    }
    if (cursor === undefined || found.length > 0) break;
  }
  return found.toSorted();
}
