import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** `json`, not `jsonb`: texts of the status pages may hold the character NUL, which `jsonb` refuses. */
export const alerts: Migration = {
  name: '0004-alerts',
  statements: sql`
    create table alert_state (
      name text primary key,
      version integer not null default 1,
      value json not null,
      updated_at timestamptz not null default now()
    );
    create table alert_incidents (
      key text primary key,
      value json not null,
      is_over boolean not null,
      is_silent boolean not null,
      revision integer not null,
      changed_at timestamptz not null default now()
    );
    create table alert_entries (
      feed text not null,
      id text not null,
      value json not null,
      seen_at timestamptz not null default now(),
      primary key (feed, id)
    );
    create table alert_channels (
      team text not null,
      channel text not null,
      muted_until timestamptz,
      is_private boolean not null default false,
      paused_reason text,
      paused_at timestamptz,
      try_at timestamptz,
      primary key (team, channel)
    );
    create table alert_rules (
      id bigint generated always as identity primary key,
      team text not null,
      channel text not null,
      rule text not null,
      creator text not null,
      created_at timestamptz not null default now(),
      unique (team, channel, rule),
      foreign key (team, channel) references alert_channels on delete cascade
    );
    create table alert_shown (
      team text not null,
      channel text not null,
      incident text not null,
      version integer not null default 1,
      value json not null,
      held_as text,
      held_until timestamptz,
      updated_at timestamptz not null default now(),
      primary key (team, channel, incident)
    );
    create index alert_shown_incident on alert_shown (incident);
    create index alert_shown_held on alert_shown (held_until) where held_until is not null;
    create table alert_posts (
      team text not null,
      channel text not null,
      key text not null,
      state text not null check (state in ('held', 'pending', 'done')),
      held_as text,
      held_until timestamptz,
      ts text,
      updated_at timestamptz not null default now(),
      primary key (team, channel, key)
    );
    create index alert_posts_held on alert_posts (held_until) where state = 'held';
    create table alert_pace (name text primary key, free_at timestamptz not null);
    create table alert_ledger (
      id bigint generated always as identity primary key,
      team text not null,
      channel text not null,
      key text not null,
      what text not null,
      seen_at timestamptz not null,
      done_at timestamptz not null default now()
    );
    create index alert_ledger_channel on alert_ledger (team, channel, id desc);
    create index alert_ledger_age on alert_ledger (done_at);
  `,
};
