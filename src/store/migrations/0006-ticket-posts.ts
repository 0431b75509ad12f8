import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** What tickets post, noted before it is sent: `ts` is null until Slack has answered. */
export const ticketPosts: Migration = {
  name: '0006-ticket-posts',
  statements: sql`
    create table ticket_posts (
      team text not null,
      number integer not null,
      key text not null,
      target text not null,
      channel text,
      ts text,
      began_at timestamptz not null default now(),
      primary key (team, number, key),
      foreign key (team, number) references tickets on delete cascade
    );
    create index ticket_posts_target on ticket_posts (team, target, began_at desc) where ts is not null;
  `,
};
