import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Place } from '../deliver.ts';
import type { PostState } from './work.ts';

type Db = Kysely<Database>;
type Row = {
  nth: number;
  state: 'held' | 'pending' | 'done';
  held_as: 'card' | 'summary' | 'digest' | null;
  held_until: Date | null;
  ts: string | null;
  updated_at: Date;
};

/** What is remembered of single messages, in the order asked. */
export async function loadPosts(db: Db, asked: readonly (Place & { key: string })[]): Promise<PostState[]> {
  const { rows } = await sql<Row>`
    select g.nth::int as nth, p.state, p.held_as, p.held_until, p.ts, p.updated_at from alert_posts p
    join unnest(${asked.map(({ team }) => team)}::text[], ${asked.map(({ channel }) => channel)}::text[],
      ${asked.map(({ key }) => key)}::text[]) with ordinality as g (team, channel, key, nth)
      using (team, channel, key)`.execute(db);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return asked.map(({ key }, at) => {
    const row = found.get(at + 1);
    if (row === undefined) return { in: 'posts', key, state: 'none', held: null, ts: null, at: 0 };
    const { held_as: as, held_until: until } = row;
    const held = as === null || until === null ? null : { as, until: until.getTime() };
    return { in: 'posts', key, state: row.state, held, ts: row.ts, at: row.updated_at.getTime() };
  });
}
