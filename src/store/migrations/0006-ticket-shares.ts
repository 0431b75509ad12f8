import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** Where the cards of shared tickets stand, so that they can follow the ticket. */
export const ticketShares: Migration = {
  name: '0006-ticket-shares',
  statements: sql`
    create table ticket_shares (
      team text not null,
      number integer not null,
      channel text not null,
      ts text not null,
      primary key (team, number, channel),
      foreign key (team, number) references tickets on delete cascade
    );
  `,
};
