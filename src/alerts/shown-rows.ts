import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import type { Place } from './deliver.ts';
import { nothingShown, type Shown } from './shown.ts';

type Db = Kysely<Database>;

/** What a channel shows of an incident, with the number of the save that it is from; 0 before the first. */
export type ShownRow = { shown: Shown; version: number };

export async function loadShown(db: Db, { team, channel }: Place, incident: string): Promise<ShownRow> {
  const row = await db
    .selectFrom('alert_shown')
    .select(['value', 'version'])
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('incident', '=', incident)
    .executeTakeFirst();
  if (row === undefined) return { shown: nothingShown, version: 0 };
  return { shown: row.value as Shown, version: row.version };
}

/**
 * Saves what a channel shows.
 * @throws AppError `unavailable` when another worker saved it in the meantime: the job must begin anew.
 */
export async function saveShown(
  db: Db,
  { team, channel }: Place,
  incident: string,
  { version }: ShownRow,
  shown: Shown,
): Promise<ShownRow> {
  const columns = {
    value: JSON.stringify(shown),
    held_as: shown.held?.as ?? null,
    held_until: shown.held === null ? null : new Date(shown.held.until),
    updated_at: new Date(),
  };
  const saved =
    version === 0
      ? await db
          .insertInto('alert_shown')
          .values({ team, channel, incident, ...columns })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('alert_shown')
          .set({ ...columns, version: version + 1 })
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('incident', '=', incident)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  if (saved === undefined)
    throw new AppError('unavailable', 'Another worker changed what the channel shows in the meantime.');
  return { shown, version: saved.version };
}
