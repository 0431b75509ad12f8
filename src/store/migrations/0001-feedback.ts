import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

export const feedback: Migration = {
  name: '0001-feedback',
  statements: sql`
    create table answers (
      team text not null,
      page_id text not null,
      count integer not null default 1,
      primary key (team, page_id)
    );
    create table gaps (
      team text not null,
      question text not null,
      count integer not null default 1,
      last_asked timestamptz not null default now(),
      primary key (team, question)
    );
    create table votes (
      team text not null,
      page_id text not null,
      up integer not null default 0,
      down integer not null default 0,
      primary key (team, page_id)
    );
  `,
};
