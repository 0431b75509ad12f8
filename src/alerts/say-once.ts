import type { Delivered, Place, Single } from './deliver.ts';
import { noteDelivery } from './ledger.ts';
import type { DeliveryParts } from './parts.ts';
import { refused, resume } from './pausing.ts';

/** `posted`: it is there now, or was before; `paused`: Slack takes nothing for this channel. */
export type Said = 'posted' | 'paused';

/**
 * Posts a single message once, whatever happens: it is noted before it is sent, looked for when its answer was lost,
 * and repeated only where it is not there or nobody may look.
 */
export async function sayOnce(
  parts: DeliveryParts,
  place: Place,
  key: string,
  single: Single,
  seenAt: Date,
  signal: AbortSignal,
): Promise<Said> {
  const { store, deliver, pace, now } = parts;
  const { team, channel } = place;
  const mine = () =>
    store.db
      .updateTable('alert_posts')
      .where('team', '=', team)
      .where('channel', '=', channel)
      .where('key', '=', key);
  const row = await store.db
    .selectFrom('alert_posts')
    .select(['state', 'updated_at'])
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row?.state === 'done') return 'posted';
  let delivered: Delivered = { is: 'absent' };
  if (row?.state === 'pending') {
    await pace.turn(place, 'edit', signal);
    delivered = await deliver.find(place, key, row.updated_at.getTime());
  }
  if (delivered.is === 'absent' || delivered.is === 'cannot_look') {
    await pace.turn(place, 'post', signal);
    const columns = {
      state: 'pending',
      held_as: null,
      held_until: null,
      updated_at: new Date(now()),
    } as const;
    await store.db
      .insertInto('alert_posts')
      .values({ team, channel, key, ...columns })
      .onConflict((conflict) => conflict.columns(['team', 'channel', 'key']).doUpdateSet(columns))
      .execute();
    delivered = await deliver.say(place, key, single);
    if (delivered.is === 'refused') {
      // It is due at once, but nothing due is tried in a paused channel before its next attempt.
      const held = { state: 'held', held_as: 'card', held_until: new Date(now()) } as const;
      await mine().set(held).execute();
      await refused(parts, place, delivered.refusal, 'post');
      return 'paused';
    }
  }
  if (delivered.is === 'refused') {
    await refused(parts, place, delivered.refusal, 'edit');
    return 'paused';
  }
  if (delivered.is !== 'done' && delivered.is !== 'found')
    throw new Error(
      `Slack's answer was lost: ${delivered.is === 'unknown' ? delivered.reason : delivered.is}`,
    );
  const { ts } = delivered;
  await store.db.transaction().execute(async (tx) => {
    const done = { state: 'done', ts, updated_at: new Date(now()) } as const;
    await tx
      .updateTable('alert_posts')
      .set(done)
      .where('team', '=', team)
      .where('channel', '=', channel)
      .where('key', '=', key)
      .execute();
    await noteDelivery(tx, place, key, 'said', seenAt, now());
    await resume(tx, place);
  });
  return 'posted';
}
