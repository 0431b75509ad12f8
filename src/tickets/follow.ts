import type { Transaction } from 'kysely';
import type { Queue } from '../queue/queue.ts';
import type { Database } from '../store/schema.ts';
import { sequenceOf } from './ids.ts';
import { callWebhook, remind, shareCard, syncCard, tell } from './jobs.ts';
import type { TicketEvent } from './lifecycle/event.ts';
import { noticeOf } from './lifecycle/notices.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import type { Definitions } from './priority.ts';
import { reminderDue } from './reminders.ts';
import { webhookMessage } from './webhook-event.ts';

/** An event and the ticket after it. */
export type Step = { event: TicketEvent; after: Ticket };

/** Queues what follows from the steps of one action, with the transaction that saves them. */
export type Follow = (tx: Transaction<Database>, steps: readonly Step[], mirrored: boolean) => Promise<void>;

/** The card, notices to people, reminders, shared cards and, where `mirrored`, the webhook. */
export function createFollow(queue: Pick<Queue, 'enqueue'>, definitions: Definitions): Follow {
  return async (tx, steps, mirrored) => {
    const last = steps.at(-1)?.after;
    if (last === undefined) return;
    const [team, number] = [last.workspace, sequenceOf(last.id) ?? 0];
    const name = `${team}:${number}`;
    const keyed = (...rest: (string | number)[]) => ({
      group: team,
      tx,
      singletonKey: [name, ...rest].join(':'),
    });
    await queue.enqueue(syncCard, { team, number }, keyed());
    for (const channel of last.sharedIn)
      await queue.enqueue(shareCard, { team, number, channel }, keyed(channel));
    for (const { event, after } of steps) {
      const { sequence } = event;
      for (const person of noticeOf(event, after, definitions).people)
        await queue.enqueue(tell, { team, number, sequence, person }, keyed(sequence, person));
      if (mirrored && webhookMessage(event, after) !== null)
        await queue.enqueue(callWebhook, { team, number, sequence }, keyed(sequence));
    }
    const next = reminderDue(last, null, 0)?.next;
    if (next === undefined || last.waitingSince === null) return;
    const since = last.waitingSince;
    const startAfter = new Date(next.at);
    await queue.enqueue(
      remind,
      { team, number, since, nth: next.number },
      { ...keyed(since, next.number), startAfter },
    );
  };
}
