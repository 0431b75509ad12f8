import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Place } from '../tickets/post-ledger.ts';
import type { Posting, PostPort, Target } from '../tickets/post-once.ts';
import type { Message } from './blocks/message.ts';
import { findMessages } from './lost-message.ts';
import { plainer } from './plainer.ts';
import { areMessagesOff, failedDelivery, slackCode } from './refusals.ts';

const quiet = { unfurl_links: false, unfurl_media: false };
const gone = [
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'cant_update_message',
];

/** `hint`: what to do where the blocks, and with them the buttons, are refused. */
export type PostWords = { text: string; blocks?: Message['blocks']; hint?: string };

/** How messages of one kind are said. `eventType` names them in their metadata, with `about` beside their key. */
export type PostKind<Message> = {
  eventType: string;
  about(message: Message): Record<string, string>;
  wordsOf(message: Message): PostWords | Promise<PostWords>;
  /** Whether a reply is shown in the channel too. */
  isBroadcast?(message: Message): boolean;
};

/** Posting and editing messages of one kind. Editing throws when Slack could not be asked. */
export type EditingPort<Message> = PostPort<Message> & {
  /** `gone`: the message or its channel can no longer be edited, and why. */
  edit(team: string, place: Place, key: string, message: Message): Promise<'done' | { gone: string }>;
};

function refusalOf(error: unknown, { to }: Target): Exclude<Posting, { is: 'done' | 'there' }> {
  const delivered = failedDelivery(error);
  const reason = slackCode(error) ?? 'no answer';
  if (delivered.is === 'unknown') return { is: 'unknown', reason: delivered.reason };
  if (/^[UW]/.test(to) && areMessagesOff(error)) return { is: 'refused', because: 'person', reason };
  if (delivered.is !== 'refused') return { is: 'refused', because: 'other', reason };
  const { refusal } = delivered;
  if (refusal.kind === 'later')
    return { is: 'refused', because: 'other', reason, retryAfter: refusal.seconds };
  return { is: 'refused', because: refusal.kind === 'channel' ? 'channel' : 'other', reason };
}

/** Posts and edits with the patient client of a workspace, so that a lost message can be found by its key. */
export function createPostPort<Sent>(
  kind: PostKind<Sent>,
  background: (team: string) => Promise<WebClient>,
  log: Log,
): EditingPort<Sent> {
  const metadataOf = (message: Sent, key: string) => ({
    event_type: kind.eventType,
    event_payload: { ...kind.about(message), key },
  });

  /** With blocks, or without where there are none or Slack refuses them. */
  async function said<Result>(
    { text, blocks, hint }: PostWords,
    call: (words: Partial<Message> & { text: string }) => Promise<Result>,
  ): Promise<Result> {
    return blocks === undefined ? call({ text }) : plainer({ text, blocks }, log, 'a ticket', call, hint);
  }

  return {
    async post(team, target, key, message) {
      const client = await background(team);
      const metadata = metadataOf(message, key);
      const broadcast = kind.isBroadcast?.(message) ? { reply_broadcast: true as const } : {};
      const thread = target.thread === null ? {} : { thread_ts: target.thread, ...broadcast };
      try {
        const posted = await said(await kind.wordsOf(message), (words) =>
          client.chat.postMessage({ channel: target.to, ...thread, ...words, ...quiet, metadata }),
        );
        return { is: 'done', place: { channel: posted.channel ?? target.to, ts: posted.ts ?? '' } };
      } catch (error) {
        return refusalOf(error, target);
      }
    },

    async edit(team, place, key, message) {
      const client = await background(team);
      const metadata = metadataOf(message, key);
      try {
        await said(await kind.wordsOf(message), (words) =>
          client.chat.update({ ...place, ...words, metadata }),
        );
        return 'done';
      } catch (error) {
        if (gone.includes(slackCode(error) ?? '')) return { gone: slackCode(error) ?? '' };
        throw error;
      }
    },

    async find(team, { to, thread }, key, since) {
      const client = await background(team);
      const wanted = { channel: to, thread, since: since.getTime(), eventType: kind.eventType, key };
      const found = await findMessages(client, wanted);
      return found === 'blind' ? found : found.map((ts) => ({ channel: to, ts }));
    },

    async remove(team, place) {
      const client = await background(team);
      await client.chat.delete(place).catch((error: unknown) => {
        if (slackCode(error) !== 'message_not_found') throw error;
      });
    },
  };
}
