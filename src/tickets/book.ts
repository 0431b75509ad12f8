import { type Kysely, sql, type Transaction } from 'kysely';
import type { Queue } from '../queue/queue.ts';
import type { Database } from '../store/schema.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './fields.ts';
import { createFind, type Find } from './find.ts';
import { createFollow, type Step } from './follow.ts';
import { readTicketId, sequenceOf, ticketId } from './ids.ts';
import { syncCard } from './jobs.ts';
import type { Action } from './lifecycle/action.ts';
import { eventSchema, type TicketEvent } from './lifecycle/event.ts';
import { evolve } from './lifecycle/evolve.ts';
import type { Actor } from './lifecycle/people.ts';
import type { Refusal } from './lifecycle/refusal.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import { decide } from './lifecycle.ts';
import { type Definitions, rank } from './priority.ts';
import { noSettings, settingsSchema, type TicketSettings } from './settings.ts';

/** What came of an action: the ticket as it is now, or why nothing was done. */
export type Outcome = { ticket: Ticket; events: TicketEvent[] } | { refused: Refusal };

/** Where the card of a ticket stands in triage, and up to which event its thread tells. */
export type TicketCard = { channel: string; ts: string; shown: number };

/** All tickets of all workspaces. Everything that follows from an action is saved and queued with it. */
export type Book = Find & {
  /** Makes a ticket of a draft and sends it. The same draft makes one ticket, however often it is sent. */
  send(draft: Draft, actor: Actor): Promise<Outcome>;
  act(team: string, id: string, action: Exclude<Action, { kind: 'create' }>, actor: Actor): Promise<Outcome>;
  ticket(team: string, id: string): Promise<Ticket | undefined>;
  history(team: string, id: string): Promise<TicketEvent[]>;
  card(team: string, number: number): Promise<TicketCard | undefined>;
  saveCard(team: string, number: number, card: TicketCard): Promise<void>;
  /** What the workspace has decided, or that it has decided nothing. */
  settings(team: string): Promise<TicketSettings>;
  /** Cards that could not be posted, or brought up to date, are tried again. */
  saveSettings(team: string, settings: TicketSettings): Promise<void>;
};

type Tx = Transaction<Database>;
/** `defaultZone`: the time zone of workspaces that have not chosen one. */
export type BookParts = { definitions: Definitions; defaultZone: string };

const numberOf = (id: string): number => sequenceOf(readTicketId(id) ?? '') ?? 0;

function columnsOf(ticket: Ticket) {
  const { fields } = ticket.content;
  return {
    value: JSON.stringify(ticket),
    version: ticket.version,
    status: ticket.status,
    rank: (ticket.enterprise ? 0 : 10) + rank(ticket.priority),
    enterprise: ticket.enterprise,
    requester: ticket.requester,
    words: [ticket.id, ticket.herokuTicket ?? '', fields.app, wordsOf(fields)]
      .join('\n')
      .toLowerCase()
      .replaceAll('\0', ' '),
    changed_at: ticket.changedAt,
  };
}

/** The events one after another, each with the ticket after it. */
function stepsOf(before: Ticket | null, events: readonly TicketEvent[]): Step[] {
  let ticket = before;
  return events.map((event) => {
    ticket = evolve(ticket, event);
    if (ticket === null) throw new Error('a history without a beginning');
    return { event, after: ticket };
  });
}

