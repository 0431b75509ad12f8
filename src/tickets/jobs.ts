import { z } from 'zod';
import { defineJob } from '../queue/job.ts';

const ticket = z.strictObject({ team: z.string(), number: z.int() });

/** Make the card in the triage channel, and its thread, true. */
export const syncCard = defineJob({
  name: 'tickets.sync-card',
  schema: ticket,
  keyed: true,
  concurrency: 2,
  perGroup: 1,
});

/** Tell the people who follow a ticket of one event. */
export const tell = defineJob({
  name: 'tickets.tell',
  schema: z.strictObject({ team: z.string(), number: z.int(), sequence: z.int(), person: z.string() }),
  keyed: true,
  concurrency: 2,
  perGroup: 1,
});

/** Remind the on-call group of an urgent ticket that nobody has claimed. */
export const remind = defineJob({
  name: 'tickets.remind',
  schema: z.strictObject({ team: z.string(), number: z.int(), since: z.string(), nth: z.int() }),
  keyed: true,
  concurrency: 1,
});

export const ticketJobs = [syncCard, tell, remind] as const;

/** Minutes between reminders of an urgent ticket until somebody claims it; the last goes on. */
export const reminderMinutes = [5, 10, 15, 30] as const;
