import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { crossOff, type OutboxRow } from './courier/outbox.ts';
import type { Place } from './deliver.ts';
import { pausedJob } from './jobs.ts';
import { andList } from './nearest.ts';
import type { AlertParts, DeliveryParts } from './parts.ts';
import { channelAt } from './rules.ts';

/** What Slack's refusals mean for people, by the code that it gives (docs.slack.dev/reference/methods/chat.postMessage). */
const pauseWords: Record<string, string> = {
  channel_not_found: 'the bot is not in this private channel, or the channel is gone',
  not_in_channel: 'the bot is not in the channel',
  is_archived: 'the channel is archived',
  restricted_action: 'the workspace does not let apps post in this channel',
  no_permission: 'the workspace does not let the bot post in this channel',
  messages_tab_disabled: 'direct messages with the bot are switched off',
  account_inactive: 'the bot was removed from the workspace',
  token_revoked: 'the bot was removed from the workspace',
  invalid_auth: 'Slack no longer accepts the bot of this workspace',
  missing_scope: 'the bot was installed without the right to post',
};

/** Why a channel's rules pause, in words that follow "because". */
export function pauseReason(code: string): string {
  const known = pauseWords[code] ?? pauseWords[code.replace(/_(?:read_only|thread|non_threadable).*$/, '')];
  return known ?? `Slack answers "${code.slice(0, 60)}"`;
}

/** Between attempts in a paused channel: as long again as it has been paused, from ten looks to a day. */
function nextTry(pollMs: number) {
  return sql<Date>`now() + least(interval '1 day',
    greatest(make_interval(secs => ${(10 * pollMs) / 1000}), now() - coalesce(paused_at, now())))`;
}

/** Keeps the rules and says why they pause; those who made them are told by a job, once. The errand is over. */
export async function pause(
  { store, queue, pollMs }: AlertParts,
  { row: errand, place }: { row: OutboxRow; place: Place },
  reason: string,
): Promise<void> {
  const { team, channel } = place;
  await store.db.transaction().execute(async (tx) => {
    await crossOff(tx, [errand]);
    const row = await tx
      .selectFrom('alert_channels')
      .select('paused_reason')
      .where('team', '=', team)
      .where('channel', '=', channel)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return;
    await tx
      .updateTable('alert_channels')
      .set({ paused_reason: reason, paused_at: sql`coalesce(paused_at, now())`, try_at: nextTry(pollMs) })
      .where('team', '=', team)
      .where('channel', '=', channel)
      .execute();
    if (row.paused_reason !== null) return;
    await queue.enqueue(pausedJob, place, { singletonKey: `${team}:${channel}`, tx });
  });
}

/** A message was taken: whatever was paused goes on. Says whether it was paused. */
export async function resume(tx: Transaction<Database>, { team, channel }: Place): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('alert_channels')
    .set({ paused_reason: null, paused_at: null, try_at: null })
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('paused_reason', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Channels that pause: one if it is named, or all of a workspace. */
export async function pausedChannels(
  db: Kysely<Database>,
  { team, channel }: { team: string; channel?: string },
): Promise<Place[]> {
  const query = db
    .selectFrom('alert_channels')
    .select(['team', 'channel'])
    .where('team', '=', team)
    .where('paused_reason', 'is not', null);
  return (channel === undefined ? query : query.where('channel', '=', channel)).execute();
}

/** Paused channels whose next attempt is due; each is given out once for each attempt. */
export async function dueForRetry(db: Kysely<Database>, pollMs: number): Promise<Place[]> {
  return db
    .updateTable('alert_channels')
    .set({ try_at: nextTry(pollMs) })
    .where('paused_reason', 'is not', null)
    .where('try_at', '<=', sql<Date>`now()`)
    .returning(['team', 'channel'])
    .execute();
}

/** Tells everybody who made a rule of a paused channel, once each. A lost answer counts as told. */
export async function tellPaused(parts: DeliveryParts, place: Place): Promise<void> {
  const { pause: paused, rules } = await channelAt(parts.store.db, place);
  if (paused === null) return;
  const creators = [...new Set(rules.map(({ creator }) => creator))].slice(0, 5);
  const fix = ['channel_not_found', 'not_in_channel'].includes(paused.reason)
    ? ' Type `/invite @Heroku Support` there.'
    : '';
  const text = `Status alerts for <#${place.channel}> pause, because ${pauseReason(paused.reason)}.${fix} The rules are kept, and alerts go on by themselves as soon as posting works again.`;
  const troubles: string[] = [];
  for (const user of creators) {
    const { is } = await parts.deliver.tell(place.team, user, text);
    if (is === 'refused') troubles.push(user);
  }
  if (troubles.length > 0)
    parts.log.warn({ team: place.team, people: andList(troubles) }, 'a pause could not be told');
}
