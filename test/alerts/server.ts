import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpOptions, type HttpReader, httpReader } from '../../src/alerts/sources/http.ts';

const servers: Server[] = [];

/** A real HTTP server on a free port; gives its origin. */
export async function serve(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes every server of the test, with the connections that hang. */
export async function closeServers(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

export function reader(url: string, more: Partial<HttpOptions> = {}): HttpReader {
  const userAgent = 'test (https://example.com)';
  return httpReader({ fetch, url, userAgent, accept: 'application/json', ...more });
}
