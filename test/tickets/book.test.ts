import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { type Book, openBook } from '../../src/tickets/book.ts';
import { newDraft } from '../../src/tickets/draft.ts';
import { ticketJobs } from '../../src/tickets/jobs.ts';
import type { Ticket } from '../../src/tickets/lifecycle/ticket.ts';
import { compareTickets } from '../../src/tickets/ordering.ts';
import { type Priority, readDefinitions } from '../../src/tickets/priority.ts';
import { eachStore, quiet } from '../support/stores.ts';
import { now } from './fixtures.ts';
import { contentOf, mia, otto, rita, tina, tom, wanda } from './lifecycle-people.ts';

const definitions = readDefinitions(join(import.meta.dirname, '../../content/support'));
const draft = (id: string, priority: Priority = 'high', isPrivate = false) =>
  newDraft({ id, workspace: 'T1', author: rita.id }, contentOf(priority, isPrivate), now);

eachStore(({ open }) => {
  let book: Book;
  let queue: Queue;
  beforeAll(async () => {
    const store = await open();
    queue = await startQueue(store, ticketJobs, quiet);
    book = openBook(store.db, queue, { definitions, defaultZone: 'Asia/Tokyo' });
  }, 60_000);
  afterAll(() => queue.stop());

  const sent = async (...given: Parameters<typeof draft>): Promise<Ticket> => {
    const outcome = await book.send(draft(...given), rita);
    if ('refused' in outcome) throw new Error('refused');
    return outcome.ticket;
  };

  test('a workspace that decided nothing has the zone of whoever runs the bot and no triage channel', async () => {
    expect(await book.settings('T1')).toMatchObject({ triageChannel: null, defaultZone: 'Asia/Tokyo' });
  });

  test('the same draft sent eight times at once makes one ticket with one history', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => sent('same')));
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(['HT-1']));
    expect((await book.history('T1', 'HT-1')).map(({ kind }) => kind)).toEqual(['created', 'sent']);
  });

  test('of two people who claim at once one wins, the other is told who', async () => {
    const claim = (who: typeof tom) => book.act('T1', 'HT-1', { kind: 'claim', key: who.id, seen: 2 }, who);
    const refused = (await Promise.all([claim(tom), claim(tina)])).filter((outcome) => 'refused' in outcome);
    expect(refused).toEqual([{ refused: expect.objectContaining({ code: 'too-late' }) }]);
    expect((await book.history('T1', 'HT-1')).filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  });

  test('lists come in the order of the queue, Enterprise first, five per page', async () => {
    await sent('low', 'low');
    await sent('urgent', 'urgent');
    await book.saveSettings('T1', { ...(await book.settings('T1')), plan: 'legacy-enterprise' });
    for (const priority of ['low', 'normal', 'high'] as const) await sent(`enterprise ${priority}`, priority);
    await book.act('T1', 'HT-3', { kind: 'resolve', text: '' }, rita);
    const pages = [await book.mine('T1', rita.id, 1), await book.mine('T1', rita.id, 2)];
    expect(pages.map(({ tickets, more }) => [tickets.length, more])).toEqual([
      [5, true],
      [1, false],
    ]);
    const shown = pages.flatMap(({ tickets }) => tickets);
    expect(shown.map(({ id }) => id)).toEqual(shown.toSorted(compareTickets).map(({ id }) => id));
    expect(shown[0]).toMatchObject({ enterprise: true, priority: 'high' });
    expect(shown.at(-1)?.id).toBe('HT-3');
  });

  test('a ticket from a private channel is found by requester, watchers and triage only', async () => {
    const { id } = await sent('secret', 'normal', true);
    const finds = async (who: typeof tom) =>
      (await book.search('T1', id, who, 1)).tickets.some((ticket) => ticket.id === id);
    expect(await Promise.all([rita, tom, mia, otto].map(finds))).toEqual([true, true, false, false]);
    await book.act('T1', id, { kind: 'share', people: [wanda.id], channel: null }, rita);
    expect(await finds(wanda)).toBe(true);
    expect((await book.search('T2', id, tom, 1)).tickets).toEqual([]);
    expect((await book.ticket('T1', id.toLowerCase()))?.id).toBe(id);
  });
});
