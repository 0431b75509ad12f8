import { afterEach, expect, test } from 'vitest';
import { startQueue } from '../../src/queue/queue.ts';
import { openBook } from '../../src/tickets/book.ts';
import { openDesk } from '../../src/tickets/desk.ts';
import { ticketJobs } from '../../src/tickets/jobs.ts';
import { messagesIn, newChannel } from '../support/alerts.ts';
import { contentDir } from '../support/bot.ts';
import { startSlackApi } from '../support/slack-api.ts';
import { type Child, eachStore, quiet, startChild } from '../support/stores.ts';

const script = new URL('worker.ts', import.meta.url).pathname;
const tickets = 12;
/** Posts after which the process is killed, each time another number. */
const kills = [1, 4, 3, 7, 5];

let worker: Child | undefined;
afterEach(() => worker?.kill());

eachStore(({ create }) => {
  test('a process that is killed again and again while it sends leaves one ticket, one card and one thread of each', async () => {
    const [database, api] = await Promise.all([create(), startSlackApi()]);
    const triage = await newChannel(api, 'triage');
    const { members } = (await api.ask('users.list')) as { members: { id: string }[] };
    const requester = members[0]?.id ?? '';
    const { definitions } = openDesk(`${contentDir}/support`);
    const withBook = async <Found>(
      use: (parts: {
        book: ReturnType<typeof openBook>;
        queue: Awaited<ReturnType<typeof startQueue>>;
      }) => Promise<Found>,
    ) => {
      const store = await database.open();
      const queue = await startQueue(store, ticketJobs, quiet);
      const found = await use({
        book: openBook(store.db, queue, { definitions, defaultZone: 'UTC' }),
        queue,
      });
      await queue.stop(1000);
      await store.close();
      return found;
    };
    await withBook(async ({ book }) =>
      book.saveSettings('T1', { ...(await book.settings('T1')), triageChannel: triage }),
    );

    const start = () => startChild(script, database.options, api.url, requester, String(tickets));
    const posts = () => api.callsOf('chat.postMessage').length;
    worker = await start();
    for (const more of kills) {
      const aim = posts() + more;
      await expect.poll(posts, { timeout: 60_000, interval: 2 }).toBeGreaterThanOrEqual(aim);
      await worker.kill();
      worker = await start();
    }
    const told = async () =>
      (await messagesIn(api, triage)).filter(({ text }) => /claimed the ticket/.test(text)).length;
    await expect.poll(told, { timeout: 90_000, interval: 250 }).toBeGreaterThanOrEqual(tickets);
    await worker.kill();

    const ids = Array.from({ length: tickets }, (_, at) => `HT-${at + 1}`);
    const histories = await withBook(({ book }) =>
      Promise.all([...ids, `HT-${tickets + 1}`].map((id) => book.history('T1', id))),
    );
    const kinds = histories.map((history) => history.map(({ kind }) => kind).join(' '));
    expect(kinds).toEqual([...ids.map(() => 'created sent claimed'), '']);
    const messages = await messagesIn(api, triage);
    const cards = messages.filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts);
    expect(cards.map(({ text }) => text.split(' ')[0]).toSorted()).toEqual(ids.toSorted());
    for (const card of cards) {
      const replies = messages.filter(({ thread_ts, ts }) => thread_ts === card.ts && ts !== card.ts);
      expect(replies.map(({ text }) => text.replace(/<@\w+> /, ''))).toEqual([
        'sent the ticket.',
        'claimed the ticket.',
      ]);
    }
    await api.close();
  }, 240_000);
});
