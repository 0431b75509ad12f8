import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** `json`, not `jsonb`: what people type may hold the character NUL, which `jsonb` refuses. */
export const tickets: Migration = {
  name: '0005-tickets',
  statements: sql`
    create table tickets (
      team text not null,
      number integer not null,
      draft text not null,
      value json not null,
      version integer not null,
      status text not null,
      rank integer not null,
      enterprise boolean not null,
      requester text not null,
      words text not null,
      changed_at timestamptz not null default now(),
      primary key (team, number),
      unique (team, draft)
    );
    create table ticket_events (
      team text not null,
      number integer not null,
      sequence integer not null,
      value json not null,
      primary key (team, number, sequence),
      foreign key (team, number) references tickets on delete cascade
    );
    create table ticket_cards (
      team text not null,
      number integer not null,
      channel text not null,
      ts text not null,
      shown integer not null default 0,
      primary key (team, number),
      foreign key (team, number) references tickets on delete cascade
    );
    create table ticket_settings (
      team text primary key,
      value json not null,
      changed_at timestamptz not null default now()
    );
    create index tickets_by_requester on tickets (team, requester, changed_at desc);
  `,
};
