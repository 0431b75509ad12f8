import type { Ticket } from './lifecycle/ticket.ts';

const minute = 60_000;

/** Minutes after which an Urgent ticket that nobody claimed is called out again; then every hour. Ours. */
export const reminderMinutes = [5, 10, 20, 30, 60] as const;
const afterwards = 60;

/** One reminder: the first has number 1; `at` in milliseconds since 1970. */
export type Reminder = { number: number; at: number };

/** The time of one reminder of a ticket that waits since `since`. */
function reminder(since: number, number: number): Reminder {
  const last = reminderMinutes[reminderMinutes.length - 1] ?? afterwards;
  const minutes = reminderMinutes[number - 1] ?? last + (number - reminderMinutes.length) * afterwards;
  return { number, at: since + minutes * minute };
}

/**
 * What to do about a ticket at `now`: the reminder to send, if one is due, and the time to look again; null when nobody has
 * to be reminded (any more). `sent` is the number of the last reminder since `since`, 0 for none. After a pause only the latest due
 * reminder is sent.
 */
export function reminderDue(
  ticket: Pick<Ticket, 'waitingSince'>,
  last: { since: string; sent: number } | null,
  now: number,
): { send: Reminder | null; next: Reminder } | null {
  if (ticket.waitingSince === null) return null;
  const since = Date.parse(ticket.waitingSince);
  const sent = last?.since === ticket.waitingSince ? last.sent : 0;
  const due = numberDue(since, now);
  return {
    send: due > sent ? reminder(since, due) : null,
    next: reminder(since, Math.max(due, sent) + 1),
  };
}

/** The number of the latest reminder that is due; 0 when none is. */
function numberDue(since: number, now: number): number {
  const waited = (now - since) / minute;
  const last = reminderMinutes[reminderMinutes.length - 1] ?? afterwards;
  if (waited >= last) return reminderMinutes.length + Math.floor((waited - last) / afterwards);
  return reminderMinutes.filter((minutes) => minutes <= waited).length;
}
