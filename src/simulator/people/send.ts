import type { Channel, Message, Person } from '../workspace/entities.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import { runCommand } from './commands.ts';
import { sendEvent } from './events.ts';
import type { Parts } from './parts.ts';
import { postAsPerson } from './post.ts';
import { slackbotSays } from './slackbot.ts';
import { typedToMarkup } from './typed-text.ts';

/** A person pressed Enter in a composer: a command, or a message. */
export async function send(parts: Parts, person: Person, request: ActOf<'send'>): Promise<ActResult> {
  const { workspace } = parts;
  const channel = workspace.directory.channels.get(request.channel);
  if (!channel?.members.includes(person.id)) return { ok: false, error: 'channel_not_found' };
  if (channel.isArchived) return { ok: false, error: 'is_archived' };
  if (request.text.startsWith('/')) {
    await runCommand(parts, person, channel, request.text, request.thread_ts);
    return acted;
  }
  const text = typedToMarkup(request.text.trim(), workspace.directory);
  const message = await postAsPerson(parts, person, channel, text, request.thread_ts);
  tellBot(parts, person, channel, message);
  return acted;
}

/** The bot hears what is said to it directly, and mentions in channels it is in. */
function tellBot(parts: Parts, person: Person, channel: Channel, message: Message): void {
  const { botUserId, name } = parts.workspace.app;
  const mentioned = message.text.includes(`<@${botUserId}>`);
  if (channel.kind !== 'im' && !mentioned) return;
  if (channel.kind !== 'im' && !channel.members.includes(botUserId)) {
    const hint = `You mentioned <@${botUserId}>, but they are not in this channel. To add them, send \`/invite @${name}\`.`;
    slackbotSays(parts.workspace, person, channel, hint, message.thread_ts);
    return;
  }
  sendEvent(parts, {
    type: channel.kind === 'im' ? 'message' : 'app_mention',
    ...(channel.kind === 'im' ? { channel_type: 'im' } : {}),
    channel: channel.id,
    user: message.user,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    team: message.team,
    ...(message.client_msg_id ? { client_msg_id: message.client_msg_id } : {}),
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
  });
}
