import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Incident } from '../incident.ts';
import type { Case } from '../known.ts';
import { incidentOf } from '../merge.ts';

type Db = Kysely<Database>;

/** The incidents that are being told of: each is read again only when it changed, and is one object for all channels. */
export type Incidents = {
  get(key: string): Incident | undefined;
  /** Brings those up to date and forgets all others. */
  refresh(keys: Iterable<string>): Promise<void>;
};

export function createIncidents(db: Db): Incidents {
  let known = new Map<string, Incident>();
  return {
    get: (key) => known.get(key),
    async refresh(given) {
      const keys = [...new Set(given)];
      if (keys.length === 0) return known.clear();
      const heads = await db
        .selectFrom('alert_incidents')
        .select(['key', 'revision', 'is_silent'])
        .where('key', 'in', keys)
        .execute();
      const isSame = (one: (typeof heads)[number]) => {
        const old = known.get(one.key);
        return old?.revision === one.revision && old.silent === one.is_silent;
      };
      const stale = heads.filter((one) => !isSame(one)).map(({ key }) => key);
      const fresh = new Map(
        heads.flatMap(({ key }) => {
          const old = known.get(key);
          return old === undefined || stale.includes(key) ? [] : [[key, old] as const];
        }),
      );
      if (stale.length > 0) {
        const rows = await db
          .selectFrom('alert_incidents')
          .select('value')
          .where('key', 'in', stale)
          .execute();
        for (const { value } of rows) fresh.set((value as Case).key, incidentOf(value as Case));
      }
      known = fresh;
    },
  };
}
