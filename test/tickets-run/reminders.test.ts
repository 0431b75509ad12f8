import { expect, test } from 'vitest';
import { startQueue } from '../../src/queue/queue.ts';
import { createTicketPosts } from '../../src/slack/ticket-posts.ts';
import { openBook } from '../../src/tickets/book.ts';
import { newDraft } from '../../src/tickets/draft.ts';
import { remind, ticketJobs } from '../../src/tickets/jobs.ts';
import { openPostLedger } from '../../src/tickets/post-ledger.ts';
import { startTicketWork } from '../../src/tickets/work.ts';
import { backgroundAt } from '../alerts-run/far-ends.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { keepMessages } from '../support/standing.ts';
import { eachStore, quiet, type TestDatabase } from '../support/stores.ts';
import { definitions } from '../tickets/fixtures.ts';
import { contentOf, rita, tom } from '../tickets/lifecycle-people.ts';

let passedMs = 0;

/** One life of a process that works on tickets. */
async function live(database: TestDatabase, apiUrl: string) {
  const store = await database.open();
  const queue = await startQueue(store, ticketJobs, quiet);
  const book = openBook(store.db, queue, { definitions, defaultZone: 'UTC' });
  const client = backgroundAt(apiUrl, 20_000);
  const words = { definitions, helpUrl: 'https://help.heroku.com' };
  const posts = createTicketPosts(words, async () => client, quiet);
  const ledger = openPostLedger(store.db);
  const now = () => Date.now() + passedMs;
  await startTicketWork({ book, ledger, queue, posts, definitions, now });
  return {
    book,
    act: (action: Parameters<typeof book.act>[2]) => book.act('T1', 'HT-1', action, tom),
    /** The clock goes on, and with it what waits for its time. */
    async pass(minutes: number) {
      passedMs += minutes * 60_000;
      await store.pool.query(
        `update pgboss.job set start_after = start_after - make_interval(mins => $1) where state < 'active'`,
        [minutes],
      );
    },
    /** Until nothing is due. */
    settled: () =>
      expect
        .poll(
          async () =>
            (await queue.depths()).reduce(
              (sum, { job, ready, active, later }) =>
                sum + ready + active + (job === remind.name ? 0 : later),
              0,
            ),
          { timeout: 40_000, interval: 20 },
        )
        .toBe(0),
    async end() {
      await queue.stop(1000);
      await store.close();
    },
  };
}

eachStore(({ create }) => {
  test('an urgent ticket is called out until somebody claims it, over restarts, and each reminder once', async () => {
    passedMs = 0;
    const [database, api] = await Promise.all([create(), startSlackApi()]);
    const board = keepMessages(api);
    const reminders = () =>
      board.keyed('1 remind:').map(({ metadata }) => Number(metadata?.event_payload.key.split(':').at(-1)));
    let life = await live(database, api.url);
    const { book } = life;
    const settings = { ...(await book.settings('T1')), triageChannel: 'CTRIAGE', onCallGroup: 'S0ONCALL' };
    await book.saveSettings('T1', settings);
    const draft = newDraft({ id: 'd', workspace: 'T1', author: rita.id }, contentOf('urgent'), Date.now());
    await book.send(draft, rita);
    await life.settled();
    expect(reminders()).toEqual([]);
    await life.pass(5);
    await expect.poll(reminders, { timeout: 20_000 }).toEqual([1]);
    expect(board.keyed('1 remind:')[0]).toMatchObject({
      channel: 'CTRIAGE',
      reply_broadcast: 'true',
      text: expect.stringMatching(/^<!subteam\^S0ONCALL> HT-1 is urgent and nobody has claimed it since/),
    });
    // What others do in the meantime calls nobody again.
    await life.act({ kind: 'comment', text: 'Looking for somebody' });
    await life.settled();
    expect(reminders()).toEqual([1]);
    await life.end();

    // Minutes 10 and 20 pass while nothing runs: one reminder makes up for both.
    life = await live(database, api.url);
    await life.pass(17);
    await expect.poll(reminders, { timeout: 20_000 }).toEqual([1, 3]);
    await life.settled();
    await life.act({ kind: 'claim' });
    await life.pass(600);
    await life.settled();
    expect(reminders()).toEqual([1, 3]);

    // Released, it waits from now on.
    passedMs = 0;
    await life.act({ kind: 'release', reason: '' });
    await life.pass(5);
    await expect.poll(reminders, { timeout: 20_000 }).toEqual([1, 3, 1]);
    await life.end();
    await api.close();
  }, 120_000);
});
