import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { type Knowledge, openKnowledge } from '../../src/knowledge/knowledge.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/slack/blocks/message.ts';
import { type Bot, startBot } from '../../src/slack/bot.ts';

export const secret = 'a-signing-secret-for-tests';
export const botToken = 'xoxb-test-bot';
export const contentDir = join(import.meta.dirname, '../../content');

type Shown = Message & Record<string, unknown>;

/** What a request to the bot came back with. */
export type Reply = { status: number; body: string; message: Shown };

export type TestBot = {
  url: string;
  logLines: { level: string; facts: Record<string, unknown>; sentence: string }[];
  /** Posts a signed form or JSON body as Slack does; `at` moves the clock of the signature, in seconds. */
  send(body: string, options?: { type?: string; at?: number; signature?: string }): Promise<Reply>;
  command(command: string, text: string): Promise<Reply>;
  /** Presses a button or picks an option on a message; gives what arrived at the `response_url`. */
  act(
    action: object,
    options?: { messageTs?: string; fails?: number },
  ): Promise<{ reply: Reply; responses: Shown[] }>;
  stop(): Promise<void>;
};

export async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function sign(body: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

/** A place for `response_url`s: keeps what was posted, and can refuse with a status. */
async function responseServer() {
  const posts: Shown[] = [];
  const state = { fails: 0 };
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (state.fails > 0) {
      state.fails -= 1;
      response.writeHead(500).end();
      return;
    }
    posts.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { posts, state, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/response` };
}

function collectingLog(lines: TestBot['logLines']): Log {
  const write = (level: string) => (facts: object, sentence: string) =>
    void lines.push({ level, facts: facts as Record<string, unknown>, sentence });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

const person = {
  team: { id: 'T1', domain: 'acme' },
  user: { id: 'U1', name: 'dev' },
  channel: { id: 'C1', name: 'ops' },
};

const install = { app_id: 'A1', bot_id: 'B1', bot_user_id: 'UB' };
const seed = {
  team: { name: 'Acme', domain: 'acme' },
  oauth_apps: [
    {
      ...install,
      client_id: '1.2',
      client_secret: 's',
      name: 'Heroku Support',
      redirect_uris: [],
      bot_name: 'bot',
    },
  ],
  tokens: [{ ...install, token: botToken, type: 'bot', user_id: 'UB' }],
};

/** The real bot against the emulated Web API, and a small Slack's worth of requests to it. */
export async function startTestBot(knowledge?: Knowledge): Promise<TestBot> {
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const emulator = await createEmulator({ service: 'slack', port: emulatorPort, seed: { slack: seed } });
  const responses = await responseServer();
  const logLines: TestBot['logLines'] = [];
  const bot: Bot = await startBot({
    config: {
      mode: 'http',
      botToken,
      signingSecret: secret,
      apiUrl: `http://127.0.0.1:${emulatorPort}/api/`,
    },
    port,
    knowledge: knowledge ?? (await openKnowledge({ contentDir })),
    feedback: createMemoryFeedback(),
    log: collectingLog(logLines),
  });
  const url = `http://127.0.0.1:${port}/slack/events`;

  const send: TestBot['send'] = async (
    body,
    { type = 'application/x-www-form-urlencoded', at, signature } = {},
  ) => {
    const headers: Record<string, string> = { 'content-type': type, ...sign(body, at) };
    if (signature !== undefined) headers['x-slack-signature'] = signature;
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, body: text, message: text.startsWith('{') ? JSON.parse(text) : {} };
  };

  return {
    url,
    logLines,
    send,
    command: (command, text) =>
      send(
        new URLSearchParams({
          command,
          text,
          team_id: 'T1',
          user_id: 'U1',
          channel_id: 'C1',
          trigger_id: '1.2.3',
          response_url: responses.url,
        }).toString(),
      ),
    async act(action, { messageTs = '1700000000.000100', fails = 0 } = {}) {
      const from = responses.posts.length;
      responses.state.fails = fails;
      const payload = {
        type: 'block_actions',
        ...person,
        container: { type: 'message', message_ts: messageTs, channel_id: 'C1', is_ephemeral: true },
        trigger_id: '1.2.3',
        response_url: responses.url,
        actions: [{ action_ts: '1', block_id: 'b', ...action }],
      };
      const reply = await send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
      await bot.idle();
      return { reply, responses: responses.posts.slice(from) };
    },
    async stop() {
      await bot.stop();
      await emulator.close();
      responses.server.closeAllConnections();
      await new Promise((resolve) => responses.server.close(resolve));
    },
  };
}
