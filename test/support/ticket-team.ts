import { expect } from 'vitest';
import type { Alerts } from '../../src/alerts/alerts.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { createCsaPosts } from '../../src/slack/csa-posts.ts';
import { createIncidentsAt } from '../../src/slack/incidents-at.ts';
import { createTicketPosts } from '../../src/slack/ticket-posts.ts';
import type { Store } from '../../src/store/open.ts';
import { startCsaWork } from '../../src/tickets/csa/work.ts';
import { openPostLedger } from '../../src/tickets/post-ledger.ts';
import { startTicketWork } from '../../src/tickets/work.ts';
import { backgroundAt } from '../alerts-run/far-ends.ts';
import { startTestBot, type TestBot } from './bot.ts';
import type { Call } from './slack-api.ts';
import { quiet } from './stores.ts';
import { openTicketParts } from './tickets.ts';

export const triage = 'CTRIAGE';

/**
 * Rita opens tickets, Tom and Tina are triage, Mia is a colleague, Gus a guest; Ada is an admin in triage, Boss one who is not; Wes
 * follows tickets, Otto is of another company.
 */
export const names = {
  rita: 'U1',
  tom: 'UTOM',
  tina: 'UTINA',
  mia: 'UMIA',
  gus: 'UGUS',
  ada: 'UADA',
  wes: 'UWES',
  boss: 'UBOSS',
  otto: 'UOTTO',
} as const;
type Name = keyof typeof names;

/** A bot with real store, queue and jobs, and a workspace of people around it. */
export type TicketTeam = {
  bot: TestBot;
  tickets: Awaited<ReturnType<typeof openTicketParts>>;
  /** Who presses or submits. */
  as(name: Name): { user: object };
  /** Fills both steps of the form; gives the id of the draft. */
  draft(words?: string, more?: object, details?: object): Promise<string>;
  press(action: string, value: string, name?: Name, more?: object): ReturnType<TestBot['act']>;
  /** Presses a button of a ticket as the ticket is now. */
  act(kind: string, id: string, name: Name, more?: object): ReturnType<TestBot['act']>;
  /** Submits the form of an action. */
  fill(kind: string, id: string, name: Name, text: string, choice?: string): ReturnType<TestBot['submit']>;
  /** Sends a new ticket as Rita and waits until triage has its card. */
  ticket(words?: string, more?: object): Promise<string>;
  /** The modal that was opened last, and the draft behind it. */
  opened(): { view: Record<string, unknown>; private_metadata: string; draft: string };
  /** Waits until no job is due. */
  settled(): Promise<void>;
  /** Lets so many minutes pass for the jobs: what waits for its time comes nearer by them. */
  pass(minutes: number): Promise<void>;
  /** Messages posted to a channel or person. */
  posted(channel: string): Call['args'][];
  stop(): Promise<void>;
};

export const typed = (value: string | null) => ({ value: { type: 'plain_text_input', value } });

/** What a person typed into the first step. */
export const firstStep = (more: object = {}) => ({
  priority: { ticket_priority: { selected_option: { value: 'high' } } },
  subject: typed('Checkout answers 503'),
  app: typed('shop-production'),
  description: typed('Every checkout fails with H12 since the last deploy.'),
  impact: typed('Half of all orders'),
  started_at: { value: { selected_date_time: null } },
  started_words: typed('20 minutes ago'),
  ...more,
});

const secondStep = {
  access: { value: { selected_options: [{ value: 'granted' }] } },
  logs: typed('2026-11-02T14:05:09+00:00 heroku[router]: code=H12'),
};

