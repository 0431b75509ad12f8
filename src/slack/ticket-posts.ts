import type { WebClient } from '@slack/web-api';
import type { Incident } from '../alerts/incident.ts';
import type { Log } from '../log.ts';
import type { Posting, Target } from '../tickets/post-once.ts';
import type { TicketMessage, TicketPosts } from '../tickets/work.ts';
import { plain } from './blocks/elements.ts';
import type { Message } from './blocks/message.ts';
import { type CardWords, ticketCard } from './blocks/ticket-card.ts';
import { noticeMessage, sharedTicket } from './blocks/ticket-notice.ts';
import { slackWords } from './blocks/ticket-words.ts';
import { type IncidentsAt, incidentsOfTicket } from './incidents-at.ts';
import { findMessages } from './lost-message.ts';
import { plainer } from './plainer.ts';
import { areMessagesOff, failedDelivery, slackCode } from './refusals.ts';

const quiet = { unfurl_links: false, unfurl_media: false };
/** Our messages carry their key under this name, so that a lost one can be found. */
const eventType = 'heroku_ticket';
const gone = [
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'cant_update_message',
];

/** `hint`: what to do where the blocks, and with them the buttons, are refused. */
type Words = { text: string; blocks?: Message['blocks']; hint?: string };

const mention = (group: string | null) => (group === null ? '' : `<!subteam^${group}> `);
const section = (mrkdwn: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text: mrkdwn },
});

function wordsOf(message: TicketMessage, cardWords: CardWords, incidents: readonly Incident[]): Words {
  const { ticket } = message;
  switch (message.is) {
    case 'card':
      return {
        ...ticketCard(ticket, cardWords, message.settings, incidents),
        hint: ` To act on it: /heroku-ticket show ${ticket.id}`,
      };
    case 'reply':
      return { text: `${mention(message.onCall)}${slackWords(message.notice.words)}` };
    case 'notice':
      return noticeMessage(ticket, message.notice, message.person);
    case 'unreached': {
      const told = noticeMessage(ticket, message.notice, message.person);
      return {
        text: `<@${message.person}> could not be reached by direct message. ${told.text}`,
        blocks: [section(`<@${message.person}>`), plain('Not reached by direct message:'), ...told.blocks],
      };
    }
    case 'shared':
      return sharedTicket(ticket, message.by, cardWords);
    case 'reminder': {
      const since = { time: ticket.waitingSince ?? ticket.createdAt };
      const sentence = [`${ticket.id} is urgent and nobody has claimed it since `, since, '.'];
      return { text: `${mention(message.onCall)}${slackWords(sentence)}` };
    }
    case 'unplaced': {
      const { channel, share } = message;
      const next = share
        ? 'Choose another channel, or invite the bot there and share it again.'
        : 'It is kept, and its card is posted as soon as that works again. An admin can choose another channel with /heroku-ticket settings; if it is urgent, open it at Heroku now.';
      const what = share ? 'could not be shared in' : 'could not be shown to triage in';
      const text = `${ticket.id} ${what} <#${channel}>: ${whyNot[message.reason] ?? 'Slack does not let the bot post there'}. ${next}`;
      return { text, blocks: [section(text)] };
    }
  }
}

const whyNot: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  channel_not_found: 'the channel is gone, or the bot is not in it',
  not_in_channel: 'the bot is not in the channel',
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

/** What the jobs of tickets do in Slack, with the patient client of the ticket's workspace. */
export function createTicketPosts(
  cardWords: CardWords,
  background: (team: string) => Promise<WebClient>,
  log: Log,
  incidentsAt: IncidentsAt = async () => [],
): TicketPosts {
  const drawn = async (message: TicketMessage): Promise<Words> => {
    const isCard = message.is === 'card';
    const incidents = isCard ? await incidentsOfTicket(incidentsAt, message.ticket.content) : [];
    return wordsOf(message, cardWords, incidents);
  };

  /** With blocks, or without where there are none or Slack refuses them. */
  async function said<Result>(
    { text, blocks, hint }: Words,
    call: (words: Partial<Message> & { text: string }) => Promise<Result>,
  ): Promise<Result> {
    return blocks === undefined ? call({ text }) : plainer({ text, blocks }, log, 'a ticket', call, hint);
  }

  return {
    async post(team, target, key, message) {
      const client = await background(team);
      const metadata = { event_type: eventType, event_payload: { ticket: message.ticket.id, key } };
      const broadcast = message.is === 'reminder' ? { reply_broadcast: true as const } : {};
      const thread = target.thread === null ? {} : { thread_ts: target.thread, ...broadcast };
      try {
        const posted = await said(await drawn(message), (words) =>
          client.chat.postMessage({ channel: target.to, ...thread, ...words, ...quiet, metadata }),
        );
        return { is: 'done', place: { channel: posted.channel ?? target.to, ts: posted.ts ?? '' } };
      } catch (error) {
        return refusalOf(error, target);
      }
    },

    async edit(team, place, key, message) {
      const client = await background(team);
      const metadata = { event_type: eventType, event_payload: { ticket: message.ticket.id, key } };
      try {
        await said(await drawn(message), (words) => client.chat.update({ ...place, ...words, metadata }));
        return 'done';
      } catch (error) {
        if (gone.includes(slackCode(error) ?? '')) return { gone: slackCode(error) ?? '' };
        throw error;
      }
    },

    async find(team, { to, thread }, key, since) {
      const client = await background(team);
      const wanted = { channel: to, thread, since: since.getTime(), eventType, key };
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
