import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

type Gap = { question: string; count: number; lastAsked: string };
type Trend = { pageId: string; count: number };

/** What a workspace asks and how it votes, shared by all processes. The shape is what knowledge asks for. */
export type StoredFeedback = {
  answered(team: string, pageId: string, times?: number): Promise<void>;
  unanswered(team: string, question: string): Promise<void>;
  voted(team: string, pageId: string, helpful: boolean): Promise<void>;
  /** Most frequent first, then newest; `lastAsked` is ISO 8601 in UTC. */
  gaps(team: string, limit: number): Promise<Gap[]>;
  trending(team: string, limit: number): Promise<Trend[]>;
};

/**
 * Keeps feedback in the database. `spell` gives questions that mean the same one spelling; an empty one is
 * not kept.
 */
export function createFeedback(
  db: Kysely<Database>,
  spell: (question: string) => string,
  now: () => Date = () => new Date(),
): StoredFeedback {
  return {
    async answered(team, page_id, times = 1) {
      await db
        .insertInto('answers')
        .values({ team, page_id, count: times })
        .onConflict((conflict) =>
          conflict.columns(['team', 'page_id']).doUpdateSet({ count: sql`answers.count + ${times}` }),
        )
        .execute();
    },
    async unanswered(team, asked) {
      const question = spell(asked.replaceAll('\0', ''));
      if (question === '') return;
      const last_asked = now();
      await db
        .insertInto('gaps')
        .values({ team, question, last_asked })
        .onConflict((conflict) =>
          conflict.columns(['team', 'question']).doUpdateSet({ count: sql`gaps.count + 1`, last_asked }),
        )
        .execute();
    },
    async voted(team, page_id, helpful) {
      const column = helpful ? 'up' : 'down';
      await db
        .insertInto('votes')
        .values({ team, page_id, [column]: 1 })
        .onConflict((conflict) =>
          conflict.columns(['team', 'page_id']).doUpdateSet({ [column]: sql`votes.${sql.ref(column)} + 1` }),
        )
        .execute();
    },
    async gaps(team, limit) {
      const rows = await db
        .selectFrom('gaps')
        .select(['question', 'count', 'last_asked'])
        .where('team', '=', team)
        .orderBy('count', 'desc')
        .orderBy('last_asked', 'desc')
        .orderBy('question')
        .limit(limit)
        .execute();
      return rows.map(({ question, count, last_asked }) => ({
        question,
        count,
        lastAsked: last_asked.toISOString(),
      }));
    },
    async trending(team, limit) {
      const rows = await db
        .selectFrom('answers')
        .select(['page_id', 'count'])
        .where('team', '=', team)
        .orderBy('count', 'desc')
        .orderBy('page_id')
        .limit(limit)
        .execute();
      return rows.map(({ page_id, count }) => ({ pageId: page_id, count }));
    },
  };
}
