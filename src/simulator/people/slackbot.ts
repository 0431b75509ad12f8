import { teamId } from '../workspace/directory.ts';
import type { Channel, Person } from '../workspace/entities.ts';
import { newTs } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The user id under which Slack itself speaks. */
export const slackbotId = 'USLACKBOT';

/** Shows something that only this person sees, said by Slack itself. */
export function slackbotSays(
  workspace: Workspace,
  person: Person,
  channel: Channel,
  text: string,
  threadTs?: string,
): void {
  workspace.store.putMessage({
    type: 'message',
    ts: newTs(),
    channel: channel.id,
    user: slackbotId,
    text,
    team: teamId,
    ephemeral_to: person.id,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
}
