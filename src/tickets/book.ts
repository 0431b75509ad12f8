import { type Kysely, sql, type Transaction } from 'kysely';
import type { Queue } from '../queue/queue.ts';
import type { Database } from '../store/schema.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './fields.ts';
import { remind, reminderMinutes, syncCard, tell } from './jobs.ts';
import type { Action } from './lifecycle/action.ts';
import { eventSchema, type TicketEvent } from './lifecycle/event.ts';
import { evolve, fold } from './lifecycle/evolve.ts';
import type { Actor } from './lifecycle/people.ts';
import type { Refusal } from './lifecycle/refusal.ts';
import type { Ticket } from './lifecycle/ticket.ts';
import { type Decision, decide } from './lifecycle.ts';
import { rank } from './priority.ts';
import { settingsSchema, type TicketSettings } from './triage-settings.ts';

/** What came of an action: the ticket as it is now, or why nothing was done. */
export type Outcome = { ticket: Ticket; events: TicketEvent[] } | { refused: Refusal };

/** Where the card of a ticket stands in triage, and up to which event its thread tells. */
export type TicketCard = { channel: string; ts: string; shown: number };

/** One page of tickets, five at a time. */
export type TicketPage = { tickets: Ticket[]; more: boolean };

/** All tickets of all workspaces. Everything that follows from an action is saved and queued with it. */
export type Book = {
  /** Makes a ticket of a draft and sends it. The same draft makes one ticket, however often it is sent. */
  send(draft: Draft, actor: Actor): Promise<Outcome>;
  act(team: string, id: string, action: Exclude<Action, { kind: 'create' }>, actor: Actor): Promise<Outcome>;
  ticket(team: string, id: string): Promise<Ticket | undefined>;
  history(team: string, id: string): Promise<TicketEvent[]>;
  mine(team: string, person: string, page: number): Promise<TicketPage>;
  search(team: string, words: string, page: number): Promise<TicketPage>;
  card(team: string, number: number): Promise<TicketCard | undefined>;
  saveCard(team: string, number: number, card: TicketCard): Promise<void>;
  settings(team: string): Promise<TicketSettings | undefined>;
  saveSettings(team: string, settings: TicketSettings): Promise<void>;
};

type Tx = Transaction<Database>;

const pageSize = 5;

/** The number in `HT-12`; 0 for anything else. */
export function numberOf(id: string): number {
  return Number(/^(?:HT-?)?(\d{1,9})$/i.exec(id.trim())?.[1] ?? 0);
}

const idOf = (number: number): string => `HT-${number}`;

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

export function openBook(db: Kysely<Database>, queue: Pick<Queue, 'enqueue'>): Book {
  /** Who is told of an event: requester and watchers, but not the one who did it. */
  async function follow(tx: Tx, ticket: Ticket, events: readonly TicketEvent[]): Promise<void> {
    const [team, number] = [ticket.workspace, numberOf(ticket.id)];
    const group = { group: team, tx };
    await queue.enqueue(syncCard, { team, number }, { ...group, singletonKey: `${team}:${number}` });
    for (const { sequence, by, kind } of events) {
      if (kind === 'created' || kind === 'sent' || kind === 'joined' || kind === 'left') continue;
      for (const person of new Set([ticket.requester, ...ticket.watchers])) {
        if (person === by) continue;
        const singletonKey = `${team}:${number}:${sequence}:${person}`;
        await queue.enqueue(tell, { team, number, sequence, person }, { ...group, singletonKey });
      }
    }
    if (ticket.waitingSince === null) return;
    const [first = 5] = reminderMinutes;
    const since = ticket.waitingSince;
    await queue.enqueue(
      remind,
      { team, number, since, nth: 1 },
      { ...group, singletonKey: `${team}:${number}:${since}:1`, startAfter: first * 60 },
    );
  }

  async function append(tx: Tx, ticket: Ticket, events: readonly TicketEvent[]): Promise<void> {
    const key = { team: ticket.workspace, number: numberOf(ticket.id) };
    await tx
      .insertInto('ticket_events')
      .values(events.map((event) => ({ ...key, sequence: event.sequence, value: JSON.stringify(event) })))
      .execute();
    await tx
      .updateTable('tickets')
      .set(columnsOf(ticket))
      .where('team', '=', key.team)
      .where('number', '=', key.number)
      .execute();
    await follow(tx, ticket, events);
  }

  const read = (value: unknown): Ticket => value as Ticket;

  async function list(
    team: string,
    page: number,
    narrow: (query: ReturnType<typeof base>) => ReturnType<typeof base>,
  ) {
    const rows = await narrow(base(team))
      .limit(pageSize + 1)
      .offset(Math.max(0, page) * pageSize)
      .execute();
    return { tickets: rows.slice(0, pageSize).map(({ value }) => read(value)), more: rows.length > pageSize };
  }

  const base = (team: string) =>
    db
      .selectFrom('tickets')
      .select('value')
      .where('team', '=', team)
      .orderBy(sql`status = 'resolved'`)
      .orderBy('rank')
      .orderBy('changed_at', 'desc');

  return {
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
        const opened = { id: idOf(number), workspace: team, enterprise: settings?.enterprise ?? false };
        const events: TicketEvent[] = [];
        let ticket: Ticket | null = null;
        const actions: Action[] = [
          { kind: 'create', ticket: opened, content: draft.content },
          { kind: 'send' },
        ];
        for (const action of actions) {
          const decision: Decision = decide(ticket, action, actor, Date.now());
          if ('refused' in decision) return decision;
          events.push(...decision.events);
          ticket = fold(events);
        }
        if (ticket === null) throw new Error('a history without a beginning');
        const row = { team, number, draft: draft.id, ...columnsOf(ticket) };
        await tx.insertInto('tickets').values(row).execute();
        await append(tx, ticket, events);
        return { ticket, events };
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
        const after = decision.events.reduce<Ticket | null>(evolve, before);
        if (after === null) throw new Error('an action made a ticket vanish');
        if (decision.events.length > 0) await append(tx, after, decision.events);
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

    mine: (team, person, page) => list(team, page, (query) => query.where('requester', '=', person)),
    search: (team, words, page) =>
      list(team, page, (query) =>
        words
          .toLowerCase()
          .replaceAll('\0', ' ')
          .split(/\s+/)
          .filter(Boolean)
          .slice(0, 10)
          .reduce((narrowed, word) => narrowed.where(sql<boolean>`position(${word} in words) > 0`), query),
      ),

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
    async saveSettings(team, settings) {
      const value = JSON.stringify(settings);
      await db
        .insertInto('ticket_settings')
        .values({ team, value })
        .onConflict((conflict) => conflict.column('team').doUpdateSet({ value, changed_at: sql`now()` }))
        .execute();
    },
  };
}

async function readSettings(db: Kysely<Database>, team: string): Promise<TicketSettings | undefined> {
  const row = await db
    .selectFrom('ticket_settings')
    .select('value')
    .where('team', '=', team)
    .executeTakeFirst();
  return row === undefined ? undefined : settingsSchema.parse(row.value);
}
