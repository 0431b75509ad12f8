import { z } from 'zod';
import { defineJob, type Job } from '../queue/job.ts';

/** Tells those who made a channel's rules that they pause, and why. */
export const pausedJob = defineJob({
  name: 'alerts.paused',
  keyed: true,
  schema: z.object({ team: z.string(), channel: z.string() }),
});

/** Every kind of job of this folder. What goes to channels is in the outbox, and the courier works on that. */
export const alertJobs: readonly Job[] = [pausedJob] as unknown as readonly Job[];
