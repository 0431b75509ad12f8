import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { secret, sign } from './bot.ts';
import { freePort } from './ports.ts';
import { botToken, type SlackApi } from './slack-api.ts';
import type { TestDatabase } from './stores.ts';

const root = join(import.meta.dirname, '../..');

/** What came back for a request; undefined where the process was gone before it answered. */
export type Answered = { status: number; message: Record<string, unknown>; body: string } | undefined;

/** The bot as `npm start` runs it, in a process of its own. */
export type MainBot = {
  /** Everything that it wrote to its log. */
  log(): string;
  /** Sends a signed request of Slack: a command's fields, or a payload of buttons and forms. */
  command(fields: Record<string, string>): Promise<Answered>;
  interact(payload: object): Promise<Answered>;
  event(event: object): Promise<Answered>;
  /** Ends it as a platform does, and gives its exit status. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

export const person = (id: string) => ({
  team: { id: 'T1', domain: 'acme' },
  user: { id, name: id.toLowerCase(), team_id: 'T1' },
});

/** Starts `src/main.ts` with real settings against an emulated Slack. Resolves when it is ready. */
export async function startMainBot(
  database: TestDatabase['options'],
  api: Pick<SlackApi, 'url' | 'ask'>,
  settings: Record<string, string> = {},
): Promise<MainBot> {
  const port = await freePort();
  const unread = 'http://127.0.0.1:9';
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: api.url,
      PORT: String(port),
      DATA_DIR: database.dataDir,
      ...(database.databaseUrl === undefined ? {} : { DATABASE_URL: database.databaseUrl }),
      HEROKU_STATUS_URL: unread,
      TRUST_STATUS_URL: unread,
      CHANGELOG_FEED_URL: unread,
      BLOG_FEED_URL: unread,
      POLL_SECONDS: '3600',
      ...settings,
    },
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const lines: string[] = [];
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (line.includes('the bot is ready')) ready.resolve();
    });
  await Promise.race([
    ready.promise,
    gone.then(() => Promise.reject(new Error(`the bot ended at its start: ${lines.join('\n')}`))),
  ]);

  async function send(body: string, type = 'application/x-www-form-urlencoded'): Promise<Answered> {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        headers: { 'content-type': type, ...sign(body) },
        body,
      });
      const text = await response.text();
      const message = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
      return { status: response.status, message, body: text };
    } catch {
      return undefined;
    }
  }
  const trigger = async () =>
    String((await api.ask('views.generateTriggerId', { user_id: 'U1' })).trigger_id);
  let events = 0;

  return {
    log: () => lines.join('\n'),
    command: async (fields) =>
      send(
        new URLSearchParams({
          team_id: 'T1',
          user_id: 'U1',
          channel_id: 'C1',
          trigger_id: await trigger(),
          ...fields,
        }).toString(),
      ),
    interact: async (payload) => {
      const full = { ...person('U1'), trigger_id: await trigger(), ...payload };
      return send(new URLSearchParams({ payload: JSON.stringify(full) }).toString());
    },
    event(event) {
      events += 1;
      const body = { type: 'event_callback', team_id: 'T1', event_id: `Ev${events}`, event };
      return send(JSON.stringify(body), 'application/json');
    },
    async stop() {
      child.kill('SIGTERM');
      return (await gone)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
