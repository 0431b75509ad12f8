import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** Requests to architects. What they post is noted beside what tickets post, under numbers of their own. */
export const architects: Migration = {
  name: '0007-architects',
  statements: sql`
    create table csa_requests (
      team text not null,
      number integer not null,
      draft text not null,
      value json not null,
      requester text not null,
      shown integer not null default 0,
      changed_at timestamptz not null default now(),
      primary key (team, number),
      unique (team, draft)
    );
    alter table ticket_posts drop constraint ticket_posts_team_number_fkey;
  `,
};
