import { createEmulator } from 'emulate';
import type { SimulatorOptions } from '../options.ts';
import type { Directory } from '../workspace/directory.ts';
import { teamDomain, teamName } from '../workspace/directory.ts';
import type { JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText } from '../workspace/json.ts';
import { createAliases } from './aliases.ts';

/** The Slack Web API emulator: keeps messages, threads, reactions, files and views. */
export interface Emulator {
  /** Calls a Web API method as the bot, or as a person when `as` is given, and gives Slack's answer back. */
  call(method: string, args: JsonObject, as?: string): Promise<JsonObject>;
  /** Fetches something that is not a Web API method (an uploaded file, an upload address). */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Headers that make such a request one of this person. */
  headersOf(userId: string): { authorization: string };
  close(): Promise<void>;
}

const personToken = (userId: string): string => `xoxp-simulator-${userId}`;

/**
 * Starts emulate's Slack service on a free loopback port with the people and channels of the directory.
 * Addresses in answers lead to `outsideOrigin`, where the bot can reach them. Who may read or write where is decided in front of it, so in here every channel is public.
 */
export async function startEmulator(
  options: SimulatorOptions,
  directory: Directory,
  outsideOrigin: string,
): Promise<Emulator> {
  const { app } = options;
  const channels = [...directory.channels.values()].filter((c) => c.kind !== 'im');
  const server = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: teamName, domain: teamDomain },
        strict_scopes: options.scopes !== undefined,
        users: directory.people.map((p) => ({ name: p.name, real_name: p.realName, is_admin: p.isAdmin })),
        channels: channels.map((c) => ({ name: c.name, topic: c.topic })),
        oauth_apps: [
          {
            client_id: 'simulator',
            client_secret: 'simulator',
            app_id: app.appId,
            name: app.name,
            redirect_uris: [],
            bot_id: app.botId,
            bot_user_id: app.botUserId,
            bot_name: directory.bot.name,
          },
        ],
        tokens: [
          {
            token: options.botToken,
            type: 'bot',
            user_id: app.botUserId,
            app_id: app.appId,
            bot_id: app.botId,
            bot_user_id: app.botUserId,
            ...(options.scopes ? { scopes: options.scopes } : {}),
          },
          // Without `scopes` a token may do everything.
          ...directory.people.map((p) => ({ token: personToken(p.id), type: 'user', user: p.name })),
        ],
      },
    },
  });
  // It says "localhost" but listens on IPv4 only: name the address, so that no other server is reached.
  const url = server.url.replace('localhost', '127.0.0.1');

  async function raw(method: string, args: JsonObject, token: string): Promise<string> {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    if (response.status === 404)
      return JSON.stringify({ ok: false, error: 'unknown_method', req_method: method });
    return response.text();
  }
  const anybody = personToken(directory.people[0]?.id ?? '');
  const rawList = async (method: string, key: string): Promise<JsonObject[]> =>
    asList(asObject(JSON.parse(await raw(method, { limit: 1000 }, anybody)))[key]).map(asObject);

  const users = await rawList('users.list', 'members');
  const rooms = await rawList('conversations.list', 'channels');
  const idIn = (rows: JsonObject[], name: string): string =>
    asText(rows.find((row) => row.name === name)?.id);
  const direct = await Promise.all(
    directory.people.map(async (person): Promise<[string, string]> => {
      const answer = await raw('conversations.open', { users: app.botUserId }, personToken(person.id));
      return [person.dm, asText(asObject(asObject(JSON.parse(answer)).channel).id)];
    }),
  );
  const aliases = createAliases([
    ...directory.people.map((p): [string, string] => [p.id, idIn(users, p.name)]),
    ...channels.map((c): [string, string] => [c.id, idIn(rooms, c.name)]),
    ...direct,
  ]);

  return {
    async call(method, args, as) {
      const inside = JSON.parse(aliases.toInside(JSON.stringify(args)));
      const answer = await raw(method, inside, as ? personToken(as) : options.botToken);
      return asObject(JSON.parse(aliases.toOutside(answer).replaceAll(server.url, outsideOrigin)));
    },
    headersOf: (userId) => ({ authorization: `Bearer ${personToken(userId)}` }),
    fetch: (path, init) => fetch(`${url}${path}`, init),
    close: () => server.close(),
  };
}
