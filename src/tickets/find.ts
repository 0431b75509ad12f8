import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { pageSize } from './command.ts';
import type { Actor } from './lifecycle/people.ts';
import type { Ticket } from './lifecycle/ticket.ts';

/** One page of tickets, five at a time, in the order of the queue. */
export type TicketPage = { tickets: Ticket[]; more: boolean };

/** Looks for tickets. `page` counts from 1. */
export type Find = {
  mine(team: string, person: string, page: number): Promise<TicketPage>;
  /** Tickets that hold every word and that the person may see in full. */
  search(team: string, words: string, viewer: Actor, page: number): Promise<TicketPage>;
};

const mostWords = 10;

export function createFind(db: Kysely<Database>): Find {
  // The order of compareTickets: numbers are given in the order in which tickets are sent.
  const queued = (team: string) =>
    db
      .selectFrom('tickets')
      .select('value')
      .where('team', '=', team)
      .orderBy(sql`status in ('resolved', 'discarded')`)
      .orderBy('rank')
      .orderBy('number');

  async function read(query: ReturnType<typeof queued>, page: number): Promise<TicketPage> {
    const rows = await query
      .limit(pageSize + 1)
      .offset((Math.max(1, page) - 1) * pageSize)
      .execute();
    return {
      tickets: rows.slice(0, pageSize).map(({ value }) => value as Ticket),
      more: rows.length > pageSize,
    };
  }

  /** As sightOf says, in SQL: a page is whole, and nobody counts what they may not see. */
  const seenBy = ({ id, member, triage }: Actor) => sql<boolean>`(
    ${triage} or requester = ${id} or (value -> 'watchers')::jsonb @> ${JSON.stringify([id])}::jsonb
    or (${member} and value -> 'content' -> 'origin' ->> 'private' = 'false'))`;

  return {
    mine: (team, person, page) => read(queued(team).where('requester', '=', person), page),
    search: (team, words, viewer, page) => {
      const wanted = words.toLowerCase().replaceAll('\0', ' ').split(/\s+/).filter(Boolean);
      const query = wanted
        .slice(0, mostWords)
        .reduce(
          (narrowed, word) => narrowed.where(sql<boolean>`position(${word} in words) > 0`),
          queued(team).where(seenBy(viewer)),
        );
      return read(query, page);
    },
  };
}
