import { type Kysely, sql, type Transaction } from 'kysely';
import type { Queue } from '../../queue/queue.ts';
import type { Database } from '../../store/schema.ts';
import type { Actor } from '../lifecycle/people.ts';
import type { CsaRequest } from './form.ts';
import { syncCsa, tellCsa } from './jobs.ts';
import { type CsaAction, type CsaCase, csaCaseSchema, csaNumber, decideCsa, toldOf } from './request.ts';

/** Requests to architects of all workspaces. What follows from an action is saved and queued with it. */
export type CsaBook = {
  /** `draft`: the id of the form; the same form makes one request however often it arrives. */
  ask(asking: { team: string; draft: string; requester: string; request: CsaRequest }): Promise<CsaCase>;
  act(team: string, id: string, action: CsaAction, actor: Actor): Promise<CsaCase | { refused: string }>;
  find(team: string, id: string): Promise<CsaCase | undefined>;
  /** The last ten of a person, the newest first. */
  mine(team: string, requester: string): Promise<CsaCase[]>;
  /** The last step that the thread of the card tells of. */
  shown(team: string, number: number): Promise<number>;
  saveShown(team: string, number: number, shown: number): Promise<void>;
  /** Tries again to show what no channel has shown yet; to be called when the channel was changed. */
  wake(team: string): Promise<void>;
};

const most = 10;

export function openCsaBook(db: Kysely<Database>, queue: Pick<Queue, 'enqueue'>): CsaBook {
  const read = (value: unknown) => csaCaseSchema.parse(value);

  async function follow(tx: Transaction<Database>, found: CsaCase): Promise<void> {
    const [team, number, step] = [found.workspace, csaNumber(found.id), found.history.length];
    const last = found.history.at(-1);
    if (last === undefined) return;
    const name = `${team}:${number}`;
    await queue.enqueue(syncCsa, { team, number }, { group: team, tx, singletonKey: name });
    for (const person of toldOf(found, last)) {
      const singletonKey = `${name}:${step}:${person}`;
      await queue.enqueue(tellCsa, { team, number, step, person }, { group: team, tx, singletonKey });
    }
  }

  return {
    ask: ({ team, draft, requester, request }) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtext(${`csa:${team}`}))`.execute(tx);
        const known = await tx
          .selectFrom('csa_requests')
          .select('value')
          .where('team', '=', team)
          .where('draft', '=', draft)
          .executeTakeFirst();
        if (known !== undefined) return read(known.value);
        const last = await tx
          .selectFrom('csa_requests')
          .select(({ fn }) => fn.max('number').as('number'))
          .where('team', '=', team)
          .executeTakeFirst();
        const number = (last?.number ?? 0) + 1;
        const at = new Date().toISOString();
        const asked: CsaCase = {
          version: 1,
          id: `CSA-${number}`,
          workspace: team,
          requester,
          request,
          status: 'open',
          history: [{ at, by: requester, kind: 'asked', text: '', key: draft }],
        };
        await tx
          .insertInto('csa_requests')
          .values({ team, number, draft, requester, value: JSON.stringify(asked) })
          .execute();
        await follow(tx, asked);
        return asked;
      }),

    act: (team, id, action, actor) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('csa_requests')
          .select('value')
          .where('team', '=', team)
          .where('number', '=', csaNumber(id))
          .forUpdate()
          .executeTakeFirst();
        if (row === undefined) return { refused: 'There is no such request that you may see.' };
        const before = read(row.value);
        const decision = decideCsa(before, action, actor, Date.now());
        if ('refused' in decision) return decision;
        const { after } = decision;
        if (after === before) return after;
        await tx
          .updateTable('csa_requests')
          .set({ value: JSON.stringify(after), changed_at: sql`now()` })
          .where('team', '=', team)
          .where('number', '=', csaNumber(id))
          .execute();
        await follow(tx, after);
        return after;
      }),

    async find(team, id) {
      const row = await db
        .selectFrom('csa_requests')
        .select('value')
        .where('team', '=', team)
        .where('number', '=', csaNumber(id))
        .executeTakeFirst();
      return row === undefined ? undefined : read(row.value);
    },

    async mine(team, requester) {
      const rows = await db
        .selectFrom('csa_requests')
        .select('value')
        .where('team', '=', team)
        .where('requester', '=', requester)
        .orderBy('number', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ value }) => read(value));
    },

    async shown(team, number) {
      const row = await db
        .selectFrom('csa_requests')
        .select('shown')
        .where('team', '=', team)
        .where('number', '=', number)
        .executeTakeFirst();
      return row?.shown ?? 0;
    },

    async saveShown(team, number, shown) {
      await db
        .updateTable('csa_requests')
        .set({ shown })
        .where('team', '=', team)
        .where('number', '=', number)
        .execute();
    },

    async wake(team) {
      const waiting = await db
        .selectFrom('csa_requests')
        .select('number')
        .where('team', '=', team)
        .where('shown', '=', 0)
        .execute();
      for (const { number } of waiting)
        await queue.enqueue(syncCsa, { team, number }, { group: team, singletonKey: `${team}:${number}` });
    },
  };
}
