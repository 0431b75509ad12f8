import { countReply } from '../api/chat.ts';
import { checkMessage } from '../blocks/check-message.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { JsonObject, Message } from '../workspace/entities.ts';
import { asBlocks, asObject, asText, isObject } from '../workspace/json.ts';
import { newTs, toMessage, withIds } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ResponseTarget } from './response-urls.ts';

export type Shown = { ok: true } | { ok: false; error: string; messages: string[] };

/** Shows what an app answered to a command, or sent to a `response_url`. */
export type ShowAnswer = (target: ResponseTarget, body: unknown) => Promise<Shown>;

const shown: Shown = { ok: true };

export function createShowAnswer(workspace: Workspace, emulator: Emulator): ShowAnswer {
  const { store, app } = workspace;
  const author = { user: app.botUserId, bot_id: app.botId, app_id: app.appId };

  async function post(target: ResponseTarget, content: JsonObject, isVisible: boolean): Promise<Shown> {
    const threadTs = asText(content.thread_ts) || target.threadTs;
    const message = { ...content, ...author, ...(threadTs ? { thread_ts: threadTs } : {}) };
    if (!isVisible) {
      store.putMessage({
        ...toMessage(target.channel, { ...message, ts: newTs() }),
        ephemeral_to: target.user,
      });
      return shown;
    }
    const answer = await emulator.call('chat.postMessage', { ...message, channel: target.channel });
    if (answer.ok !== true) return { ok: false, error: asText(answer.error), messages: [] };
    const posted = store.putMessage({ ...toMessage(target.channel, asObject(answer.message)), ...author });
    if (posted.thread_ts) countReply(workspace, posted);
    return shown;
  }

  async function replace(old: Message, content: JsonObject): Promise<Shown> {
    const { channel, ts, ephemeral_to } = old;
    if (!ephemeral_to) await emulator.call('chat.update', { ...content, channel, ts });
    const { blocks, attachments, text, ...kept } = old;
    store.putMessage({
      ...toMessage(channel, { ...kept, ...content, ...author, ts }),
      ...(ephemeral_to ? { ephemeral_to } : {}),
    });
    return shown;
  }

  async function remove({ channel, ts, ephemeral_to }: Message): Promise<Shown> {
    if (!ephemeral_to) await emulator.call('chat.delete', { channel, ts });
    store.removeMessage(channel, ts);
    return shown;
  }

  return async (target, body) => {
    const payload = isObject(body) ? body : { text: asText(body) };
    const { response_type, replace_original, delete_original, ...content } = payload;
    const original = store.message(target.channel, target.originalTs ?? '');
    if (isTrue(delete_original)) return original ? remove(original) : shown;
    const problem = checkMessage(content, 'response');
    if (problem) return { ok: false, ...problem };
    const identified = content.blocks ? { ...content, blocks: withIds(asBlocks(content.blocks)) } : content;
    if (isTrue(replace_original) && original) return replace(original, identified);
    return post(target, identified, response_type === 'in_channel');
  };
}

/** Slack takes the word as well as the value: its own examples have `"true"`. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
