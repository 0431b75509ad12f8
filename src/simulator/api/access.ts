import type { Channel } from '../workspace/entities.ts';
import type { Workspace } from '../workspace/workspace.ts';

export type Access = { channel: Channel } | { error: string };

/**
 * Decides whether the app may use a conversation, and with which error Slack would refuse. A user id means the direct
 * message with that person. Slack hides private channels: outside them the answer is `channel_not_found`.
 */
export function appAccess(workspace: Workspace, idOrName: string, use: 'read' | 'write'): Access {
  const { directory, app } = workspace;
  const channel = directory.channel(idOrName.replace(/^#/, '')) ?? directory.dmOf(idOrName);
  if (!channel) return { error: 'channel_not_found' };
  const isMember = channel.members.includes(app.botUserId);
  if (!isMember && channel.kind !== 'public') return { error: 'channel_not_found' };
  if (use === 'write' && channel.isArchived) return { error: 'is_archived' };
  const mayPostAnywhere = workspace.scopes === undefined || workspace.scopes.includes('chat:write.public');
  if (!isMember && use === 'write' && !mayPostAnywhere) return { error: 'not_in_channel' };
  return { channel };
}
