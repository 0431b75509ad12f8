import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { announceOpen } from './announce.ts';
import { urgencies } from './courier/outbox.ts';
import type { AlertParts } from './parts.ts';
import { dueForRetry } from './pausing.ts';
import { channelAt, preferencesOf } from './rules.ts';
import { feedNames } from './vocabulary.ts';

/**
 * Wants in the outbox what waited until now, all of it in one statement: cards after a mute, morning summaries, digests
 * and entries of feeds. Channels that pause are left alone until they are tried again. What is wanted already stays.
 * Says how much it is.
 */
export async function wantHeld(db: Kysely<Database>, now: Date): Promise<number> {
  const isResting = sql`exists (select from alert_channels c where c.team = w.team and c.channel = w.channel
    and c.paused_reason is not null and c.try_at > now())`;
  const due = (column: string) =>
    sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { numAffectedRows = 0n } = await sql`
    with cards as (
      select s.team, s.channel, s.incident, s.held_as, s.held_until,
        s.held_as = 'digest' or (s.held_as = 'summary' and i.is_over) as is_told_together
      from alert_shown s join alert_incidents i on i.key = s.incident where s.held_until <= ${now}
    ), posts as (
      select team, channel, key, held_as, held_until from alert_posts where state = 'held' and held_until <= ${now}
    ), wanted as (
      select team, channel, 'card:' || incident as about,
        json_build_object('is', 'card', 'incident', incident)::text as errand
      from cards where not is_told_together
      union select team, channel, held_as || ':' || ${due('held_until')},
        json_build_object('is', 'digest', 'as', held_as, 'due', ${due('held_until')})::text
      from (select team, channel, held_as, held_until from cards where is_told_together
        union select team, channel, held_as, held_until from posts where held_as <> 'card') as together
      union select team, channel, 'entry:' || key, json_build_object('is', 'entry',
        'feed', split_part(key, ':', 1), 'id', substr(key, strpos(key, ':') + 1))::text
      from posts where held_as = 'card' and split_part(key, ':', 1) = any(${[...feedNames]})
    ), lanes as (
      insert into alert_lanes (team) select distinct team from wanted order by 1 on conflict do nothing
    )
    insert into alert_outbox (team, channel, about, errand, urgency)
    select w.team, w.channel, w.about, w.errand::json, ${urgencies.usual} from wanted w where not ${isResting}
    order by 1, 2, 3 on conflict do nothing`.execute(db);
  return Number(numAffectedRows);
}

/** Wants what waited until now, and what is open in paused channels whose next attempt is due. */
export async function sweep(parts: AlertParts): Promise<void> {
  const { store, bell, pollMs, now } = parts;
  const held = await wantHeld(store.db, new Date(now()));
  const due = await dueForRetry(store.db, pollMs);
  for (const place of due) {
    const channel = await channelAt(store.db, place);
    await store.db.transaction().execute((tx) => announceOpen(tx, place, preferencesOf(channel)));
  }
  if (held > 0 || due.length > 0) bell.ring();
}
