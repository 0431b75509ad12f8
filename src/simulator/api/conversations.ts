import type { Emulator } from '../emulator/emulator.ts';
import { teamId } from '../workspace/directory.ts';
import type { Channel, JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText } from '../workspace/json.ts';
import { wireMessage } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { appAccess } from './access.ts';
import { type Answer, asAnswer, done, type Methods, refuse } from './answer.ts';

/** `conversations.*` and `users.conversations`: who is where is decided here, old messages come from the emulator. */
export function conversationMethods(workspace: Workspace, emulator: Emulator): Methods {
  const { directory, store, app } = workspace;

  /** Runs `answer` when the app may read the conversation and has the scope that reading it needs. */
  const reading =
    (family: 'read' | 'history', answer: (channel: Channel, args: JsonObject) => Answer | Promise<Answer>) =>
    (args: JsonObject): Answer | Promise<Answer> => {
      const access = appAccess(workspace, asText(args.channel), 'read');
      if ('error' in access) return refuse(access.error);
      const needed = `${scopePrefix(access.channel)}:${family}`;
      return missingScope(workspace, needed) ?? answer(access.channel, args);
    };

  function list(args: JsonObject, within: Channel[]): Answer {
    const kinds = (asText(args.types) || 'public_channel').split(',').map((kind) => kind.trim());
    const archived = args.exclude_archived === true || args.exclude_archived === 'true';
    const channels = within
      .filter((c) => kinds.includes(c.kind === 'im' ? 'im' : `${c.kind}_channel`))
      .filter((c) => c.kind === 'public' || c.members.includes(app.botUserId))
      .filter((c) => !archived || !c.isArchived);
    return done({
      channels: channels.map((c) => toConversation(c, app.botUserId)),
      response_metadata: { next_cursor: '' },
    });
  }

  async function messages(method: string, channel: Channel, args: JsonObject): Promise<Answer> {
    const asked = { ...args, channel: channel.id, limit: 1000 };
    const answer = asAnswer(await emulator.call(method, asked, directory.memberOf(channel.id)));
    if (!answer.ok) return answer;
    const oldest = Number(args.oldest ?? 0);
    const latest = Number(args.latest ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(args.limit ?? 100);
    const found = asList(answer.messages)
      .map(asObject)
      .filter((m) => Number(m.ts) > oldest && Number(m.ts) < latest)
      .map((m) => {
        const known = store.message(channel.id, asText(m.ts));
        const { metadata, ...message } = known ? wireMessage(known) : m;
        return args.include_all_metadata && metadata ? { ...message, metadata } : message;
      });
    return { ...answer, messages: found.slice(0, limit), has_more: found.length > limit };
  }

  async function open(args: JsonObject): Promise<Answer> {
    const ids = Array.isArray(args.users) ? args.users.map(String) : asText(args.users).split(',');
    const channel = directory.channels.get(asText(args.channel)) ?? directory.dmOf(ids[0]?.trim() ?? '');
    if (ids.length > 1) return refuse('invalid_user_combination');
    if (channel?.kind !== 'im') return refuse(args.users ? 'user_not_found' : 'channel_not_found');
    const full = args.return_im === true || args.return_im === 'true';
    return (
      missingScope(workspace, 'im:write') ??
      done({ channel: full ? toConversation(channel, app.botUserId) : { id: channel.id } })
    );
  }

  function join(args: JsonObject): Answer {
    const channel = directory.channel(asText(args.channel));
    if (!channel || channel.kind === 'private') return refuse('channel_not_found');
    if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
    if (channel.isArchived) return refuse('is_archived');
    const joined = { ...channel, members: [...new Set([...channel.members, app.botUserId])] };
    store.putChannel(joined);
    return done({ channel: toConversation(joined, app.botUserId) });
  }

  return {
    'conversations.list': (args) => list(args, [...directory.channels.values()]),
    'users.conversations': (args) => list(args, directory.channelsOf(asText(args.user) || app.botUserId)),
    'conversations.info': reading('read', (channel) =>
      done({ channel: toConversation(channel, app.botUserId) }),
    ),
    'conversations.members': reading('read', (channel) =>
      done({ members: channel.members, response_metadata: { next_cursor: '' } }),
    ),
    'conversations.history': reading('history', (channel, args) =>
      messages('conversations.history', channel, args),
    ),
    'conversations.replies': reading('history', (channel, args) =>
      messages('conversations.replies', channel, args),
    ),
    'conversations.open': open,
    'conversations.join': join,
  };
}

function scopePrefix(channel: Channel): string {
  return { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
}

function missingScope(workspace: Workspace, needed: string): Answer | undefined {
  if (!workspace.scopes || workspace.scopes.includes(needed)) return undefined;
  return { ...refuse('missing_scope'), needed, provided: workspace.scopes.join(',') };
}

/** Slack's conversation object, as the app sees it. */
export function toConversation(channel: Channel, botUserId: string): JsonObject {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !isIm,
    is_group: false,
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.includes(botUserId),
    ...(isIm ? { user: channel.members.find((id) => id !== botUserId) } : {}),
    context_team_id: teamId,
    created: channel.created,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}
