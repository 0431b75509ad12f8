import { alertJobs } from '../alerts/jobs.ts';
import { readConfig } from '../config.ts';
import type { DeadLetter } from '../queue/dead-letters.ts';
import { type Queue, startQueue } from '../queue/queue.ts';
import { openStore } from '../store/open.ts';
import { csaJobs } from '../tickets/csa/jobs.ts';
import { ticketJobs } from '../tickets/jobs.ts';
import { type Command, options, UsageError, writeLine } from './command.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const most = 1000;

/** Opens the bot's database as the settings say, beside the bot or without it. Nothing is worked on. */
async function withQueue<Result>(use: (queue: Queue) => Promise<Result>): Promise<Result> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readConfig(process.env);
  const store = await openStore({ databaseUrl, dataDir, log: quiet });
  try {
    const queue = await startQueue(store, [...alertJobs, ...ticketJobs, ...csaJobs], quiet);
    return await use(queue).finally(() => queue.stop(1000));
  } finally {
    await store.close();
  }
}

function letterLine({ id, job, reason, attempts, givenUpAt }: DeadLetter): string {
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return `${id}  ${job}  given up ${givenUpAt.toISOString()} after ${tries}: ${reason}`;
}

/** The jobs of the bot, those that were given up, and a second chance for them. */
export const jobs: Command = {
  usage: 'jobs [redrive [id …] [--job name] | discard <id …>] [--json]',
  about:
    'Jobs that wait, run or were given up, with the reason; redrive queues given-up ones again, discard removes them. With the embedded database, stop the bot first.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' }, job: { type: 'string' } });
    const [verb, ...ids] = positionals;
    if (verb === 'redrive') {
      const filter = { ...(ids.length > 0 ? { ids } : {}), ...(values.job ? { job: values.job } : {}) };
      const count = await withQueue((queue) => queue.redrive(filter));
      await writeLine(values.json ? JSON.stringify({ redriven: count }) : `${count} queued again.`);
      return 0;
    }
    if (verb === 'discard') {
      if (ids.length === 0) throw new UsageError('Name the jobs to discard by their ids.');
      await withQueue((queue) => queue.discard(ids));
      await writeLine(values.json ? JSON.stringify({ discarded: ids }) : 'Discarded.');
      return 0;
    }
    if (verb !== undefined)
      throw new UsageError(`jobs knows redrive and discard, not "${verb.slice(0, 40)}".`);
    const { depths, dead } = await withQueue(async (queue) => ({
      depths: await queue.depths(),
      dead: await queue.deadLetters(most),
    }));
    if (values.json) {
      await writeLine(JSON.stringify({ jobs: depths, dead }));
      return 0;
    }
    for (const { job, ready, later, active, dead: given } of depths)
      await writeLine(`${job}: ${ready} ready, ${later} later, ${active} running, ${given} given up`);
    if (dead.length > 0) await writeLine('');
    for (const letter of dead) await writeLine(letterLine(letter));
    return 0;
  },
};
