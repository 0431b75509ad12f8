import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { freePort } from './ports.ts';

export type Call = { method: string; args: Record<string, unknown>; token: string };

/** What the API does instead of answering, once. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'drop'
  | 'drop after accepting';

/** The emulated Slack Web API with a record of every call, and faults on demand. */
export type SlackApi = {
  url: string;
  calls: Call[];
  callsOf(method: string): Call[];
  /** The next calls of `method` meet these faults, in order. */
  fail(method: string, ...faults: Fault[]): void;
  /** The same for those calls only whose arguments fit; what it gives ends that. */
  failWhere(method: string, fits: (args: Call['args']) => boolean, ...faults: Fault[]): () => void;
  /** Answers calls of `method` in place of the emulator; undefined leaves a call to it. */
  answer(method: string, respond: (args: Record<string, unknown>) => object | undefined): void;
  /**
   * The next call of `method` that fits waits; `arrived` resolves when it is there, `release` lets it go on, `drop` ends its
   * connection before anything was done.
   */
  hold(
    method: string,
    fits?: (args: Call['args']) => boolean,
  ): { arrived: Promise<void>; release(): void; drop(): void };
  /** Puts a file where Slack keeps files; gives what a payload would say of it. */
  upload(
    name: string,
    content: string | Buffer,
    answer?: { status?: number; type?: string; breaksOff?: boolean },
  ): { id: string; name: string; size: number; url_private_download: string };
  /** Asks the emulator directly, beside the record. */
  ask(method: string, args?: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

export const botToken = 'xoxb-test-bot';

const install = { app_id: 'A1', bot_id: 'B1', bot_user_id: 'UB' };
const seed = {
  team: { name: 'Acme', domain: 'acme' },
  users: [{ name: 'dev', real_name: 'Dev' }],
  channels: [{ name: 'ops' }],
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

function parseArgs(type: string, body: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

export async function startSlackApi(): Promise<SlackApi> {
  const port = await freePort();
  const emulator = await createEmulator({ service: 'slack', port, seed: { slack: seed } });
  const emulatorUrl = `http://127.0.0.1:${port}/api`;
  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const narrow: { method: string; fits: (args: Call['args']) => boolean; faults: Fault[] }[] = [];
  const answers = new Map<string, (args: Record<string, unknown>) => object | undefined>();
  const files = new Map<string, { content: Buffer; status: number; type: string; breaksOff: boolean }>();
  const held: {
    method: string;
    fits(args: Call['args']): boolean;
    arrive(): void;
    until: Promise<boolean>;
  }[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const file = files.get(request.url ?? '');
    if (file !== undefined) {
      if (request.headers.authorization !== `Bearer ${botToken}`) return response.writeHead(403).end();
      response.writeHead(file.status, { 'content-type': file.type, 'content-length': file.content.length });
      if (!file.breaksOff) return response.end(file.content);
      response.write(file.content.subarray(0, file.content.length / 2), () => request.socket.destroy());
      return undefined;
    }
    const method = (request.url ?? '').replace(/^\/api\//, '').split('?')[0] ?? '';
    const type = request.headers['content-type'] ?? '';
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const args = parseArgs(type, body);
    calls.push({ method, args, token });
    const at = held.findIndex((each) => each.method === method && each.fits(args));
    const [gate] = at === -1 ? [] : held.splice(at, 1);
    gate?.arrive();
    if ((await gate?.until) === false) return request.socket.destroy();
    const chosen = narrow.find((each) => each.method === method && each.faults.length > 0 && each.fits(args));
    const fault = chosen?.faults.shift() ?? faults.get(method)?.shift();
    if (fault === 'drop') return request.socket.destroy();
    if (typeof fault === 'object')
      return response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    const given = answers.get(method)?.(args);
    if (given !== undefined && fault === 'drop after accepting') return request.socket.destroy();
    if (given !== undefined)
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
    const answer = await fetch(`${emulatorUrl}/${method}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: request.headers.authorization ?? '' },
      body,
    });
    if (fault === 'drop after accepting') return request.socket.destroy();
    return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    fail: (method, ...next) => void faults.set(method, [...(faults.get(method) ?? []), ...next]),
    failWhere(method, fits, ...next) {
      narrow.push({ method, fits, faults: next });
      return () => void next.splice(0);
    },
    answer: (method, respond) => void answers.set(method, respond),
    upload(name, content, { status = 200, type = 'text/plain', breaksOff = false } = {}) {
      const bytes = Buffer.from(content);
      const path = `/files/F${files.size + 1}/${name}`;
      files.set(path, { content: bytes, status, type, breaksOff });
      const { port } = server.address() as AddressInfo;
      const url_private_download = `http://127.0.0.1:${port}${path}`;
      return { id: `F${files.size}`, name, size: bytes.length, url_private_download };
    },
    hold(method, fits = () => true) {
      const arrival = Promise.withResolvers<void>();
      const going = Promise.withResolvers<boolean>();
      held.push({ method, fits, arrive: arrival.resolve, until: going.promise });
      return {
        arrived: arrival.promise,
        release: () => going.resolve(true),
        drop: () => going.resolve(false),
      };
    },
    async ask(method, args = {}) {
      const response = await fetch(`${emulatorUrl}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
        body: JSON.stringify(args),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}
