import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Place } from './deliver.ts';

/** Slack is too busy for this workspace: the queue starts the job again in so many seconds (`retryAfter`). */
export class TooBusy extends Error {
  readonly retryAfter: number;

  constructor(seconds: number) {
    super(`The workspace takes no more messages for ${seconds} s.`);
    this.retryAfter = seconds;
  }
}

/** Gaps between calls, in ms, and how many may come at once after a rest. */
export type Limits = Record<'channelPost' | 'teamPost' | 'teamEdit', { gapMs: number; burst: number }>;

/**
 * A message a second in a channel with short bursts, "several hundred per minute" in a workspace (200 here), and edits
 * at Tier 3, more than 50 a minute (docs.slack.dev/apis/web-api/rate-limits).
 */
export const slackLimits: Limits = {
  channelPost: { gapMs: 1000, burst: 4 },
  teamPost: { gapMs: 300, burst: 10 },
  teamEdit: { gapMs: 1200, burst: 10 },
};

/** Waits so long for its turn; beyond that the job makes room for others. */
const patienceMs = 4000;

/** One pace for all processes together, kept in the database and measured by its clock. */
export type Pace = {
  /** Waits for the turn of one call. @throws TooBusy when the turn is too far away. */
  turn(place: Place, what: 'post' | 'edit', signal: AbortSignal): Promise<void>;
  /** Slack asked for patience: nobody calls in this workspace until then. */
  rest(team: string, what: 'post' | 'edit', seconds: number): Promise<void>;
};

export function createPace(db: Kysely<Database>, limits: Limits = slackLimits): Pace {
  async function reserve(name: string, { gapMs, burst }: { gapMs: number; burst: number }): Promise<number> {
    const slack = gapMs * (burst - 1);
    const { rows } = await sql<{ wait: number }>`
      insert into alert_pace as p (name, free_at) values (${name}, now() - make_interval(secs => ${slack / 1000}))
      on conflict (name) do update set free_at =
        greatest(p.free_at, now() - make_interval(secs => ${(slack + gapMs) / 1000})) + make_interval(secs => ${gapMs / 1000})
        where p.free_at < now() + make_interval(secs => ${patienceMs / 1000})
      returning (extract(epoch from free_at - now()) * 1000)::float as wait`.execute(db);
    const wait = rows[0]?.wait;
    if (wait !== undefined) return wait;
    const busy = await sql<{ wait: number }>`
      select (extract(epoch from free_at - now()))::float as wait from alert_pace where name = ${name}`.execute(
      db,
    );
    throw new TooBusy(Math.max(1, Math.ceil(busy.rows[0]?.wait ?? 1)));
  }

  return {
    async turn({ team, channel }, what, signal) {
      const waits = [await reserve(`${team} ${what}`, what === 'post' ? limits.teamPost : limits.teamEdit)];
      if (what === 'post') waits.push(await reserve(`${team} ${channel}`, limits.channelPost));
      const wait = Math.max(...waits);
      if (wait > 0) await sleep(wait, undefined, { signal });
    },
    async rest(team, what, seconds) {
      await sql`insert into alert_pace as p (name, free_at)
        values (${`${team} ${what}`}, now() + make_interval(secs => ${seconds}))
        on conflict (name) do update set free_at = greatest(p.free_at, excluded.free_at)`.execute(db);
    },
  };
}
