import { z } from 'zod';
import { defineJob } from '../../src/queue/job.ts';

/** A job whose effect can be counted afterwards. */
export const countOnce = defineJob({
  name: 'count-once',
  schema: z.object({ n: z.number() }),
  concurrency: 3,
});
