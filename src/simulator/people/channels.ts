import { teamId } from '../workspace/directory.ts';
import type { Channel, Person } from '../workspace/entities.ts';
import { newTs } from '../workspace/message.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import { channelType, sendEvent } from './events.ts';
import type { Parts } from './parts.ts';

/** Adds the app to a channel or removes it, archives the channel or takes it back, and tells the bot. */
export function changeChannel(parts: Parts, person: Person, request: ActOf<'channel'>): ActResult {
  const { directory, store, app } = parts.workspace;
  const channel = directory.channels.get(request.channel);
  if (!channel?.members.includes(person.id) || channel.kind === 'im')
    return { ok: false, error: 'channel_not_found' };
  const hasApp = channel.members.includes(app.botUserId);
  const prefix = channel.kind === 'private' ? 'group' : 'channel';
  switch (request.change) {
    case 'add_app': {
      if (hasApp || channel.isArchived) return acted;
      store.putChannel({ ...channel, members: [...channel.members, app.botUserId] });
      note(parts, channel, person, `added <@${app.botUserId}> to this channel`);
      const { type, ...member } = membership(parts, channel, 'member_joined_channel');
      sendEvent(parts, { type, ...member, inviter: person.id });
      return acted;
    }
    case 'remove_app': {
      if (!hasApp) return acted;
      store.putChannel({ ...channel, members: channel.members.filter((id) => id !== app.botUserId) });
      note(parts, channel, person, `removed <@${app.botUserId}> from this channel`);
      sendEvent(parts, membership(parts, channel, 'member_left_channel'));
      return acted;
    }
    case 'archive':
    case 'unarchive': {
      const isArchived = request.change === 'archive';
      if (channel.isArchived === isArchived) return acted;
      store.putChannel({ ...channel, isArchived });
      note(parts, channel, person, `${isArchived ? 'archived' : 'unarchived'} this channel`);
      if (hasApp) {
        sendEvent(parts, {
          type: `${prefix}_${request.change}`,
          channel: channel.id,
          user: person.id,
          is_moved: 0,
        });
      }
      return acted;
    }
  }
}

function membership(
  { workspace }: Parts,
  channel: Channel,
  type: 'member_joined_channel' | 'member_left_channel',
) {
  return {
    type,
    user: workspace.app.botUserId,
    channel: channel.id,
    channel_type: channelType(channel),
    team: teamId,
  };
}

/** The line in the channel that says what happened. */
function note({ workspace }: Parts, channel: Channel, person: Person, what: string): void {
  workspace.store.putMessage({
    type: 'message',
    subtype: 'channel_note',
    ts: newTs(),
    channel: channel.id,
    user: person.id,
    team: teamId,
    text: `<@${person.id}> ${what}.`,
  });
}
