import type { Emulator } from '../emulator/emulator.ts';
import type { JsonObject } from '../workspace/entities.ts';
import { asObject, asText } from '../workspace/json.ts';
import { toMessage } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { appAccess } from './access.ts';
import { type Answer, asAnswer, type Methods, refuse } from './answer.ts';

/** `reactions.*`: kept by the emulator, shown on the page. */
export function reactionMethods(workspace: Workspace, emulator: Emulator): Methods {
  const change =
    (method: string) =>
    async (args: JsonObject): Promise<Answer> => {
      const access = appAccess(workspace, asText(args.channel), 'write');
      if ('error' in access) return refuse(access.error);
      const answer = asAnswer(await emulator.call(method, { ...args, channel: access.channel.id }));
      if (answer.ok) await refreshReactions(workspace, emulator, access.channel.id, asText(args.timestamp));
      return answer;
    };
  return {
    'reactions.add': change('reactions.add'),
    'reactions.remove': change('reactions.remove'),
  };
}

/** Reads a message's reactions from the emulator and shows them. */
export async function refreshReactions(
  workspace: Workspace,
  emulator: Emulator,
  channel: string,
  timestamp: string,
): Promise<void> {
  const known = workspace.store.message(channel, timestamp);
  if (!known) return;
  const member = workspace.directory.memberOf(channel);
  const answer = await emulator.call('reactions.get', { channel, timestamp }, member);
  const { reactions = [] } = toMessage(channel, asObject(answer.message));
  workspace.store.putMessage({ ...known, reactions });
}
