import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator/emulator.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readBody, sendText } from './http.ts';

/**
 * Answers `url_private`: the content for the bot's token, else a redirect to a sign-in page, as Slack does. The
 * emulator shows a file to its owner only, so it is asked in the owner's name.
 */
export async function answerFile(
  workspace: Workspace,
  emulator: Emulator,
  response: ServerResponse,
  path: string,
  isBot: boolean,
): Promise<void> {
  const owner = workspace.store.fileOwner(path.split('/')[2] ?? '');
  const mayRead = workspace.scopes?.includes('files:read') ?? true;
  if (!isBot || !mayRead) {
    response.writeHead(302, { location: `${workspace.origin}/?sign-in` });
    response.end();
    return;
  }
  const file = owner ? await emulator.fetch(path, { headers: emulator.headersOf(owner) }) : undefined;
  if (!file?.ok) return sendText(response, 404, 'file_not_found');
  response.writeHead(200, {
    'content-type': file.headers.get('content-type') ?? 'application/octet-stream',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  });
  response.end(Buffer.from(await file.arrayBuffer()));
}

/** Takes the content of a file that an app uploads to the address it was given. */
export async function takeUpload(
  emulator: Emulator,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  limit: number,
): Promise<void> {
  const body = new Uint8Array(await readBody(request, limit));
  const headers = { 'content-type': request.headers['content-type'] ?? 'application/octet-stream' };
  const answer = await emulator.fetch(path, { method: 'POST', headers, body });
  sendText(response, answer.status, await answer.text());
}
