import type { WebClient } from '@slack/web-api';
import type { Incident } from '../alerts/incident.ts';
import type { Log } from '../log.ts';
import type { TicketMessage, TicketPosts } from '../tickets/work.ts';
import { plain } from './blocks/elements.ts';
import { type CardWords, ticketCard } from './blocks/ticket-card.ts';
import { noticeMessage, sharedTicket } from './blocks/ticket-notice.ts';
import { slackWords } from './blocks/ticket-words.ts';
import { type IncidentsAt, incidentsOfTicket } from './incidents-at.ts';
import { createPostPort, type PostWords } from './post-port.ts';

/** Our messages carry their key under this name, so that a lost one can be found. */
const eventType = 'heroku_ticket';
const mention = (group: string | null) => (group === null ? '' : `<!subteam^${group}> `);
const section = (mrkdwn: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text: mrkdwn },
});

function wordsOf(message: TicketMessage, cardWords: CardWords, incidents: readonly Incident[]): PostWords {
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

/** What the jobs of tickets do in Slack, with the patient client of the ticket's workspace. */
export function createTicketPosts(
  cardWords: CardWords,
  background: (team: string) => Promise<WebClient>,
  log: Log,
  incidentsAt: IncidentsAt = async () => [],
): TicketPosts {
  return createPostPort(
    {
      eventType,
      about: ({ ticket }) => ({ ticket: ticket.id }),
      async wordsOf(message) {
        const isCard = message.is === 'card';
        const incidents = isCard ? await incidentsOfTicket(incidentsAt, message.ticket.content) : [];
        return wordsOf(message, cardWords, incidents);
      },
      isBroadcast: ({ is }) => is === 'reminder',
    },
    background,
    log,
  );
}
