import type { WebClient } from '@slack/web-api';
import type { Desk } from '../tickets/desk.ts';
import type { TicketPosts } from '../tickets/work.ts';
import { eventSentence, tellMessage, ticketCard } from './blocks/ticket-card.ts';

const quiet = { unfurl_links: false, unfurl_media: false };

/** What the jobs of tickets do in Slack, with the patient client of the ticket's workspace. */
export function createTicketPosts(desk: Desk, background: (team: string) => Promise<WebClient>): TicketPosts {
  return {
    async card(ticket, settings, place) {
      const client = await background(ticket.workspace);
      const card = ticketCard(ticket, desk.definitions, settings.onCall);
      if (place !== undefined) {
        await client.chat.update({ channel: place.channel, ts: place.ts, ...card });
        return place;
      }
      const posted = await client.chat.postMessage({
        channel: settings.triage,
        ...card,
        ...quiet,
        metadata: { event_type: 'heroku_ticket', event_payload: { ticket: ticket.id } },
      });
      return { channel: posted.channel ?? settings.triage, ts: posted.ts ?? '' };
    },
    async reply(ticket, { channel, ts }, event) {
      const client = await background(ticket.workspace);
      await client.chat.postMessage({ channel, thread_ts: ts, text: eventSentence(event), ...quiet });
    },
    async tell(ticket, person, event, canAppeal) {
      const client = await background(ticket.workspace);
      await client.chat.postMessage({ channel: person, ...tellMessage(ticket, event, canAppeal), ...quiet });
    },
    async remind(ticket, { onCall }, { channel, ts }) {
      const client = await background(ticket.workspace);
      const page = onCall === null ? '' : `<!subteam^${onCall}> `;
      const since = (ticket.waitingSince ?? '').slice(0, 16).replace('T', ' ');
      await client.chat.postMessage({
        channel,
        thread_ts: ts,
        reply_broadcast: true,
        text: `${page}${ticket.id} is urgent and nobody has claimed it since ${since} UTC.`,
        ...quiet,
      });
    },
  };
}
