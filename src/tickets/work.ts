import type { Queue } from '../queue/queue.ts';
import type { Book, TicketCard } from './book.ts';
import { ticketId } from './ids.ts';
import { remind, shareCard, syncCard, tell } from './jobs.ts';
import { fold } from './lifecycle/evolve.ts';
import { type Notice, noticeOf } from './lifecycle/notices.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import type { Place, PostLedger } from './post-ledger.ts';
import { type PostPort, postOnce, refusedPost, slackKey, type Target } from './post-once.ts';
import type { Definitions } from './priority.ts';
import { reminderDue } from './reminders.ts';
import type { TicketSettings } from './settings.ts';

/**
 * A message about a ticket: its card in triage, a step in the thread of the card, news for one person, the same in the thread
 * where their messages are off, a card with Join, a reminder of the on-call group, or that Slack refuses a channel.
 */
export type TicketMessage = { ticket: Ticket } & (
  | { is: 'card'; settings: TicketSettings }
  | { is: 'reply'; notice: Notice; onCall: string | null }
  | { is: 'notice' | 'unreached'; notice: Notice; person: string }
  | { is: 'shared'; by: string }
  | { is: 'reminder'; onCall: string | null }
  | { is: 'unplaced'; channel: string; reason: string; share: boolean }
);

/** What the jobs do in Slack. Editing throws when Slack could not be asked. */
export type TicketPosts = PostPort<TicketMessage> & {
  /** `gone`: the message or its channel can no longer be edited, and why. */
  edit(team: string, place: Place, key: string, message: TicketMessage): Promise<'done' | { gone: string }>;
};

type Parts = {
  book: Book;
  ledger: PostLedger;
  queue: Pick<Queue, 'work' | 'enqueue'>;
  posts: TicketPosts;
  definitions: Definitions;
  now?: () => number;
};

