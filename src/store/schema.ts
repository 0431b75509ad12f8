import type { ColumnType, Generated } from 'kysely';

/** A moment that the database fills in when it is left out. It reads as a Date. */
type Stamp = ColumnType<Date, Date | string | undefined, Date | string>;

export type MigrationTables = { schema_migrations: { name: string; applied_at: Stamp } };

/** What a workspace asks and how it votes: counters, nobody's name. */
export type FeedbackTables = {
  answers: { team: string; page_id: string; count: Generated<number> };
  gaps: { team: string; question: string; count: Generated<number>; last_asked: Stamp };
  votes: { team: string; page_id: string; up: Generated<number>; down: Generated<number> };
};

/** One row per workspace (`team`) or organisation (`enterprise`); `sealed` is encrypted with the key `key_id`. */
export type InstallationTables = {
  installations: {
    kind: 'team' | 'enterprise';
    id: string;
    sealed: string;
    key_id: string;
    updated_at: Stamp;
  };
};

/** Keyv's values, as the text that Keyv writes. */
export type KeyValueTables = {
  key_values: { namespace: string; key: string; value: string; expires_at: Date | null };
};

/** Every table. A feature that needs more adds its group here and a step to migrations/all.ts. */
export type Database = MigrationTables & FeedbackTables & InstallationTables & KeyValueTables;
