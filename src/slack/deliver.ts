import type { WebClient } from '@slack/web-api';
import type { Deliver, Delivered, Place } from '../alerts/deliver.ts';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import { plain } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { cardMessage, replyMessage, singleMessage } from './blocks/status-card.ts';
import { failedDelivery, isOurMistake, slackCode } from './refusals.ts';

/** Our messages carry their key under this name, so that a lost one can be found. */
const eventType = 'heroku_alert';
/** Clocks differ: a message is looked for from a minute before it was sent. */
const earlierSeconds = 60;
const looked = 100;

type Extra = { thread_ts?: string; reply_broadcast?: true };
const quietly = { unfurl_links: false, unfurl_media: false } as const;

/** The way of alerts to Slack. `background` gives the patient client of a workspace. */
export function createDeliver(background: (team: string) => Promise<WebClient>, log: Log): Deliver {
  async function attempt(team: string, make: (client: WebClient) => Promise<Delivered>): Promise<Delivered> {
    let client: WebClient;
    try {
      client = await background(team);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found')
        return { is: 'refused', refusal: { kind: 'workspace', reason: 'account_inactive' } };
      return { is: 'refused', refusal: { kind: 'trouble', reason: errorFacts(error).error } };
    }
    return make(client).catch(failedDelivery);
  }

  /** With blocks, and where Slack refuses those, once more as the plain text alone. */
  async function plainer(words: Message, call: (words: Message) => Promise<string>): Promise<Delivered> {
    try {
      return { is: 'done', ts: await call(words) };
    } catch (error) {
      if (!isOurMistake(error)) throw error;
      log.error(
        { reason: slackCode(error) },
        'Slack refused the blocks of an alert: it is sent as plain text',
      );
      return { is: 'done', ts: await call(message({ text: words.text, head: [plain(words.text)] })) };
    }
  }

  const post = (place: Place, key: string, words: Message, extra: Extra = {}): Promise<Delivered> =>
    attempt(place.team, (client) =>
      plainer(words, async (said) => {
        const metadata = { event_type: eventType, event_payload: { key } };
        const args = { channel: place.channel, ...said, ...quietly, metadata };
        const { thread_ts, reply_broadcast } = extra;
        const { ts } = await client.chat.postMessage(
          thread_ts === undefined
            ? args
            : reply_broadcast
              ? { ...args, thread_ts, reply_broadcast }
              : { ...args, thread_ts },
        );
        return ts ?? '';
      }),
    );

  const edit = (place: Place, key: string, ts: string, words: Message): Promise<Delivered> =>
    attempt(place.team, (client) =>
      plainer(words, async (said) => {
        const metadata = { event_type: eventType, event_payload: { key } };
        await client.chat.update({ channel: place.channel, ts, ...said, metadata });
        return ts;
      }),
    );

  const find = (place: Place, key: string, since: number, thread: string | null): Promise<Delivered> =>
    attempt(place.team, async (client) => {
      const oldest = String(since / 1000 - earlierSeconds);
      const common = { channel: place.channel, oldest, limit: looked, include_all_metadata: true } as const;
      try {
        const { messages = [] } =
          thread === null
            ? await client.conversations.history(common)
            : await client.conversations.replies({ ...common, ts: thread });
        const found = messages.find(({ metadata }) => {
          const payload = metadata?.event_payload as { key?: unknown } | undefined;
          return metadata?.event_type === eventType && payload?.key === key;
        });
        return found?.ts === undefined ? { is: 'absent' } : { is: 'found', ts: found.ts };
      } catch (error) {
        const code = slackCode(error);
        // The right to look is optional, and a look that is not possible says nothing about the message.
        const barred = ['missing_scope', 'not_in_channel', 'channel_not_found', 'unknown_method'];
        if (code !== undefined && barred.includes(code)) return { is: 'cannot_look' };
        if (code !== undefined && ['thread_not_found', 'message_not_found'].includes(code))
          return { is: 'absent' };
        throw error;
      }
    });

  return {
    send(place, call, thread) {
      switch (call.do) {
        case 'post':
          return post(place, call.key, cardMessage(call.card));
        case 'edit':
          return edit(place, call.key, call.ts, cardMessage(call.card));
        case 'reply':
          return thread === null
            ? Promise.resolve({ is: 'gone' })
            : post(place, call.key, replyMessage(call.reply), {
                thread_ts: thread,
                ...(call.broadcast ? { reply_broadcast: true } : {}),
              });
        case 'edit_reply':
          return edit(place, call.key, call.ts, replyMessage(call.reply));
        case 'look':
          return find(place, call.key, call.since, call.inThread ? thread : null);
      }
    },
    say: (place, key, single) => post(place, key, singleMessage(single)),
    find: (place, key, since) => find(place, key, since, null),
    tell: (team, user, text) =>
      attempt(team, async (client) => {
        const words = { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
        const { ts } = await client.chat.postMessage({ channel: user, ...words, ...quietly });
        return { is: 'done', ts: ts ?? '' };
      }),
  };
}
