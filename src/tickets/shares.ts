import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Where the card of a shared ticket stands in one channel. */
export type SharedPlace = { channel: string; ts: string };

/** Remembers the cards of shared tickets. */
export type Shares = {
  sharedCard(team: string, number: number, channel: string): Promise<SharedPlace | undefined>;
  saveSharedCard(team: string, number: number, place: SharedPlace): Promise<void>;
};

export function createShares(db: Kysely<Database>): Shares {
  return {
    sharedCard: (team, number, channel) =>
      db
        .selectFrom('ticket_shares')
        .select(['channel', 'ts'])
        .where('team', '=', team)
        .where('number', '=', number)
        .where('channel', '=', channel)
        .executeTakeFirst(),
    async saveSharedCard(team, number, { channel, ts }) {
      await db
        .insertInto('ticket_shares')
        .values({ team, number, channel, ts })
        .onConflict((conflict) => conflict.columns(['team', 'number', 'channel']).doUpdateSet({ ts }))
        .execute();
    },
  };
}
