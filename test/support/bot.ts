import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMemoryFeedback, type Feedback } from '../../src/knowledge/feedback.ts';
import { type Knowledge, openKnowledge } from '../../src/knowledge/knowledge.ts';
import type { Log } from '../../src/log.ts';
import type { Message } from '../../src/slack/blocks/message.ts';
import { type Bot, type BotParts, startBot } from '../../src/slack/bot.ts';
import type { Installations } from '../../src/slack/installations.ts';
import { noInstallations } from './installations.ts';
import { freePort } from './ports.ts';
import { createShelf } from './shelf.ts';
import { botToken, type SlackApi, startSlackApi } from './slack-api.ts';

export const secret = 'a-signing-secret-for-tests';
export const contentDir = join(import.meta.dirname, '../../content');

type Shown = Message & Record<string, unknown>;

/** What a request to the bot came back with. */
export type Reply = { status: number; body: string; message: Shown };

/** A request to the bot, and what arrived at its `response_url` until the bot was idle. */
export type Interaction = { reply: Reply; responses: Shown[] };

export type TestBot = {
  url: string;
  api: SlackApi;
  logLines: { level: string; facts: Record<string, unknown>; sentence: string }[];
  /** Posts a signed form or JSON body as Slack does; `at` moves the clock of the signature, in seconds. */
  send(body: string, options?: { type?: string; at?: number; signature?: string }): Promise<Reply>;
  command(command: string, text: string): Promise<Reply>;
  /** Presses a button or picks an option; on a message, or in the view of `more`. */
  act(action: object, options?: { messageTs?: string; fails?: number; more?: object }): Promise<Interaction>;
  shortcut(payload: {
    type: 'shortcut' | 'message_action';
    callback_id: string;
    message?: object;
  }): Promise<Interaction>;
  submit(callbackId: string, values: object, more?: object, around?: object): Promise<Interaction>;
  event(event: object, envelope?: object): Promise<Reply>;
  /** Everything that arrived at a `response_url`. */
  responses: Shown[];
  /** The next answers to a `response_url` are refused. */
  refuse(times: number): void;
  /** Resolves when the bot has nothing in work. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

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

const person = { team: { id: 'T1', domain: 'acme' }, user: { id: 'U1', name: 'dev', team_id: 'T1' } };
const place = { channel: { id: 'C1', name: 'ops' } };

/** Parts of the bot that a test brings along. */
type Given = { knowledge?: Knowledge; feedback?: Feedback; installations?: Installations } & Pick<
  BotParts,
  'tickets' | 'alerts' | 'greeted' | 'debug'
>;

/** The real bot against the emulated Web API, and a small Slack's worth of requests to it. */
export async function startTestBot(given: Given = {}): Promise<TestBot> {
  const { knowledge, feedback, installations, ...rest } = given;
  const port = await freePort();
  const api = await startSlackApi();
  const responses = await responseServer();
  const logLines: TestBot['logLines'] = [];
  const bot: Bot = await startBot({
    config: { mode: 'http', botToken, signingSecret: secret, apiUrl: api.url },
    port,
    knowledge: knowledge ?? (await openKnowledge({ contentDir })),
    feedback: feedback ?? createMemoryFeedback(),
    scopes: [],
    installations: installations ?? noInstallations,
    shelf: createShelf(),
    ...rest,
    log: collectingLog(logLines),
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  let eventNumber = 0;

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

  async function trigger(): Promise<string> {
    const answer = await api.ask('views.generateTriggerId', { user_id: 'U1' });
    return String(answer.trigger_id);
  }

  async function interact(payload: object, fails = 0): Promise<Interaction> {
    const from = responses.posts.length;
    responses.state.fails = fails;
    const full = { ...person, trigger_id: await trigger(), response_url: responses.url, ...payload };
    const reply = await send(new URLSearchParams({ payload: JSON.stringify(full) }).toString());
    await bot.idle();
    return { reply, responses: responses.posts.slice(from) };
  }

  return {
    url,
    api,
    logLines,
    send,
    command: async (command, text) =>
      send(
        new URLSearchParams({
          command,
          text,
          team_id: 'T1',
          user_id: 'U1',
          channel_id: 'C1',
          trigger_id: await trigger(),
          response_url: responses.url,
        }).toString(),
      ),
    act: (action, { messageTs = '1700000000.000100', fails = 0, more = {} } = {}) =>
      interact(
        {
          type: 'block_actions',
          ...place,
          container: { type: 'message', message_ts: messageTs, channel_id: 'C1', is_ephemeral: true },
          actions: [{ action_ts: '1', block_id: 'b', ...action }],
          ...more,
        },
        fails,
      ),
    shortcut: (payload) => interact(payload.type === 'message_action' ? { ...place, ...payload } : payload),
    submit: (callbackId, values, more = {}, around = {}) =>
      interact({
        type: 'view_submission',
        response_url: undefined,
        ...around,
        view: {
          id: 'V1',
          hash: 'h',
          type: 'modal',
          callback_id: callbackId,
          private_metadata: '',
          state: { values },
          ...more,
        },
      }),
    async event(event, envelope = {}) {
      eventNumber += 1;
      const body = {
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${eventNumber}`,
        event,
        ...envelope,
      };
      const reply = await send(JSON.stringify(body), { type: 'application/json' });
      await bot.idle();
      return reply;
    },
    responses: responses.posts,
    refuse: (times) => {
      responses.state.fails = times;
    },
    idle: () => bot.idle(),
    async stop() {
      await bot.stop();
      await api.close();
      responses.server.closeAllConnections();
      await new Promise((resolve) => responses.server.close(resolve));
      // Two acks for one request are a fault of ours whatever the test was about.
      const misuses = logLines.filter(({ facts }) =>
        String(facts.code).startsWith('slack_bolt_receiver_ack'),
      );
      if (misuses.length > 0) throw new Error(`A listener misused Bolt: ${JSON.stringify(misuses)}`);
    },
  };
}
