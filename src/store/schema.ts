import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

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

/** Given as text, read as a value. */
type Json = ColumnType<unknown, string, string>;

/** What the status pages and feeds said, what the channels asked for, and what each of them was shown. */
export type AlertTables = {
  /** `version` is one higher after each change, so that a writer notices another one. */
  alert_state: { name: string; version: Generated<number>; value: Json; updated_at: Stamp };
  /** `changed_at` is when `revision` was seen first. */
  alert_incidents: {
    key: string;
    value: Json;
    is_over: boolean;
    is_silent: boolean;
    revision: number;
    changed_at: Stamp;
  };
  alert_entries: { feed: 'changelog' | 'blog'; id: string; value: Json; seen_at: Stamp };
  /** `paused_reason` is set while Slack refuses messages there; `try_at` is when it is tried again. */
  alert_channels: {
    team: string;
    channel: string;
    muted_until: Date | null;
    is_private: Generated<boolean>;
    paused_reason: string | null;
    paused_at: Date | null;
    try_at: Date | null;
  };
  alert_rules: {
    id: GeneratedAlways<string>;
    team: string;
    channel: string;
    rule: string;
    creator: string;
    created_at: Stamp;
  };
  alert_shown: {
    team: string;
    channel: string;
    incident: string;
    version: Generated<number>;
    value: Json;
    held_as: 'card' | 'summary' | 'digest' | null;
    held_until: Date | null;
    updated_at: Stamp;
  };
  /** Single messages: entries of feeds, summaries, notices. */
  alert_posts: {
    team: string;
    channel: string;
    key: string;
    state: 'held' | 'pending' | 'done';
    held_as: 'card' | 'summary' | 'digest' | null;
    held_until: Date | null;
    ts: string | null;
    updated_at: Stamp;
  };
  /**
   * What is to be made true in a channel: not before `at`, wanted since `since`. `stamp` is one higher each time that
   * it is wanted again, so that what was wanted meanwhile is not crossed off with it.
   */
  alert_outbox: {
    team: string;
    channel: string;
    about: string;
    errand: Json;
    urgency: number;
    at: Stamp;
    since: Stamp;
    stamp: Generated<number>;
    tries: Generated<number>;
  };
  /** Which process walks the channels of a workspace, and when Slack takes the next call there. */
  alert_lanes: { team: string; holder: string | null; held_until: Stamp; pace: Json | null };
  /** What was delivered: when its cause was seen, and when Slack had it. */
  alert_ledger: {
    id: GeneratedAlways<string>;
    team: string;
    channel: string;
    key: string;
    what: string;
    seen_at: Stamp;
    done_at: Stamp;
  };
};

/** The tickets of each workspace: the state as its history makes it, the history, the card in triage, and every post. */
export type TicketTables = {
  /** `rank` orders by Enterprise and priority; `words` are what search looks in. */
  tickets: {
    team: string;
    number: number;
    draft: string;
    value: Json;
    version: number;
    status: string;
    rank: number;
    enterprise: boolean;
    requester: string;
    words: string;
    changed_at: Stamp;
  };
  ticket_events: { team: string; number: number; sequence: number; value: Json };
  /** `shown`: the last event that the thread of the card tells of. */
  ticket_cards: { team: string; number: number; channel: string; ts: string; shown: Generated<number> };
  /** Requests to architects; `shown`: the last event that the thread of the card tells of. */
  csa_requests: {
    team: string;
    number: number;
    draft: string;
    value: Json;
    requester: string;
    shown: Generated<number>;
    changed_at: Stamp;
  };
  ticket_settings: { team: string; value: Json; changed_at: Stamp };
  /** Messages about tickets by what they are; `channel` and `ts` are null while Slack's answer is not known. */
  ticket_posts: {
    team: string;
    number: number;
    key: string;
    target: string;
    channel: string | null;
    ts: string | null;
    began_at: Stamp;
  };
};

/** Every table. A feature that needs more adds its group here and a step to migrations/all.ts. */
export type Database = MigrationTables &
  FeedbackTables &
  InstallationTables &
  KeyValueTables &
  AlertTables &
  TicketTables;
