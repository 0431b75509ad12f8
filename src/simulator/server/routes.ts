import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from '../api/api.ts';
import { decodeArguments } from '../api/request-body.ts';
import { actSchema, type DoAct } from '../people/act.ts';
import type { ShowAnswer } from '../people/answers.ts';
import type { ResponseUrls } from '../people/response-urls.ts';
import { asText, parseJson } from '../workspace/json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { streamEvents } from './events.ts';
import { isLoopbackHost, isSameOrigin } from './guard.ts';
import { RequestRefused, readBody, sendJson, sendText } from './http.ts';
import type { PageAssets } from './page-build.ts';
import { pageState } from './page-state.ts';

export interface RouteParts {
  workspace: Workspace;
  api: Api;
  act: DoAct;
  responseUrls: ResponseUrls;
  showAnswer: ShowAnswer;
  assets: () => Promise<PageAssets>;
}

/** Largest bodies taken, in bytes. Slack's own arguments stay well below. */
const apiLimit = 4_000_000;
const actLimit = 1_000_000;

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers every request to the simulator: the Web API, `response_url`s, the page and the page's own API. */
export function createRoutes(
  parts: RouteParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { workspace, api, act, responseUrls, showAnswer, assets } = parts;

  async function webApi(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    const body = (await readBody(request, apiLimit)).toString('utf8');
    const args = decodeArguments(request.headers['content-type'] ?? '', body);
    const { token, ...rest } = args;
    const bearer = request.headers.authorization?.replace(/^Bearer\s+/i, '') ?? asText(token);
    sendJson(response, 200, await api.call(method, bearer, rest));
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

  async function pageApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!isSameOrigin(request)) return sendText(response, 403, 'Only the page itself may call this.');
    const person = workspace.directory.people.find((p) => p.id === url.searchParams.get('as'));
    const me = person ?? workspace.directory.people[0];
    if (!me) return sendText(response, 404, 'The workspace has no people.');
    if (url.pathname === '/page/state') return sendJson(response, 200, pageState(workspace, me));
    if (url.pathname === '/page/events') {
      const after = asText(request.headers['last-event-id']) || (url.searchParams.get('after') ?? '');
      return streamEvents(request, response, workspace.feed, me.id, after);
    }
    if (url.pathname === '/page/act' && request.method === 'POST') {
      const parsed = actSchema.safeParse(parseJson((await readBody(request, actLimit)).toString('utf8')));
      if (!parsed.success) return sendJson(response, 400, { ok: false, error: 'invalid_arguments' });
      return sendJson(response, 200, await act(me, parsed.data));
    }
    sendText(response, 404, 'Not found.');
  }

  async function page(response: ServerResponse, path: string): Promise<void> {
    const asset = (await assets()).get(path === '/' ? '/index.html' : path);
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

  return async (request, response) => {
    try {
      if (!isLoopbackHost(request.headers.host))
        return sendText(response, 403, 'This host name is not allowed.');
      const url = new URL(request.url ?? '/', workspace.origin);
      const [, first, second = ''] = url.pathname.split('/');
      if (first === 'api') return await webApi(request, response, second);
      if (first === 'response' && request.method === 'POST')
        return await responseUrl(request, response, second);
      if (first === 'page') return await pageApi(request, response, url);
      return await page(response, url.pathname);
    } catch (error) {
      const status = error instanceof RequestRefused ? error.status : 500;
      workspace.log.warn({ err: error, url: request.url }, 'simulator request failed');
      if (!response.headersSent) sendJson(response, status, { ok: false, error: 'fatal_error' });
      else response.destroy();
    }
  };
}
