import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from '../api/api.ts';
import { decodeArguments } from '../api/request-body.ts';
import type { Parts } from '../people/parts.ts';
import { asText, parseJson } from '../workspace/json.ts';
import { answerFile, takeUpload } from './files.ts';
import { isLoopbackHost } from './guard.ts';
import { RequestRefused, readBody, sendJson, sendText } from './http.ts';
import { answerPage } from './page-api.ts';
import { pageAssets } from './page-build.ts';

export interface RouteParts {
  parts: Parts;
  api: Api;
  botToken: string;
  /** Whether the bot can be reached already. */
  isReady(): boolean;
}

/** Largest bodies taken from a bot, in bytes. Slack's own arguments stay well below. */
const apiLimit = 4_000_000;
const uploadLimit = 20_000_000;

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Until the bot listens nobody can be answered: the browser asks again every second. */
function waitForBot(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'retry-after': '1',
  });
  response.end(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>Starting</title></head><body><p>The bot is starting. This page opens by itself.</p></body></html>',
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers every request to the simulator: the Web API, `response_url`s, files, the page and the page's own API. */
export function createRoutes({ parts, api, botToken, isReady }: RouteParts): Handler {
  const { workspace, emulator, responseUrls, showAnswer } = parts;

  async function webApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const body = (await readBody(request, apiLimit)).toString('utf8');
    const { token, ...args } = {
      ...Object.fromEntries(url.searchParams),
      ...decodeArguments(request.headers['content-type'] ?? '', body),
    };
    const method = url.pathname.slice('/api/'.length);
    sendJson(response, 200, await api.call(method, bearer(request) || asText(token), args));
  }

  async function responseUrl(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const body = parseJson((await readBody(request, apiLimit)).toString('utf8'));
    const use = responseUrls.use(id);
    if ('error' in use) return sendText(response, 404, use.error);
    const shown = await showAnswer(use.target, body);
    if (shown.ok) return sendText(response, 200, 'ok');
    sendJson(response, 400, {
      ok: false,
      error: shown.error,
      response_metadata: { messages: shown.messages },
    });
  }

  async function page(response: ServerResponse, path: string): Promise<void> {
    if (path === '/' && !isReady()) return waitForBot(response);
    const asset = (await pageAssets()).get(path === '/' ? '/index.html' : path);
    if (!asset) return sendText(response, 404, 'Not found.');
    response.writeHead(200, {
      'content-type': asset.type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': path === '/' ? 'no-store' : 'max-age=31536000, immutable',
    });
    response.end(asset.body);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLoopbackHost(request.headers.host))
      return sendText(response, 403, 'This host name is not allowed.');
    const url = new URL(request.url ?? '/', workspace.origin);
    const [, first, second = ''] = url.pathname.split('/');
    switch (first) {
      case 'api':
        return webApi(request, response, url);
      case 'response':
        return responseUrl(request, response, second);
      case 'files-pri':
        return answerFile(workspace, emulator, response, url.pathname, bearer(request) === botToken);
      case 'upload':
        return takeUpload(emulator, request, response, url.pathname, uploadLimit);
      case 'page':
        return answerPage(parts, request, response, url);
      case 'archives':
        // A permalink: the page itself finds the message.
        return page(response, '/');
      default:
        return page(response, url.pathname);
    }
  }

  return async (request, response) => {
    try {
      await route(request, response);
    } catch (error) {
      workspace.log.warn(
        { error: String(error), path: request.url },
        'a request to the local workspace failed',
      );
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // What was not read of the body cannot be told from the next request.
      response.setHeader('connection', 'close');
      sendJson(response, error instanceof RequestRefused ? error.status : 500, {
        ok: false,
        error: 'fatal_error',
      });
    }
  };
}

function bearer(request: IncomingMessage): string {
  return request.headers.authorization?.replace(/^Bearer\s*/i, '') ?? '';
}