/** Works on what follows from an action: the card and its thread, notices to the people, reminders. */
export async function startTicketWork({
  book,
  ledger,
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

  const poster =
    (team: string, number: number, signal: AbortSignal) =>
    (key: string, target: Target, message: TicketMessage) =>
      postOnce({ ledger, port: posts, signal }, { team, number, key }, target, message);
  type Post = ReturnType<typeof poster>;

  /** Says once to a person that Slack refuses a channel. That they cannot be told either changes nothing. */
  async function tellUnplaced(post: Post, person: string, message: TicketMessage & { is: 'unplaced' }) {
    const key = `unplaced:${message.share ? 'share' : 'card'}:${message.channel}`;
    await post(key, { to: person, thread: null }, message);
  }

  /** Where the card stands after it was posted, or edited where it is. */
  async function placeCard(
    post: Post,
    ticket: Ticket,
    number: number,
    settings: TicketSettings,
    known: Place | undefined,
  ): Promise<Place> {
    const { workspace: team } = ticket;
    const triage = settings.triageChannel ?? '';
    const key = { team, number, key: 'card' };
    const card: TicketMessage = { is: 'card', ticket, settings };
    let refused: string | undefined;
    const stands = known ?? (await ledger.read(key))?.place;
    if (stands !== undefined) {
      const edited = await posts.edit(team, stands, slackKey(key), card);
      if (edited === 'done') return stands;
      if (stands.channel === triage && edited.gone !== 'message_not_found') refused = edited.gone;
      // A card whose message is gone, or that stands where triage no longer is, is posted anew.
      else if ((await ledger.read(key))?.place?.ts === stands.ts) await ledger.forget(key);
    }
    if (refused === undefined) {
      const posting = await post('card', { to: triage, thread: null }, card);
      if (posting.is === 'there') await posts.edit(team, posting.place, slackKey(key), card);
      if (posting.is !== 'refused') return posting.place;
      if (posting.because !== 'channel') throw refusedPost(posting);
      refused = posting.reason;
    }
    await tellUnplaced(post, ticket.requester, {
      is: 'unplaced',
      ticket,
      channel: triage,
      reason: refused,
      share: false,
    });
    throw refusedPost({ is: 'refused', because: 'channel', reason: refused });
  }

  await queue.work(syncCard, async ({ team, number }, { signal }) => {
    const id = ticketId(number);
    const [settings, ticket] = await Promise.all([book.settings(team), book.ticket(team, id)]);
    if (settings.triageChannel === null || ticket === undefined) return;
    const post = poster(team, number, signal);
    const known = await book.card(team, number);
    const place = await placeCard(post, ticket, number, settings, known);
    let card: TicketCard = { shown: 0, ...known, ...place };
    await book.saveCard(team, number, card);
    const history = await book.history(team, id);
    for (const event of history.filter(({ sequence }) => sequence > card.shown)) {
      const after = fold(history.slice(0, event.sequence));
      if (after === null) continue;
      const notice = noticeOf(event, after, definitions);
      const onCall = notice.page && event.kind !== 'sent' ? settings.onCallGroup : null;
      if (notice.thread) {
        const thread = { to: card.channel, thread: card.ts };
        const posting = await post(`event:${event.sequence}`, thread, {
          is: 'reply',
          ticket,
          notice,
          onCall,
        });
        if (posting.is === 'refused') throw refusedPost(posting);
      }
      card = { ...card, shown: event.sequence };
      await book.saveCard(team, number, card);
    }
  });

  await queue.work(tell, async ({ team, number, sequence, person }, { signal }) => {
    const [step, ticket, card] = await Promise.all([
      stepAt(team, number, sequence),
      book.ticket(team, ticketId(number)),
      book.card(team, number),
    ]);
    if (step === undefined || ticket === undefined) return;
    const about = noticeOf(step.event, step.after, definitions);
    const mayAppeal = about.mayAppeal && person === ticket.requester && ticket.appeal === null;
    const notice = { ...about, mayAppeal };
    const post = poster(team, number, signal);
    const told = await post(
      `tell:${sequence}:${person}`,
      { to: person, thread: null },
      {
        is: 'notice',
        ticket,
        notice,
        person,
      },
    );
    if (told.is !== 'refused') return;
    if (told.because !== 'person' || card === undefined) throw refusedPost(told);
    // Their messages are off: the thread of the card mentions them, and triage sees that they were not reached.
    const thread = { to: card.channel, thread: card.ts };
    const key = `unreached:${sequence}:${person}`;
    const instead = await post(key, thread, { is: 'unreached', ticket, notice, person });
    if (instead.is === 'refused') throw refusedPost(instead);
  });

  await queue.work(shareCard, async ({ team, number, channel }, { signal }) => {
    const id = ticketId(number);
    const [ticket, history] = await Promise.all([book.ticket(team, id), book.history(team, id)]);
    const by = history.findLast((event) => event.kind === 'shared' && event.channel === channel)?.by;
    if (ticket === undefined || by === undefined) return;
    const key = { team, number, key: `share:${channel}` };
    const card: TicketMessage = { is: 'shared', ticket, by };
    const post = poster(team, number, signal);
    const posting = await post(key.key, { to: channel, thread: null }, card);
    // Whoever removed the card from the channel does not want it back with the next update.
    if (posting.is === 'there') await posts.edit(team, posting.place, slackKey(key), card);
    if (posting.is !== 'refused') return;
    if (posting.because !== 'channel') throw refusedPost(posting);
    const { reason } = posting;
    await tellUnplaced(post, by, { is: 'unplaced', ticket, channel, reason, share: true });
  });

  await queue.work(remind, async ({ team, number, since, nth }, { signal }) => {
    const [settings, ticket, card] = await Promise.all([
      book.settings(team),
      book.ticket(team, ticketId(number)),
      book.card(team, number),
    ]);
    if (ticket?.waitingSince !== since) return;
    const due = reminderDue(ticket, { since, sent: nth - 1 }, now());
    if (due === null) return;
    // First, so that a reminder that Slack refuses does not end the row of them.
    const { number: next, at } = due.next;
    await queue.enqueue(
      remind,
      { team, number, since, nth: next },
      { singletonKey: `${team}:${number}:${since}:${next}`, startAfter: new Date(at), group: team },
    );
    if (due.send === null || card === undefined) return;
    const thread = { to: card.channel, thread: card.ts };
    const posting = await poster(team, number, signal)(`remind:${since}:${due.send.number}`, thread, {
      is: 'reminder',
      ticket,
      onCall: settings.onCallGroup,
    });
    // Where the channel takes nothing the requester knows of it from the card.
    if (posting.is === 'refused' && posting.because !== 'channel') throw refusedPost(posting);
  });
}
