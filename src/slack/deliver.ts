import type { WebClient } from '@slack/web-api';
import type { Deliver, Delivered, Place } from '../alerts/deliver.ts';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Message } from './blocks/message.ts';
import { cardMessage, replyMessage, singleMessage } from './blocks/status-card.ts';
import { findMessages } from './lost-message.ts';
import { plainer } from './plainer.ts';
import { failedDelivery } from './refusals.ts';

/** Our messages carry their key under this name, so that a lost one can be found. */
const eventType = 'heroku_alert';

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

  const attempted = async (
    words: Message,
    call: (words: Message) => Promise<string>,
  ): Promise<Delivered> => ({
    is: 'done',
    ts: await plainer(words, log, 'an alert', call),
  });

  const post = (place: Place, key: string, words: Message, extra: Extra = {}): Promise<Delivered> =>
    attempt(place.team, (client) =>
      attempted(words, async (said) => {
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
      attempted(words, async (said) => {
        const metadata = { event_type: eventType, event_payload: { key } };
        await client.chat.update({ channel: place.channel, ts, ...said, metadata });
        return ts;
      }),
    );

  const find = (place: Place, key: string, since: number, thread: string | null): Promise<Delivered> =>
    attempt(place.team, async (client) => {
      const wanted = { channel: place.channel, thread, since, eventType, key };
      const found = await findMessages(client, wanted);
      if (found === 'blind') return { is: 'cannot_look' };
      const [ts] = found;
      return ts === undefined ? { is: 'absent' } : { is: 'found', ts };
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
