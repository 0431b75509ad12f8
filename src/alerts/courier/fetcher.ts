import { AppError } from '../../errors.ts';
import { errorFacts } from '../../log.ts';
import type { DeliveryParts } from '../parts.ts';
import type { Incidents } from './incidents.ts';
import { delayMs } from './judge.ts';
import { drop, hold, idOf, type Lane, readyIn } from './lanes.ts';
import { loadWorks } from './load.ts';
import { nextRows, type OutboxRow, putOff } from './outbox.ts';
import type { Work } from './work.ts';

/** Errands of one workspace in memory; more are fetched when half of them are left. The rest stays in the outbox. */
const window = 24;
const hungryBelow = 12;
const lookMs = 500;

export type Fetcher = {
  /** Fetches what the lanes need, for all of them together. `isNews`: something was written into the outbox. */
  fetch(isNews: boolean): Promise<void>;
  /** When it is worth fetching again. */
  nextAt(): number;
};

/** Fills the lanes from the outbox. */
export function createFetcher(
  { store: { db }, log, now: time }: DeliveryParts,
  incidents: Incidents,
  lanes: ReadonlyMap<string, Lane>,
): Fetcher {
  const isHungry = (lane: Lane) => readyIn(lane) < hungryBelow;
  const askAt = (lane: Lane) => (lane.more ? 0 : lane.loadAt);

  function incidentKeys(rows: readonly OutboxRow[]): string[] {
    const held = [...lanes.values()].flatMap(({ holdings }) =>
      [...holdings.values()].map(({ work }) => work.row),
    );
    return [...held, ...rows].flatMap(({ errand }) => {
      const { incident } = errand as { incident?: string };
      return incident === undefined ? [] : [incident];
    });
  }

  /** One row that cannot be read must not hold up the others: then each is read alone. */
  async function load(rows: readonly OutboxRow[]): Promise<Work[]> {
    try {
      return await loadWorks(db, rows, incidents, time(), log);
    } catch (error) {
      if (rows.length === 0 || (error instanceof AppError && error.code === 'unavailable')) throw error;
      if (rows.length > 1) return (await Promise.all(rows.map((row) => load([row])))).flat();
      log.error({ about: rows[0]?.about, ...errorFacts(error) }, 'an alert cannot be prepared');
      return [];
    }
  }

  /** Those that are not in memory; where something is new about one that is, it is read anew. */
  function unknownIn(lane: Lane, rows: readonly OutboxRow[]): OutboxRow[] {
    return rows.filter((row) => {
      const held = lane.holdings.get(idOf(row));
      if (held === undefined) return true;
      if (held.busy || held.work.row.stamp === row.stamp) return false;
      drop(held);
      return true;
    });
  }

  return {
    async fetch(isNews) {
      const now = performance.now();
      const all = [...lanes.values()];
      const isDue = all.some((lane) => isHungry(lane) && (isNews || askAt(lane) <= now));
      if (!isDue) {
        if (isNews && all.length > 0) await incidents.refresh(incidentKeys([]));
        return;
      }
      const asking = all.filter(
        (lane) => readyIn(lane) < window && (isNews || lane.more || lane.loadAt <= now),
      );
      const wanted = asking.map(({ team, holdings }) => ({ team, room: window + holdings.size }));
      const byTeam = Map.groupBy(await nextRows(db, wanted), ({ team }) => team);
      const fresh = asking.flatMap((lane, at) => {
        const rows = byTeam.get(lane.team) ?? [];
        lane.more = rows.length >= (wanted[at]?.room ?? 0);
        lane.loadAt = now + lookMs;
        return unknownIn(lane, rows);
      });
      await incidents.refresh(incidentKeys(fresh));
      const works = await load(fresh);
      const at = performance.now();
      for (const work of works) {
        const lane = lanes.get(work.row.team);
        if (lane !== undefined) hold(lane, work, at);
      }
      for (const lane of all) lane.nextAt = Math.min(lane.nextAt, at);
      const read = new Set(works.map(({ row }) => row));
      const broken = fresh.filter((row) => !read.has(row));
      await putOff(
        db,
        broken.map((row) => ({ ...row, inMs: delayMs(row.tries + 10), failed: true })),
      );
    },
    nextAt() {
      let next = Number.POSITIVE_INFINITY;
      for (const lane of lanes.values()) if (isHungry(lane)) next = Math.min(next, askAt(lane));
      return next;
    },
  };
}
