import { type Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import { type Namespace, openNamespace } from '../store/key-value.ts';
import type { Database } from '../store/schema.ts';
import { type Draft, draftLives, draftSchema } from './draft.ts';

/** Drafts by id, and those of one person. */
export type Drafts = Namespace<Draft> & {
  /** At most ten, the one changed last first. */
  of(team: string, author: string): Promise<Draft[]>;
};

const name = 'drafts';
const most = 10;

/** All drafts. They are deleted 7 days after the last change. */
export function openDrafts(db: Kysely<Database>, log: Log): Drafts {
  const drafts = openNamespace(db, { name, schema: draftSchema, ttlMs: draftLives }, log);
  return {
    ...drafts,
    async of(team, author) {
      const { rows } = await sql<{ key: string }>`
        select key from key_values
        where namespace = ${name} and expires_at > now()
          and value::json -> 'value' ->> 'workspace' = ${team} and value::json -> 'value' ->> 'author' = ${author}
        order by expires_at desc limit ${most}`.execute(db);
      const found = await Promise.all(rows.map(({ key }) => drafts.get(key)));
      return found.flatMap((draft) => draft ?? []);
    },
  };
}