export function openBook(
  db: Kysely<Database>,
  queue: Pick<Queue, 'enqueue'>,
  { definitions, defaultZone }: BookParts,
): Book {
  const follow = createFollow(queue, definitions);

  async function append(tx: Tx, ticket: Ticket, steps: readonly Step[], settings: TicketSettings) {
    const key = { team: ticket.workspace, number: numberOf(ticket.id) };
    await tx
      .insertInto('ticket_events')
      .values(steps.map(({ event }) => ({ ...key, sequence: event.sequence, value: JSON.stringify(event) })))
      .execute();
    await tx
      .updateTable('tickets')
      .set(columnsOf(ticket))
      .where('team', '=', key.team)
      .where('number', '=', key.number)
      .execute();
    await follow(tx, steps, settings.webhookUrl !== null);
  }

  async function readSettings(from: Kysely<Database>, team: string): Promise<TicketSettings> {
    const row = await from
      .selectFrom('ticket_settings')
      .select('value')
      .where('team', '=', team)
      .executeTakeFirst();
    return row === undefined ? noSettings(defaultZone) : settingsSchema.parse(row.value);
  }

  const read = (value: unknown): Ticket => value as Ticket;

  return {
    ...createFind(db),
    send: (draft, actor) =>
      db.transaction().execute(async (tx): Promise<Outcome> => {
        const team = draft.workspace;
        // One at a time in a workspace: numbers without holes, and one ticket per draft.
        await sql`select pg_advisory_xact_lock(hashtext(${`tickets:${team}`}))`.execute(tx);
        const known = await tx
          .selectFrom('tickets')
          .select('value')
          .where('team', '=', team)
          .where('draft', '=', draft.id)
          .executeTakeFirst();
        if (known !== undefined) return { ticket: read(known.value), events: [] };
        const last = await tx
          .selectFrom('tickets')
          .select(({ fn }) => fn.max('number').as('number'))
          .where('team', '=', team)
          .executeTakeFirst();
        const number = (last?.number ?? 0) + 1;
        const settings = await readSettings(tx, team);
        const enterprise = settings.plan === 'legacy-enterprise';
        const opened = { id: ticketId(number), workspace: team, enterprise };
        const actions: Action[] = [
          { kind: 'create', ticket: opened, content: draft.content },
          { kind: 'send' },
        ];
        const steps: Step[] = [];
        for (const action of actions) {
          const before = steps.at(-1)?.after ?? null;
          const decision = decide(before, action, actor, Date.now());
          if ('refused' in decision) return decision;
          steps.push(...stepsOf(before, decision.events));
        }
        const ticket = steps.at(-1)?.after;
        if (ticket === undefined) throw new Error('a ticket without a history');
        await tx
          .insertInto('tickets')
          .values({ team, number, draft: draft.id, ...columnsOf(ticket) })
          .execute();
        await append(tx, ticket, steps, settings);
        return { ticket, events: steps.map(({ event }) => event) };
      }),

    act: (team, id, action, actor) =>
      db.transaction().execute(async (tx): Promise<Outcome> => {
        const row = await tx
          .selectFrom('tickets')
          .select('value')
          .where('team', '=', team)
          .where('number', '=', numberOf(id))
          .forUpdate()
          .executeTakeFirst();
        const before = row === undefined ? null : read(row.value);
        const decision = decide(before, action, actor, Date.now());
        if ('refused' in decision) return decision;
        const steps = stepsOf(before, decision.events);
        const after = steps.at(-1)?.after ?? before;
        if (after === null) throw new Error('an action made a ticket vanish');
        if (steps.length > 0) await append(tx, after, steps, await readSettings(tx, team));
        return { ticket: after, events: decision.events };
      }),

    async ticket(team, id) {
      const row = await db
        .selectFrom('tickets')
        .select('value')
        .where('team', '=', team)
        .where('number', '=', numberOf(id))
        .executeTakeFirst();
      return row === undefined ? undefined : read(row.value);
    },

    async history(team, id) {
      const rows = await db
        .selectFrom('ticket_events')
        .select('value')
        .where('team', '=', team)
        .where('number', '=', numberOf(id))
        .orderBy('sequence')
        .execute();
      return rows.map(({ value }) => eventSchema.parse(value));
    },

    card: (team, number) =>
      db
        .selectFrom('ticket_cards')
        .select(['channel', 'ts', 'shown'])
        .where('team', '=', team)
        .where('number', '=', number)
        .executeTakeFirst(),
    async saveCard(team, number, card) {
      await db
        .insertInto('ticket_cards')
        .values({ team, number, ...card })
        .onConflict((conflict) => conflict.columns(['team', 'number']).doUpdateSet(card))
        .execute();
    },

    settings: (team) => readSettings(db, team),
    saveSettings: (team, settings) =>
      db.transaction().execute(async (tx) => {
        const value = JSON.stringify(settings);
        await tx
          .insertInto('ticket_settings')
          .values({ team, value })
          .onConflict((conflict) => conflict.column('team').doUpdateSet({ value, changed_at: sql`now()` }))
          .execute();
        const waiting = await tx
          .selectFrom('tickets')
          .leftJoin('ticket_cards as card', (join) =>
            join.onRef('card.team', '=', 'tickets.team').onRef('card.number', '=', 'tickets.number'),
          )
          .select('tickets.number')
          .where('tickets.team', '=', team)
          .where(sql<boolean>`coalesce(card.shown, 0) < tickets.version`)
          .execute();
        for (const { number } of waiting)
          await queue.enqueue(
            syncCard,
            { team, number },
            { group: team, tx, singletonKey: `${team}:${number}` },
          );
      }),
  };
}
