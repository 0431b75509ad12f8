import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame } from './frames.ts';

/** A server that answers as the status pages and feeds do, from one recorded frame at a time. */
export type ReplayServer = {
  /** What the settings HEROKU_STATUS_URL, TRUST_STATUS_URL and the feed settings would be. */
  urls: { heroku: string; trust: string; changelog: string; blog: string };
  /** Answers from this frame from now on. */
  show(frame: Frame): void;
  /** Paths that were asked for since the last frame, in order. */
  asked: string[];
  close(): Promise<void>;
};

const failures: Record<string, (response: ServerResponse) => void> = {
  'empty-200': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(),
  'html-200': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><html></html>'),
  'not-json': (response) => response.writeHead(200).end('{"status": ['),
  // Nothing is answered: the reader's own deadline ends it.
  timeout: () => {},
};

function fail(response: ServerResponse, how: string): void {
  const status = /^http-(\d{3})$/.exec(how)?.[1];
  if (status !== undefined) response.writeHead(Number(status)).end();
  else if (failures[how] !== undefined) failures[how](response);
  else response.destroy();
}

function answer(response: ServerResponse, body: unknown): void {
  if (body === undefined) response.writeHead(404).end();
  else if (body !== null && typeof body === 'object' && '$fail' in body) fail(response, String(body.$fail));
  else if (typeof body === 'string') response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The recorded answer for a path of the real servers. */
function bodyFor(frame: Frame | undefined, path: string): unknown {
  if (path.startsWith('/api/v4/')) return frame?.heroku?.[path.slice('/api/v4/'.length)];
  if (path.startsWith('/v1/')) return frame?.trust?.[decodeURIComponent(path.slice('/v1/'.length))];
  if (path.startsWith('/feeds/')) return frame?.feeds?.[path.slice('/feeds/'.length)];
  return undefined;
}

/** Starts on a free port of this machine. Before the first frame every address answers 404. */
export async function startReplayServer(): Promise<ReplayServer> {
  let frame: Frame | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    answer(response, bodyFor(frame, path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urls: {
      heroku: origin,
      trust: `${origin}/v1`,
      changelog: `${origin}/feeds/changelog`,
      blog: `${origin}/feeds/blog`,
    },
    show(next) {
      frame = next;
      asked.length = 0;
    },
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
