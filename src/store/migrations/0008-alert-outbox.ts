import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** What is to be made true in which channel, and who walks which workspace at what pace. */
export const alertOutbox: Migration = {
  name: '0008-alert-outbox',
  statements: sql`
    create table alert_outbox (
      team text not null,
      channel text not null,
      about text not null,
      errand json not null,
      urgency smallint not null,
      at timestamptz not null default now(),
      since timestamptz not null default now(),
      stamp integer not null default 1,
      tries integer not null default 0,
      primary key (team, channel, about)
    );
    create index alert_outbox_next on alert_outbox (team, urgency desc, at);
    create table alert_lanes (
      team text primary key,
      holder text,
      held_until timestamptz not null default '-infinity',
      pace json
    );
    drop table alert_pace;
  `,
};
