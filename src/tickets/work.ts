import type { Queue } from '../queue/queue.ts';
import type { Book, TicketCard } from './book.ts';
import { ticketId } from './ids.ts';
import { remind, shareCard, syncCard, tell } from './jobs.ts';
import { fold } from './lifecycle/evolve.ts';
import { type Notice, noticeOf } from './lifecycle/notices.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import type { Definitions } from './priority.ts';
import { reminderDue } from './reminders.ts';
import type { TicketSettings } from './settings.ts';

/** A message in Slack. */
export type Place = Pick<TicketCard, 'channel' | 'ts'>;

/** What the jobs do in Slack; each throws when Slack does not take it. */
export type TicketPosts = {
  /** Posts the card in triage, or edits the one at `place`; gives where it stands now. */
  card(ticket: Ticket, triage: string, settings: TicketSettings, place: Place | undefined): Promise<Place>;
  /** The events that the thread of the card tells of, as far as Slack lets the bot look. */
  told(ticket: Ticket, place: Place): Promise<ReadonlySet<number>>;
  /** Tells of an event in the thread of the card; with `onCall`, mentions that group. */
  reply(ticket: Ticket, place: Place, sequence: number, notice: Notice, onCall: string | null): Promise<void>;
  /** Tells one person in their direct message, or where their messages are off in the thread at `place`. */
  tell(ticket: Ticket, person: string, notice: Notice, place: Place | undefined): Promise<void>;
  /** Posts a card with Join in a channel, or edits the one at `place`; gives where it stands. A card that was removed stays away. */
  share(ticket: Ticket, channel: string, by: string, place: Place | undefined): Promise<Place>;
  /** Reminds triage and the on-call group that nobody has claimed an urgent ticket. */
  remind(ticket: Ticket, onCall: string | null, place: Place): Promise<void>;
};

type Parts = {
  book: Book;
  queue: Pick<Queue, 'work' | 'enqueue'>;
  posts: TicketPosts;
  definitions: Definitions;
  now?: () => number;
};

/** Works on what follows from an action: the card and its thread, notices to the people, reminders. */
export async function startTicketWork({
  book,
  queue,
  posts,
  definitions,
  now = Date.now,
}: Parts): Promise<void> {
  /** An event of a ticket, with the ticket after it. */
  async function stepAt(team: string, number: number, sequence: number) {
    const history = await book.history(team, ticketId(number));
    const after = fold(history.slice(0, sequence));
    const event = history[sequence - 1];
    return event === undefined || after === null ? undefined : { event, after };
  }

  await queue.work(syncCard, async ({ team, number }) => {
    const id = ticketId(number);
    const [settings, ticket] = await Promise.all([book.settings(team), book.ticket(team, id)]);
    if (settings.triageChannel === null || ticket === undefined) return;
    const known = await book.card(team, number);
    const place = await posts.card(ticket, settings.triageChannel, settings, known);
    let card: TicketCard = { shown: 0, ...known, ...place };
    await book.saveCard(team, number, card);
    const history = await book.history(team, id);
    const rest = history.filter(({ sequence }) => sequence > card.shown);
    if (rest.length === 0) return;
    // A process that ended between Slack's answer and our note may have told of some already.
    const told = await posts.told(ticket, card);
    for (const event of rest) {
      const after = fold(history.slice(0, event.sequence));
      if (after === null) continue;
      const notice = noticeOf(event, after, definitions);
      const pages = notice.page && event.kind !== 'sent';
      if (notice.thread && !told.has(event.sequence))
        await posts.reply(ticket, card, event.sequence, notice, pages ? settings.onCallGroup : null);
      card = { ...card, shown: event.sequence };
      await book.saveCard(team, number, card);
    }
  });

  await queue.work(tell, async ({ team, number, sequence, person }) => {
    const [step, ticket, place] = await Promise.all([
      stepAt(team, number, sequence),
      book.ticket(team, ticketId(number)),
      book.card(team, number),
    ]);
    if (step === undefined || ticket === undefined) return;
    const notice = noticeOf(step.event, step.after, definitions);
    const mayAppeal = notice.mayAppeal && person === ticket.requester && ticket.appeal === null;
    await posts.tell(ticket, person, { ...notice, mayAppeal }, place);
  });

  await queue.work(shareCard, async ({ team, number, channel }) => {
    const id = ticketId(number);
    const [ticket, history, place] = await Promise.all([
      book.ticket(team, id),
      book.history(team, id),
      book.sharedCard(team, number, channel),
    ]);
    const by = history.findLast((event) => event.kind === 'shared' && event.channel === channel)?.by;
    if (ticket === undefined || by === undefined) return;
    const shown = await posts.share(ticket, channel, by, place);
    if (shown.ts !== place?.ts) await book.saveSharedCard(team, number, { channel, ts: shown.ts });
  });

  await queue.work(remind, async ({ team, number, since, nth }) => {
    const [settings, ticket, card] = await Promise.all([
      book.settings(team),
      book.ticket(team, ticketId(number)),
      book.card(team, number),
    ]);
    if (ticket?.waitingSince !== since) return;
    const due = reminderDue(ticket, { since, sent: nth - 1 }, now());
    if (due === null) return;
    if (due.send !== null && card !== undefined) await posts.remind(ticket, settings.onCallGroup, card);
    const { number: next, at } = due.next;
    await queue.enqueue(
      remind,
      { team, number, since, nth: next },
      { singletonKey: `${team}:${number}:${since}:${next}`, startAfter: new Date(at), group: team },
    );
  });
}
