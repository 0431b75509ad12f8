import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors.ts';
import { createApi } from './api/api.ts';
import { startEmulator } from './emulator/emulator.ts';
import type { Simulator, SimulatorOptions } from './options.ts';
import { createShowAnswer } from './people/answers.ts';
import { createDeliver } from './people/deliver.ts';
import { createResponseUrls } from './people/response-urls.ts';
import { createTriggers } from './people/triggers.ts';
import { createRoutes } from './server/routes.ts';
import { createDirectory } from './workspace/directory.ts';
import { createFeed } from './workspace/feed.ts';
import { createStore } from './workspace/store.ts';
import type { Workspace } from './workspace/workspace.ts';

const silent = { debug: () => {}, warn: () => {} };

/**
 * Starts a small Slack on this machine: a page for people and a Web API for one bot. Start it first, give the bot
 * `apiUrl`, start the bot, then say with `setBotUrl` where it listens.
 * @throws AppError `port_in_use` when the port is taken
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, host = '127.0.0.1', log = silent } = options;
  const server = createServer();
  const taken = await listen(server, port, host);
  const origin = `http://localhost:${taken}`;
  // "localhost" may also be another program on ::1: what carries the token is sent to the very address.
  const apiOrigin = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  let botUrl = options.botUrl;

  const directory = createDirectory(options);
  const feed = createFeed();
  const store = createStore(directory, feed);
  const { app, scopes, panels = [] } = options;
  const workspace: Workspace = { app, scopes, origin, directory, store, feed, panels, log };
  const emulator = await startEmulator(options, directory, apiOrigin).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const triggers = createTriggers(emulator);
  const api = createApi(workspace, emulator, triggers, options.botToken);

  const deliver = createDeliver({ signingSecret: options.signingSecret, botUrl: () => botUrl, log });
  const responseUrls = createResponseUrls(apiOrigin);
  const showAnswer = createShowAnswer(workspace, emulator);
  const parts = { workspace, emulator, deliver, responseUrls, triggers, showAnswer };

  server.on(
    'request',
    createRoutes({ parts, api, botToken: options.botToken, isReady: () => botUrl !== undefined }),
  );

  return {
    pageUrl: origin,
    apiUrl: `${apiOrigin}/api/`,
    setBotUrl(url) {
      botUrl = url;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

/** Listens and gives the port back. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portInUse(port, error) : error);
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function portInUse(port: number, cause: Error): AppError {
  const sentence = `Port ${port} is already in use. Stop the program that uses it, or choose another port, for example PORT=${port + 1}.`;
  return new AppError('port_in_use', sentence, { cause });
}
