import { z } from 'zod';
import type { Emulator } from '../emulator/emulator.ts';
import type { Person } from '../workspace/entities.ts';
import { asObject } from '../workspace/json.ts';
import { toMessage } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { RunCommand } from './commands.ts';

const id = z.string().min(1).max(255);

/** What a person can do on the page. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send'),
    channel: id,
    text: z.string().min(1).max(40_000),
    thread_ts: id.optional(),
  }),
]);

export type Act = z.infer<typeof actSchema>;

/** What the page is told at once; everything else comes through the feed. */
export type ActResult = { ok: true; [more: string]: unknown } | { ok: false; error: string };

export type DoAct = (person: Person, act: Act) => Promise<ActResult>;

export function createDoAct(workspace: Workspace, emulator: Emulator, runCommand: RunCommand): DoAct {
  return async (person, act) => {
    const channel = workspace.directory.channels.get(act.channel);
    if (!channel?.members.includes(person.id)) return { ok: false, error: 'channel_not_found' };
    if (act.text.startsWith('/')) {
      await runCommand(person, channel, act.text, act.thread_ts);
      return { ok: true };
    }
    const { kind, ...message } = act;
    const answer = await emulator.call('chat.postMessage', message, person.id);
    workspace.store.putMessage(toMessage(channel.id, asObject(answer.message)));
    return { ok: true };
  };
}
