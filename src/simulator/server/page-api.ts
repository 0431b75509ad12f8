import type { IncomingMessage, ServerResponse } from 'node:http';
import { actSchema } from '../people/act.ts';
import { doAct } from '../people/do-act.ts';
import type { Parts } from '../people/parts.ts';
import { upload } from '../people/upload.ts';
import { asText, parseJson } from '../workspace/json.ts';
import { streamEvents } from './events.ts';
import { isSameOrigin } from './guard.ts';
import { readBody, sendJson, sendText } from './http.ts';
import { pageState } from './page-state.ts';

/** Largest bodies taken from the page, in bytes. */
const actLimit = 1_000_000;
const uploadLimit = 20_000_000;

/** Answers the page's own requests. Every one says in `as` which person it speaks for. */
export async function answerPage(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { workspace } = parts;
  if (!isSameOrigin(request)) return sendText(response, 403, 'Only the page itself may call this.');
  const [first] = workspace.directory.people;
  const me = workspace.directory.person(url.searchParams.get('as') ?? '') ?? first;
  if (!me || me.isBot) return sendText(response, 404, 'There is no such person.');

  switch (`${request.method} ${url.pathname}`) {
    case 'GET /page/state':
      return sendJson(response, 200, pageState(workspace, me));
    case 'GET /page/events': {
      const lastId = asText(request.headers['last-event-id']) || (url.searchParams.get('after') ?? '');
      return streamEvents(request, response, workspace.feed, me.id, lastId);
    }
    case 'POST /page/act': {
      const parsed = actSchema.safeParse(parseJson((await readBody(request, actLimit)).toString('utf8')));
      if (!parsed.success) return sendJson(response, 400, { ok: false, error: 'invalid_arguments' });
      return sendJson(response, 200, await doAct(parts, me, parsed.data));
    }
    case 'POST /page/upload': {
      const name = url.searchParams.get('name') ?? 'file';
      const content = await readBody(request, uploadLimit);
      return sendJson(response, 200, await upload(parts, me, name, content));
    }
    default:
      return sendText(response, 404, 'Not found.');
  }
}
