import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

export const keyValues: Migration = {
  name: '0003-key-values',
  statements: sql`
    create table key_values (
      namespace text not null,
      key text not null,
      value text not null,
      expires_at timestamptz,
      primary key (namespace, key)
    );
    create index key_values_expiry on key_values (namespace, expires_at) where expires_at is not null;
  `,
};
