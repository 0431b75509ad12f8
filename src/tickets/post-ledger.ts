import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** One message of a ticket by what it is, such as `card` or `tell:4:U1`: it is posted once. */
export type PostKey = { team: string; number: number; key: string };

/** A message in Slack. */
export type Place = { channel: string; ts: string };

/** What is known of a message: when and to whom it was sent, and where it stands once Slack has answered. */
export type PostNote = { beganAt: Date; target: string; place: Place | undefined };

/** Remembers every post before it is sent, since Slack knows no key that would keep it from posting twice. */
export type PostLedger = {
  read(key: PostKey): Promise<PostNote | undefined>;
  /** `target`: the channel or person it is sent to. The time of the first attempt stays. */
  begin(key: PostKey, target: string): Promise<void>;
  done(key: PostKey, place: Place): Promise<void>;
  /** For certain it is not there. */
  forget(key: PostKey): Promise<void>;
  /** The direct message with a person, if something was posted there before. */
  directOf(team: string, person: string): Promise<string | undefined>;
};

export function openPostLedger(db: Kysely<Database>): PostLedger {
  return {
    async read({ team, number, key }) {
      const row = await db
        .selectFrom('ticket_posts')
        .select(['target', 'channel', 'ts', 'began_at'])
        .where('team', '=', team)
        .where('number', '=', number)
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { target, channel, ts, began_at: beganAt } = row;
      return { beganAt, target, place: channel === null || ts === null ? undefined : { channel, ts } };
    },
    async begin(key, target) {
      await db
        .insertInto('ticket_posts')
        .values({ ...key, target })
        .onConflict((conflict) => conflict.columns(['team', 'number', 'key']).doUpdateSet({ target }))
        .execute();
    },
    async done({ team, number, key }, place) {
      await db
        .updateTable('ticket_posts')
        .set(place)
        .where('team', '=', team)
        .where('number', '=', number)
        .where('key', '=', key)
        .execute();
    },
    async forget({ team, number, key }) {
      await db
        .deleteFrom('ticket_posts')
        .where('team', '=', team)
        .where('number', '=', number)
        .where('key', '=', key)
        .execute();
    },
    async directOf(team, person) {
      const row = await db
        .selectFrom('ticket_posts')
        .select('channel')
        .where('team', '=', team)
        .where('target', '=', person)
        .where('ts', 'is not', null)
        .orderBy('began_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.channel ?? undefined;
    },
  };
}
