import { PgBoss } from 'pg-boss';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import type { Job } from './job.ts';
import { mostStarts } from './retry.ts';

/** Where jobs go that were given up. Nobody works on it. */
export const deadLetterQueue = 'dead-letters';

const day = 86_400;

/** Connections of the queue besides the one that listens; see the store's limits. */
const connections = 2;

/**
 * How often to look for jobs whose process was killed, in seconds. On a server they are noticed when their
 * heartbeat is 10 s old, which is pg-boss's smallest; the embedded database has no other process to look for.
 */
const superviseSeconds = { embedded: 60, server: 5 } as const;

/** Starts pg-boss on the store. What is switched off is for large servers or for parts of it that we do not use. */
export async function startBoss(store: Store, log: Log): Promise<PgBoss> {
  const supervise = superviseSeconds[store.engine];
  const boss = new PgBoss({
    ...store.connection,
    max: connections,
    useListenNotify: true,
    superviseIntervalSeconds: supervise,
    monitorIntervalSeconds: supervise,
    cronMonitorIntervalSeconds: 10,
    cronWorkerIntervalSeconds: 1,
    flowIntervalSeconds: 3600,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', noteTrouble(log));
  boss.on('warning', ({ message }) => log.warn({ message }, 'the queue gave a warning'));
  await boss.start();
  return boss;
}

const quietMs = 5000;

/** In an outage every worker fails twice a second: one line in five seconds is enough, the rest is for debugging. */
function noteTrouble(log: Log): (error: Error) => void {
  let last = 0;
  return (error) => {
    const level = Date.now() - last < quietMs ? 'debug' : 'warn';
    if (level === 'warn') last = Date.now();
    // pg-boss gives plain objects too, with the message of the error in them.
    const facts = error instanceof Error ? errorFacts(error) : { error: String((error as Error).message) };
    log[level](facts, 'the queue had trouble');
  };
}

/**
 * Makes the queues that are missing and brings the settings of the others up to date.
 * @throws AppError `conflict` when a job became keyed or stopped being so: pg-boss cannot change that.
 */
export async function createQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (!existing.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { retentionSeconds: 90 * day });
  for (const job of jobs) {
    const settings = settingsOf(job);
    const policy = policyOf(job);
    const queue = existing.get(job.name);
    if (queue === undefined) await boss.createQueue(job.name, { ...settings, policy });
    else if (queue.policy !== policy)
      throw new AppError(
        'conflict',
        `The queue ${job.name} was made for a job of another kind. Give the job a new name.`,
      );
    else if (names.some((name) => queue[name] !== settings[name])) await boss.updateQueue(job.name, settings);
  }
}

const policyOf = (job: Job) => (job.keyed ? 'stately' : 'standard');

/** The retry settings count for jobs whose process ended; errors are judged by the job's own verdict. */
const always = {
  notify: true,
  deadLetter: deadLetterQueue,
  heartbeatSeconds: 10,
  retryLimit: mostStarts,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  retentionSeconds: 90 * day,
  deleteAfterSeconds: day / 4,
};

const settingsOf = (job: Job) => ({ ...always, expireInSeconds: job.timeoutSeconds });
const names = [...(Object.keys(always) as (keyof typeof always)[]), 'expireInSeconds'] as const;
