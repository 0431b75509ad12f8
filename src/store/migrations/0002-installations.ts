import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

export const installations: Migration = {
  name: '0002-installations',
  statements: sql`
    create table installations (
      kind text not null check (kind in ('team', 'enterprise')),
      id text not null,
      sealed text not null,
      key_id text not null,
      updated_at timestamptz not null default now(),
      primary key (kind, id)
    );
  `,
};
