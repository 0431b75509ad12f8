import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { deadLetterQueue } from './boss.ts';
import type { Job } from './job.ts';

/** How many jobs of one kind are in which state now. */
export type Depth = { job: string; ready: number; later: number; active: number; dead: number };

/** Counts, of the jobs named, in their order. */
export async function countJobs(db: Kysely<Database>, jobs: readonly Job[]): Promise<Depth[]> {
  const { rows } = await sql<Depth>`
    select coalesce(source_name, name) as job,
      count(*) filter (where name <> ${deadLetterQueue} and state < 'active' and start_after <= now())::int as ready,
      count(*) filter (where name <> ${deadLetterQueue} and state < 'active' and start_after > now())::int as later,
      count(*) filter (where name <> ${deadLetterQueue} and state = 'active')::int as active,
      count(*) filter (where name = ${deadLetterQueue} and state < 'active')::int as dead
    from pgboss.job where state <= 'active' group by 1`.execute(db);
  const none = { ready: 0, later: 0, active: 0, dead: 0 };
  return jobs.map(({ name }) => rows.find(({ job }) => job === name) ?? { job: name, ...none });
}
