import type { Emulator } from '../emulator/emulator.ts';
import type { JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText } from '../workspace/json.ts';
import { toMessage } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, asAnswer, type Methods, refuse } from './answer.ts';

/** `files.*` where the emulator alone is not enough: shares are shown, and people's uploads are readable. */
export function fileMethods(workspace: Workspace, emulator: Emulator): Methods {
  async function complete(args: JsonObject): Promise<Answer> {
    const answer = asAnswer(await emulator.call('files.completeUploadExternal', args));
    if (answer.ok) await showShares(workspace, emulator, answer);
    return answer;
  }
  async function info(args: JsonObject): Promise<Answer> {
    const owner = workspace.store.fileOwner(asText(args.file));
    if (workspace.scopes && !workspace.scopes.includes('files:read')) return refuse('missing_scope');
    return asAnswer(await emulator.call('files.info', args, owner));
  }

  return { 'files.completeUploadExternal': complete, 'files.info': info };
}

/** Shows the messages that an upload made. */
export async function showShares(
  workspace: Workspace,
  emulator: Emulator,
  answer: JsonObject,
): Promise<void> {
  const shares = asList(answer.files)
    .map((file) => asObject(asObject(file).shares))
    .flatMap((byKind) => [
      ...Object.entries(asObject(byKind.public)),
      ...Object.entries(asObject(byKind.private)),
    ])
    .flatMap(([channel, places]) =>
      asList(places).map((place) => ({ channel, ts: asText(asObject(place).ts) })),
    );
  for (const { channel, ts } of shares) {
    if (workspace.store.message(channel, ts)) continue;
    const history = await emulator.call(
      'conversations.history',
      { channel, limit: 100 },
      workspace.directory.memberOf(channel),
    );
    const raw = asList(history.messages)
      .map(asObject)
      .find((message) => message.ts === ts);
    if (raw) workspace.store.putMessage(toMessage(channel, raw));
  }
}
