import { checkMessage } from '../blocks/check-message.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { JsonObject, Message } from '../workspace/entities.ts';
import { asBlocks, asList, asObject, asText } from '../workspace/json.ts';
import { newTs, toMessage, wireMessage, withIds } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { appAccess } from './access.ts';
import { type Answer, asAnswer, done, type Methods, refuse } from './answer.ts';

/** `chat.*`: checks as Slack does, lets the emulator keep the message, shows it on the page. */
export function chatMethods(workspace: Workspace, emulator: Emulator): Methods {
  const { store, directory, app } = workspace;

  const shown = (channel: string, raw: JsonObject, more: Partial<Message> = {}): Message =>
    store.putMessage({ ...toMessage(channel, raw), bot_id: app.botId, app_id: app.appId, ...more });

  async function postMessage(args: JsonObject): Promise<Answer> {
    const access = appAccess(workspace, asText(args.channel), 'write');
    if ('error' in access) return refuse(access.error);
    const problem = checkMessage(args, 'post');
    if (problem) return refuse(problem.error, problem.messages);
    const { channel } = access;
    const answer = asAnswer(
      await emulator.call('chat.postMessage', { ...identified(args), channel: channel.id }),
    );
    if (!answer.ok) return answer;
    const message = shown(channel.id, asObject(answer.message));
    if (message.thread_ts) countReply(workspace, message);
    return { ...answer, message: wireMessage(message) };
  }

  async function update(args: JsonObject): Promise<Answer> {
    const access = appAccess(workspace, asText(args.channel), 'write');
    if ('error' in access) return refuse(access.error);
    const problem = checkMessage(args, 'update');
    if (problem) return refuse(problem.error, problem.messages);
    const { channel } = access;
    const answer = asAnswer(await emulator.call('chat.update', { ...identified(args), channel: channel.id }));
    if (!answer.ok) return answer;
    const message = shown(channel.id, asObject(answer.message));
    return { ...answer, message: wireMessage(message) };
  }

  async function remove(args: JsonObject): Promise<Answer> {
    const access = appAccess(workspace, asText(args.channel), 'read');
    if ('error' in access) return refuse(access.error);
    const answer = asAnswer(await emulator.call('chat.delete', { ...args, channel: access.channel.id }));
    if (answer.ok) store.removeMessage(access.channel.id, asText(args.ts));
    return answer;
  }

  function postEphemeral(args: JsonObject): Answer {
    if (workspace.scopes && !workspace.scopes.includes('chat:write')) return refuse('missing_scope');
    const access = appAccess(workspace, asText(args.channel), 'write');
    if ('error' in access) return refuse(access.error);
    const problem = checkMessage(args, 'post');
    if (problem) return refuse(problem.error, problem.messages);
    const user = directory.person(asText(args.user));
    if (!user) return refuse('user_not_found');
    if (!access.channel.members.includes(user.id)) return refuse('user_not_in_channel');
    const ts = newTs();
    shown(access.channel.id, { ...identified(args), user: app.botUserId, ts }, { ephemeral_to: user.id });
    return done({ message_ts: ts });
  }

  function getPermalink(args: JsonObject): Answer {
    const access = appAccess(workspace, asText(args.channel), 'read');
    if ('error' in access) return refuse(access.error);
    const message = store.message(access.channel.id, asText(args.message_ts));
    if (!message || message.ephemeral_to) return refuse('message_not_found');
    const { channel, ts, thread_ts } = message;
    const thread = thread_ts && thread_ts !== ts ? `?thread_ts=${thread_ts}&cid=${channel}` : '';
    return done({
      channel,
      permalink: `${workspace.origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`,
    });
  }

  return {
    'chat.getPermalink': getPermalink,
    'chat.postMessage': postMessage,
    'chat.update': update,
    'chat.delete': remove,
    'chat.postEphemeral': postEphemeral,
  };
}

/** Message arguments as they are kept: `markdown_text` as a block, and an id on each block. */
function identified({ markdown_text, ...args }: JsonObject): JsonObject {
  const text = asText(markdown_text);
  const blocks = text ? [{ type: 'markdown', text }] : args.blocks;
  const attachments = asList(args.attachments).map(asObject);
  return {
    ...args,
    ...(text ? { text } : {}),
    ...(blocks === undefined ? {} : { blocks: withIds(asBlocks(blocks)) }),
    ...(args.attachments === undefined
      ? {}
      : {
          attachments: attachments.map((a) => (a.blocks ? { ...a, blocks: withIds(asBlocks(a.blocks)) } : a)),
        }),
  };
}

/** Brings the reply count of the parent up to date. */
export function countReply(workspace: Workspace, reply: Message): void {
  const parent = workspace.store.message(reply.channel, reply.thread_ts ?? '');
  if (!parent || parent.ts === reply.ts) return;
  workspace.store.putMessage({
    ...parent,
    thread_ts: parent.ts,
    reply_count: (parent.reply_count ?? 0) + 1,
    reply_users: [...new Set([...(parent.reply_users ?? []), reply.user])],
  });
}
