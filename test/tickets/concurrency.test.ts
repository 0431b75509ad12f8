import { beforeAll, expect, test } from 'vitest';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import type { Store } from '../../src/store/open.ts';
import { type Book, type Outcome, openBook } from '../../src/tickets/book.ts';
import { newDraft } from '../../src/tickets/draft.ts';
import { ticketJobs } from '../../src/tickets/jobs.ts';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import { fold } from '../../src/tickets/lifecycle/evolve.ts';
import type { Actor } from '../../src/tickets/lifecycle/people.ts';
import { plain } from '../../src/tickets/lifecycle/words.ts';
import { eachStore, quiet } from '../support/stores.ts';
import { definitions } from './fixtures.ts';
import { contentOf, rita, tina, tom } from './lifecycle-people.ts';

type Act = Exclude<Action, { kind: 'create' }>;
const crowd = 50;

eachStore(({ open }) => {
  let store: Store;
  let queue: Queue;
  /** Two processes' worth of books on one database. */
  let books: Book[];
  beforeAll(async () => {
    store = await open();
    queue = await startQueue(store, ticketJobs, quiet);
    books = [1, 2].map(() => openBook(store.db, queue, { definitions, defaultZone: 'UTC' }));
    return () => queue.stop(1000);
  }, 60_000);

  const bookOf = (at: number) => books[at % books.length] as Book;
  const send = (id: string, at = 0) =>
    bookOf(at).send(newDraft({ id, workspace: 'T1', author: rita.id }, contentOf('high'), Date.now()), rita);
  const numberOf = (outcome: Outcome) => ('refused' in outcome ? 'refused' : outcome.ticket.id);
  const act = (id: string, action: Act, actor: Actor, at = 0) => bookOf(at).act('T1', id, action, actor);
  const told = (outcome: Outcome) =>
    'refused' in outcome
      ? plain(outcome.refused.words)
      : outcome.events.map(({ kind }) => kind).join(' ') || 'nothing';
  /** The history is one without holes and makes the ticket that is kept. */
  async function isWhole(id: string) {
    const [history, ticket] = await Promise.all([bookOf(0).history('T1', id), bookOf(0).ticket('T1', id)]);
    expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_event, at) => at + 1));
    expect(fold(history)).toEqual(ticket);
    return history.map(({ kind }) => kind);
  }

  test('a draft that is sent 50 times at once is one ticket', async () => {
    const sent = await Promise.all(Array.from({ length: crowd }, (_, at) => send('same', at)));
    expect(new Set(sent.map(numberOf)).size).toBe(1);
    expect(sent.filter((outcome) => 'events' in outcome && outcome.events.length > 0)).toHaveLength(1);
    expect(await isWhole(numberOf(sent[0] as Outcome))).toEqual(['created', 'sent']);
  }, 60_000);

  test('50 drafts that are sent at once are 50 tickets with numbers without holes', async () => {
    const before = Number(numberOf(await send('before')).slice(3));
    const sent = await Promise.all(Array.from({ length: crowd }, (_, at) => send(`many ${at}`, at)));
    expect(sent.map((outcome) => Number(numberOf(outcome).slice(3))).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: crowd }, (_, at) => before + at + 1),
    );
  }, 60_000);

  test('of 50 people who press Claim at once one has it, and each of the others reads who', async () => {
    const id = numberOf(await send('claimed by many'));
    const people = Array.from({ length: crowd }, (_, at) => ({ id: `U${at}`, triage: true, member: true }));
    const outcomes = await Promise.all(people.map((who, at) => act(id, { kind: 'claim', seen: 2 }, who, at)));
    const winners = outcomes.filter((outcome) => told(outcome) === 'claimed');
    expect(winners).toHaveLength(1);
    const { assignee } = (await bookOf(0).ticket('T1', id)) ?? {};
    for (const outcome of outcomes.filter((each) => 'refused' in each))
      expect(told(outcome)).toContain(`@${assignee}`);
    expect(await isWhole(id)).toEqual(['created', 'sent', 'claimed']);
  }, 60_000);

  test('one press that arrives 20 times, as from two devices with retries, is done once', async () => {
    const id = numberOf(await send('pressed often'));
    const press = { kind: 'comment', text: 'Look', key: 'U1:V1' } as const;
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => act(id, press, rita, at)));
    expect(outcomes.map(told).filter((each) => each === 'commented')).toHaveLength(1);
    expect(await isWhole(id)).toEqual(['created', 'sent', 'commented']);
  }, 60_000);

  const lower = { kind: 'change-priority', to: 'low', reason: 'One customer' } as const;
  type Racers = readonly [Actor, (seen: number) => Act][];
  /** What was done before, and what two people do at once to the ticket that both of them look at. */
  const races: [string, (readonly [Actor, Act])[], Racers][] = [
    [
      'a change of priority against resolve',
      [],
      [
        [tom, (seen) => ({ ...lower, seen })],
        [tina, (seen) => ({ kind: 'resolve', text: 'Fixed', seen })],
      ],
    ],
    [
      'an appeal against resolve',
      [[tom, lower]],
      [
        [rita, (seen) => ({ kind: 'appeal', text: 'All of Europe', seen })],
        [tina, (seen) => ({ kind: 'resolve', text: 'Fixed', seen })],
      ],
    ],
    [
      'two decisions of one appeal',
      [
        [tom, lower],
        [rita, { kind: 'appeal', text: 'No' }],
      ],
      [
        [tom, (seen) => ({ kind: 'decide-appeal', granted: true, reason: 'Right', seen })],
        [tina, (seen) => ({ kind: 'decide-appeal', granted: false, reason: 'Wrong', seen })],
      ],
    ],
    [
      'release against resolve',
      [[tom, { kind: 'claim' }]],
      [
        [tom, (seen) => ({ kind: 'release', reason: '', seen })],
        [tina, (seen) => ({ kind: 'resolve', text: 'Fixed', seen })],
      ],
    ],
  ];
  test.each(races)(
    '%s: one wins, and the other reads who was faster',
    async (name, before, racers) => {
      const id = numberOf(await send(`race ${name}`));
      for (const [actor, action] of before) await act(id, action, actor);
      const seen = (await bookOf(0).ticket('T1', id))?.revision ?? 0;
      const outcomes = await Promise.all(racers.map(([actor, make], at) => act(id, make(seen), actor, at)));
      const refused = outcomes.filter((outcome) => 'refused' in outcome);
      expect(refused).toHaveLength(1);
      expect(refused.map(told).join()).toMatch(/@(?:Tom|Tina|Rita)/);
      await isWhole(id);
    },
    60_000,
  );
});
