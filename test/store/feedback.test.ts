import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createMemoryFeedback, type Feedback, normaliseQuestion } from '../../src/knowledge/feedback.ts';
import { createFeedback } from '../../src/store/feedback.ts';
import type { Store } from '../../src/store/open.ts';
import { eachStore } from '../support/stores.ts';

type Act = { what: 'answered' | 'unanswered' | 'up' | 'down'; team: string; about: string };

const acts = fc.array(
  fc.record<Act>({
    what: fc.constantFrom('answered', 'unanswered', 'up', 'down'),
    team: fc.constantFrom('T1', 'T2'),
    about: fc.constantFrom(
      'H14',
      'What is H12?',
      ' what IS  h12 ',
      '???',
      'ünïcode',
      "'; drop table gaps; --",
    ),
  }),
  { maxLength: 25 },
);

async function play(feedback: Feedback, { what, team, about }: Act): Promise<void> {
  if (what === 'answered') await feedback.answered(team, about);
  else if (what === 'unanswered') await feedback.unanswered(team, about);
  else await feedback.voted(team, about, what === 'up');
}

/** A clock that moves on by a minute at every look. */
function clock(): () => Date {
  let minute = 0;
  return () => new Date(Date.UTC(2026, 0, 1, 0, ++minute));
}

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test('gives the same answers as feedback in memory, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (happened) => {
        await sql`truncate answers, gaps, votes`.execute(store.db);
        const memory = createMemoryFeedback(clock());
        const stored: Feedback = createFeedback(store.db, normaliseQuestion, clock());
        for (const act of happened) {
          await play(memory, act);
          await play(stored, act);
        }
        for (const team of ['T1', 'T2']) {
          expect(await stored.gaps(team, 3)).toEqual(await memory.gaps(team, 3));
          const byPage = (a: { pageId: string }, b: { pageId: string }) => a.pageId.localeCompare(b.pageId);
          expect((await stored.trending(team, 9)).sort(byPage)).toEqual(
            (await memory.trending(team, 9)).sort(byPage),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test('counts everything that happens at the same time', async () => {
    const feedback = createFeedback(store.db, normaliseQuestion);
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        Promise.all([
          feedback.answered('T3', 'H14'),
          feedback.unanswered('T3', 'why is it slow'),
          feedback.voted('T3', 'H14', i % 3 === 0),
        ]),
      ),
    );
    expect(await feedback.trending('T3', 5)).toEqual([{ pageId: 'H14', count: 30 }]);
    expect(await feedback.gaps('T3', 5)).toMatchObject([{ question: 'why is it slow', count: 30 }]);
    expect(
      await store.db.selectFrom('votes').select(['up', 'down']).where('team', '=', 'T3').execute(),
    ).toEqual([{ up: 10, down: 20 }]);
  });

  test('keeps a question with a character that Postgres cannot store', async () => {
    const feedback = createFeedback(store.db, normaliseQuestion);
    await feedback.unanswered('T4', 'why\0 so slow');
    expect(await feedback.gaps('T4', 5)).toMatchObject([{ question: 'why so slow', count: 1 }]);
  });
});
