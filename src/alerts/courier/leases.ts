import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { tooFar } from './outbox.ts';
import type { SavedPace } from './pace.ts';

type Db = Kysely<Database>;

/** A lease lasts so long unless it is renewed: a workspace whose process was killed is taken over after it. */
export const leaseMs = 10_000;
export const renewMs = 3000;

/** Taken at once: small enough that several processes which look at the same time share the workspaces. */
const mostAtOnce = 24;

/** A workspace that is ours to walk, with the pace that the last one kept there. */
export type Lease = { team: string; pace: SavedPace };

/**
 * The pace is kept in ms of the database's clock, and counted here on one that nobody can set.
 * @param clock ms on a clock that only goes forward
 */
const shifted = (pace: SavedPace, by: number): SavedPace =>
  Object.fromEntries(
    Object.entries(pace).map(([method, bucket]) => [method, { ...bucket, fullAt: bucket.fullAt + by }]),
  );

/** No rest that Slack asks for is longer; a pace that lies farther ahead is from a clock that was set back. */
const longestRestMs = 3_600_000;

export type Leases = {
  /** Takes some of the workspaces that have something due and that nobody walks; there may be more. */
  claim(): Promise<{ found: Lease[]; areMore: boolean }>;
  /** Keeps them for longer, and gives those that are still ours. */
  renew(teams: readonly string[]): Promise<Set<string>>;
  /** Saves the pace, together with what is about to be sent. */
  savePace(tx: Db, lanes: readonly Lease[]): Promise<void>;
  release(lanes: readonly Lease[]): Promise<void>;
  /** Frees what a process that ended held; only where there cannot be another one. */
  freeAll(): Promise<void>;
};

/** @param clock ms on a clock that only goes forward */
export function createLeases(db: Db, holder: string, clock: () => number): Leases {
  /** What the clock of the database shows when ours shows 0. */
  let offset = Number.NaN;
  const columns = (lanes: readonly Lease[]) =>
    sql`unnest(${lanes.map(({ team }) => team)}::text[],
      ${lanes.map(({ pace }) => JSON.stringify(shifted(pace, offset)))}::json[]) as g (team, pace)`;

  return {
    async claim() {
      const { rows } = await sql<{ team: string; pace: SavedPace | null; now: number }>`
        with free as (
          select l.team from alert_lanes l
          where (l.held_until < now() or l.held_until > now() + interval '1 minute') and exists (
            select from alert_outbox o where o.team = l.team
              and (o.at <= now() + interval '1 second' or o.at > ${tooFar}))
          limit ${mostAtOnce} for update skip locked)
        update alert_lanes l set holder = ${holder}, held_until = now() + make_interval(secs => ${leaseMs / 1000})
        from free where l.team = free.team
        returning l.team, l.pace, (extract(epoch from clock_timestamp()) * 1000)::float as now`.execute(db);
      const [first] = rows;
      if (first !== undefined) offset = first.now - clock();
      const found = rows.map(({ team, pace, now }) => {
        const known = Object.entries(pace ?? {}).filter(([, { fullAt }]) => fullAt < now + longestRestMs);
        return { team, pace: shifted(Object.fromEntries(known), -offset) };
      });
      return { found, areMore: rows.length === mostAtOnce };
    },
    async renew(teams) {
      const { rows } = await sql<{ team: string }>`
        update alert_lanes set held_until = now() + make_interval(secs => ${leaseMs / 1000})
        where team = any(${[...teams]}) and holder = ${holder} returning team`.execute(db);
      return new Set(rows.map(({ team }) => team));
    },
    async savePace(tx, lanes) {
      if (lanes.length === 0) return;
      await sql`update alert_lanes l set pace = g.pace from ${columns(lanes)}
        where l.team = g.team and l.holder = ${holder}`.execute(tx);
    },
    async release(lanes) {
      if (lanes.length === 0) return;
      await sql`update alert_lanes l set pace = g.pace, holder = null, held_until = '-infinity'
        from ${columns(lanes)} where l.team = g.team and l.holder = ${holder}`.execute(db);
    },
    async freeAll() {
      await sql`update alert_lanes set holder = null, held_until = '-infinity'`.execute(db);
    },
  };
}
