import type { PgBoss } from 'pg-boss';
import { AppError } from '../errors.ts';
import type { Job } from './job.ts';
import { checkPayload, toJson } from './payload.ts';

export type ScheduleOptions = {
  /** IANA time zone that the times are meant in; UTC if left out. */
  zone?: string;
  /** Tells schedules of one job apart; it is the singletonKey of the jobs too. */
  key?: string;
};

export type Scheduler = {
  /**
   * Queues the job at the times of a cron expression (five fields, to the minute), from one process however many
   * run. Saying it again replaces it. Times that passed while nothing ran are made up for by one job.
   */
  schedule<Payload>(
    job: Job<Payload>,
    cron: string,
    payload: Payload,
    options?: ScheduleOptions,
  ): Promise<void>;
  unschedule(job: Job, key?: string): Promise<void>;
};

export function createScheduler(boss: PgBoss): Scheduler {
  return {
    async schedule(job, cron, payload, { zone = 'UTC', key } = {}) {
      const data = toJson(payload);
      const checked = checkPayload(job, data);
      if ('problem' in checked)
        throw new AppError('input_invalid', `Nothing was scheduled: ${checked.problem}.`);
      if (job.keyed && !key)
        throw new AppError('input_invalid', `Nothing was scheduled: the job ${job.name} needs a key.`);
      await boss.schedule(job.name, cron, data as object, {
        tz: zone,
        missed: 'once',
        ...(key === undefined ? {} : { key, singletonKey: key }),
      });
    },
    async unschedule(job, key) {
      await boss.unschedule(job.name, key);
    },
  };
}
