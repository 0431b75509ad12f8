import type { WebClient } from '@slack/web-api';
import type { Ticket } from '../tickets/lifecycle/ticket.ts';
import type { TicketPosts } from '../tickets/work.ts';
import { plain } from './blocks/elements.ts';
import type { Message } from './blocks/message.ts';
import { type CardWords, ticketCard } from './blocks/ticket-card.ts';
import { noticeMessage, sharedTicket } from './blocks/ticket-notice.ts';
import { slackWords } from './blocks/ticket-words.ts';
import { areMessagesOff, slackCode } from './refusals.ts';

const quiet = { unfurl_links: false, unfurl_media: false };
/** Our messages carry ticket and event under this name, so that a lost one can be found. */
const eventType = 'heroku_ticket';
const sharedType = 'heroku_ticket_shared';
type CardType = typeof eventType | typeof sharedType;
/** Clocks differ: a message is looked for from a minute before it can have been sent. */
const earlierSeconds = 60;
const gone = ['message_not_found', 'channel_not_found', 'is_archived', 'not_in_channel'];
/** Looking is optional for an app, and a look that is not possible says nothing. */
const blind = /^(?:missing_scope|not_in_channel|channel_not_found|thread_not_found|unknown_method)$/;

type Payload = { ticket?: unknown; event?: unknown };

function payloadOf(
  message: { metadata?: { event_type?: string; event_payload?: object } },
  type: CardType = eventType,
): Payload {
  return message.metadata?.event_type === type ? ((message.metadata.event_payload ?? {}) as Payload) : {};
}

/** What the jobs of tickets do in Slack, with the patient client of the ticket's workspace. */
export function createTicketPosts(
  words: CardWords,
  background: (team: string) => Promise<WebClient>,
): TicketPosts {
  /** What Slack holds, or nothing where the bot may not look. */
  const look = <Found>(asking: Promise<Found>): Promise<Found | undefined> =>
    asking.catch((error: unknown) => {
      if (blind.test(slackCode(error) ?? '')) return undefined;
      throw error;
    });

  /** Posts a card of a ticket in a channel, or edits the one of this `type` that stands there though its answer was lost. */
  async function post(
    client: WebClient,
    ticket: Ticket,
    channel: string,
    card: Message,
    type: CardType,
    again = false,
  ) {
    const history = again
      ? undefined
      : await look(
          client.conversations.history({
            channel,
            oldest: String(Date.parse(ticket.sentAt ?? ticket.createdAt) / 1000 - earlierSeconds),
            limit: 200,
            include_all_metadata: true,
          }),
        );
    const lost = history?.messages?.find((message) => {
      const { ticket: id, event } = payloadOf(message, type);
      return id === ticket.id && event === undefined;
    });
    if (lost?.ts !== undefined) {
      await client.chat.update({ channel, ts: lost.ts, ...card });
      return { channel, ts: lost.ts };
    }
    const metadata = { event_type: type, event_payload: { ticket: ticket.id } };
    const posted = await client.chat.postMessage({ channel, ...card, ...quiet, metadata });
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
  }

  return {
    async card(ticket, triage, settings, place) {
      const client = await background(ticket.workspace);
      const card = ticketCard(ticket, words, settings);
      if (place !== undefined) {
        try {
          await client.chat.update({ channel: place.channel, ts: place.ts, ...card });
          return place;
        } catch (error) {
          const moved = place.channel !== triage || slackCode(error) === 'message_not_found';
          if (!gone.includes(slackCode(error) ?? '') || !moved) throw error;
        }
      }
      return post(client, ticket, triage, card, eventType, place !== undefined);
    },

    async told(ticket, { channel, ts }) {
      const client = await background(ticket.workspace);
      const replies = await look(
        client.conversations.replies({ channel, ts, limit: 200, include_all_metadata: true }),
      );
      const events = (replies?.messages ?? []).map((message) => payloadOf(message).event);
      return new Set(events.filter((event) => typeof event === 'number'));
    },

    async reply(ticket, { channel, ts }, sequence, notice, onCall) {
      const client = await background(ticket.workspace);
      const page = onCall === null ? '' : `<!subteam^${onCall}> `;
      const metadata = { event_type: eventType, event_payload: { ticket: ticket.id, event: sequence } };
      const text = `${page}${slackWords(notice.words)}`;
      await client.chat.postMessage({ channel, thread_ts: ts, text, ...quiet, metadata });
    },

    async tell(ticket, person, notice, place) {
      const client = await background(ticket.workspace);
      const told = noticeMessage(ticket, notice);
      try {
        await client.chat.postMessage({ channel: person, ...told, ...quiet });
      } catch (error) {
        if (!areMessagesOff(error) || place === undefined) throw error;
        // Their messages are off: the thread of the card mentions them, and triage sees that they were not reached.
        const text = `<@${person}> could not be reached by direct message. ${told.text}`;
        const blocks = [plain('Not reached by direct message:'), ...told.blocks];
        const mention = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `<@${person}>` } };
        const { channel, ts } = place;
        await client.chat.postMessage({
          channel,
          thread_ts: ts,
          text,
          blocks: [mention, ...blocks],
          ...quiet,
        });
      }
    },

    async share(ticket, channel, by, place) {
      const client = await background(ticket.workspace);
      const card = sharedTicket(ticket, by, words);
      if (place === undefined) return post(client, ticket, channel, card, sharedType);
      // Whoever removed the card from the channel does not want it back with the next update.
      await client.chat.update({ ...place, ...card }).catch((error: unknown) => {
        if (!gone.includes(slackCode(error) ?? '')) throw error;
      });
      return place;
    },

    async remind(ticket, onCall, { channel, ts }) {
      const client = await background(ticket.workspace);
      const page = onCall === null ? '' : `<!subteam^${onCall}> `;
      const since = ticket.waitingSince ?? ticket.createdAt;
      const text = `${page}${slackWords([`${ticket.id} is urgent and nobody has claimed it since `, { time: since }, '.'])}`;
      await client.chat.postMessage({ channel, thread_ts: ts, reply_broadcast: true, text, ...quiet });
    },
  };
}
