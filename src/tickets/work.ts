import type { Queue } from '../queue/queue.ts';
import type { Book, TicketCard } from './book.ts';
import { remind, reminderMinutes, syncCard, tell } from './jobs.ts';
import type { TicketEvent } from './lifecycle/event.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import type { TicketSettings } from './triage-settings.ts';

/** A message in Slack. */
export type Place = Pick<TicketCard, 'channel' | 'ts'>;

/** What the jobs do in Slack; each throws when Slack does not take it. */
export type TicketPosts = {
  /** Posts the card in triage, or edits the one at `place`. */
  card(ticket: Ticket, settings: TicketSettings, place: Place | undefined): Promise<Place>;
  /** Tells of an event in the thread of the card. */
  reply(ticket: Ticket, place: Place, event: TicketEvent): Promise<void>;
  /** Tells one person of an event in their direct message. */
  tell(ticket: Ticket, person: string, event: TicketEvent, canAppeal: boolean): Promise<void>;
  /** Reminds triage and the on-call group that nobody has claimed an urgent ticket. */
  remind(ticket: Ticket, settings: TicketSettings, place: Place): Promise<void>;
};

type Parts = { book: Book; queue: Pick<Queue, 'work' | 'enqueue'>; posts: TicketPosts };

/** Works on what follows from an action: the card and its thread, notices to the people, reminders. */
export async function startTicketWork({ book, queue, posts }: Parts): Promise<void> {
  await queue.work(syncCard, async ({ team, number }) => {
    const [settings, ticket] = await Promise.all([book.settings(team), book.ticket(team, `HT-${number}`)]);
    if (settings === undefined || ticket === undefined) return;
    const known = await book.card(team, number);
    let card: TicketCard = { shown: 0, ...known, ...(await posts.card(ticket, settings, known)) };
    await book.saveCard(team, number, card);
    // Each reply is recorded when Slack has it, so that a repeated job goes on where the last one ended.
    for (const event of await book.history(team, ticket.id)) {
      if (event.sequence <= card.shown) continue;
      await posts.reply(ticket, card, event);
      card = { ...card, shown: event.sequence };
      await book.saveCard(team, number, card);
    }
  });

  await queue.work(tell, async ({ team, number, sequence, person }) => {
    const id = `HT-${number}`;
    const [ticket, history] = await Promise.all([book.ticket(team, id), book.history(team, id)]);
    const event = history.find((each) => each.sequence === sequence);
    if (ticket === undefined || event === undefined) return;
    const canAppeal =
      event.kind === 'priority-changed' && person === ticket.requester && ticket.appeal === null;
    await posts.tell(ticket, person, event, canAppeal);
  });

  await queue.work(remind, async ({ team, number, since, nth }) => {
    const [settings, ticket, card] = await Promise.all([
      book.settings(team),
      book.ticket(team, `HT-${number}`),
      book.card(team, number),
    ]);
    if (settings === undefined || card === undefined || ticket?.waitingSince !== since) return;
    await posts.remind(ticket, settings, card);
    const minutes = reminderMinutes[Math.min(nth, reminderMinutes.length - 1)] ?? 30;
    await queue.enqueue(
      remind,
      { team, number, since, nth: nth + 1 },
      { singletonKey: `${team}:${number}:${since}:${nth + 1}`, startAfter: minutes * 60, group: team },
    );
  });
}
