import { z } from 'zod';
import { defineJob } from '../../queue/job.ts';

const request = z.strictObject({ team: z.string(), number: z.int() });

/** Make the card of a request in the architects' channel, and its thread, true. */
export const syncCsa = defineJob({
  name: 'tickets.sync-csa',
  schema: request,
  keyed: true,
  concurrency: 1,
  perGroup: 1,
});

/** Tell one person of a step of a request; `step` counts from 1. */
export const tellCsa = defineJob({
  name: 'tickets.tell-csa',
  schema: request.extend({ step: z.int(), person: z.string() }),
  keyed: true,
  concurrency: 1,
});

export const csaJobs = [syncCsa, tellCsa] as const;
