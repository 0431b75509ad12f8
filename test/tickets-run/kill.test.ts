import { test } from 'vitest';
import { findPostgres, startPostgres } from '../support/private-postgres.ts';
import { eachStore } from '../support/stores.ts';
import { keyed, prove } from './proof.ts';
import type { Moment } from './town.ts';

/**
 * Whether Slack had taken what it was asked when the process was killed takes turns. With KILL_SEED set to a number, by which
 * they change, every moment has its turn instead of some.
 */
const seed = Number(process.env.KILL_SEED ?? 1);
const wasTaken = (at: number) => (seed * 7 + at * 5 + Math.floor(at / 3)) % 2 === 0;

/** The calls in whose midst the process is killed, one in each story of a ticket. */
const everyMoment: readonly Moment[] = [
  { when: 'never' },
  {
    when: 'the form is submitted',
    method: 'chat.postMessage',
    fits: ({ channel, metadata }) => channel === 'U1' && metadata === undefined,
  },
  { when: 'it is looked up who somebody is', method: 'users.info', fits: () => true },
  {
    when: 'the ticket was saved, and its draft is closed',
    method: 'chat.update',
    fits: ({ text }) => String(text).includes('was sent to triage'),
  },
  { when: 'the card is posted', method: 'chat.postMessage', fits: keyed(' card') },
  { when: 'the thread is written', method: 'chat.postMessage', fits: keyed(' event:') },
  { when: 'a person is told', method: 'chat.postMessage', fits: keyed(' tell:3') },
  { when: 'the shared card is posted', method: 'chat.postMessage', fits: keyed(' share:') },
  { when: 'the card is edited', method: 'chat.update', fits: keyed(' card') },
  { when: 'the webhook is called', method: 'webhook' },
];

const some = [
  'never',
  'the form is submitted',
  'the card is posted',
  'a person is told',
  'the webhook is called',
];
const moments = everyMoment.filter(({ when }) => process.env.KILL_SEED !== undefined || some.includes(when));

eachStore(({ engine, create }) => {
  test('a process that is killed in every kind of call leaves one of each: ticket, card, reply, message, shared card, webhook', async () => {
    await prove(await create(), moments, wasTaken);
  }, 400_000);

  // A server of our own is stopped in the midst of its work; nobody else notices.
  if (engine === 'server' && findPostgres() !== undefined)
    test('a database server that crashes and comes back in the midst of every kind of call loses and doubles nothing', async () => {
      const postgres = await startPostgres();
      await prove(postgres.database, moments, wasTaken, async (_town, going) => {
        await postgres.crash();
        going();
        await postgres.start();
      });
      await postgres.close();
    }, 400_000);
});