export async function startTicketTeam(
  options: {
    webhookOrigins?: string[];
    encryptionKey?: string;
    alertsIn?: (store: Store, queue: Queue) => Alerts;
  } = {},
): Promise<TicketTeam> {
  const tickets = await openTicketParts(options);
  const alerts = options.alertsIn?.(tickets.store, tickets.queue);
  const bot = await startTestBot({ tickets: tickets.parts, ...(alerts === undefined ? {} : { alerts }) });
  const { api } = bot;
  let stamp = 0;
  const guests: readonly string[] = [names.gus];
  api.answer('users.info', ({ user }) => ({
    ok: true,
    user: {
      id: user,
      real_name: `Name of ${user}`,
      is_admin: user === names.ada,
      is_restricted: guests.includes(String(user)),
    },
  }));
  api.answer('usergroups.list', () => ({ ok: false, error: 'missing_scope' }));
  api.answer('conversations.members', () => ({ ok: true, members: [names.tom, names.tina, names.ada] }));
  api.answer('conversations.info', ({ channel }) =>
    channel === 'CGONE' ? { ok: false, error: 'channel_not_found' } : { ok: true, channel: { id: channel } },
  );
  api.answer('chat.postMessage', ({ channel }) => {
    stamp += 1;
    const place = String(channel).startsWith('U') ? `D${String(channel)}` : channel;
    return channel === 'CGONE'
      ? { ok: false, error: 'channel_not_found' }
      : { ok: true, channel: place, ts: `17000000${stamp}.0001` };
  });
  api.answer('chat.update', ({ channel, ts }) => ({ ok: true, channel, ts }));
  api.answer('conversations.history', () => ({ ok: true, messages: [] }));
  api.answer('conversations.replies', () => ({ ok: true, messages: [] }));
  const client = backgroundAt(api.url);
  const { definitions } = tickets.parts.desk;
  const { helpUrl } = tickets.parts;
  const incidentsAt = createIncidentsAt(alerts?.overlapping, quiet);
  const posts = createTicketPosts({ definitions, helpUrl }, async () => client, quiet, incidentsAt);
  const ledger = openPostLedger(tickets.store.db);
  let passedMs = 0;
  const now = () => Date.now() + passedMs;
  const { book } = tickets.parts;
  await startCsaWork({
    csa: tickets.parts.csa,
    settings: tickets.parts.book.settings,
    ledger,
    queue: tickets.queue,
    posts: createCsaPosts(async () => client, quiet),
  });
  await startTicketWork({ book, ledger, queue: tickets.queue, posts, definitions, now });
  await tickets.parts.webhooks.start(tickets.parts.book, tickets.queue);

  const as = (name: Name) => ({ user: { id: names[name], name, team_id: 'T1' } });
  let clicks = 0;
  const team: TicketTeam = {
    bot,
    tickets,
    as,
    async draft(words = 'high', more = {}, details = secondStep) {
      await bot.command('/heroku-ticket', words);
      await bot.idle();
      const view = api.callsOf('views.open').at(-1)?.args.view as { private_metadata: string };
      const submit = async (callback: string, values: object, private_metadata: string) => {
        const { reply } = await bot.submit(callback, values, { private_metadata });
        return reply.message as unknown as {
          response_action: string;
          view: { private_metadata: string; callback_id: string };
        };
      };
      /** What looks secret is asked about once: then the same is submitted again. */
      const step = async (callback: string, values: object, carried: string) => {
        const told = await submit(callback, values, carried);
        const isAsked = told.view?.callback_id === callback;
        return isAsked ? submit(callback, values, told.view.private_metadata) : told;
      };
      const next = await step('ticket_form', firstStep(more), view.private_metadata);
      await step('ticket_details', details, next.view.private_metadata);
      await bot.idle();
      return (JSON.parse(view.private_metadata) as { draft: string }).draft;
    },
    press(action_id, value, name = 'rita', more = {}) {
      clicks += 1;
      return bot.act(
        { type: 'button', action_id, value, action_ts: String(clicks) },
        { more: { ...as(name), ...more } },
      );
    },
    async act(kind, id, name, more = {}) {
      const revision = (await tickets.parts.book.ticket('T1', id))?.revision;
      return team.press(`ticket_act:${kind}`, `${id}|${revision}`, name, more);
    },
    async fill(kind, id, name, text, choice) {
      const seen = (await tickets.parts.book.ticket('T1', id))?.revision ?? 0;
      clicks += 1;
      const values = {
        text: typed(text),
        ...(choice === undefined ? {} : { choice: { value: { selected_option: { value: choice } } } }),
      };
      const more = { id: `V${clicks}`, private_metadata: JSON.stringify({ id, kind, seen }) };
      return bot.submit('ticket_action', values, more, as(name));
    },
    async ticket(words, more) {
      const draft = await team.draft(words, more);
      await team.press('ticket_send', draft);
      await team.settled();
      const { rows } = await tickets.store.pool.query('select number from tickets where draft = $1', [draft]);
      return `HT-${rows[0]?.number}`;
    },
    opened() {
      const view = api.callsOf('views.open').at(-1)?.args.view as Record<string, unknown>;
      const private_metadata = String(view?.private_metadata ?? '{}');
      const { draft = '' } = private_metadata.startsWith('{') ? JSON.parse(private_metadata) : {};
      return { view, private_metadata, draft };
    },
    settled: () =>
      expect
        .poll(
          async () =>
            (await tickets.queue.depths()).reduce((sum, { ready, active }) => sum + ready + active, 0),
          {
            timeout: 20_000,
            interval: 20,
          },
        )
        .toBe(0),
    async pass(minutes) {
      passedMs += minutes * 60_000;
      await tickets.store.pool.query(
        `update pgboss.job set start_after = start_after - make_interval(mins => $1) where state < 'active'`,
        [minutes],
      );
    },
    posted: (channel) =>
      api.callsOf('chat.postMessage').flatMap(({ args }) => (args.channel === channel ? [args] : [])),
    async stop() {
      await bot.stop();
      await tickets.close();
    },
  };
  return team;
}

/** Where the workspace sends its tickets. */
export async function setTriage({ tickets }: TicketTeam, more: object = {}): Promise<void> {
  const { book } = tickets.parts;
  await book.saveSettings('T1', { ...(await book.settings('T1')), triageChannel: triage, ...more });
}
