import { countReply } from '../api/chat.ts';
import { checkMessage } from '../blocks/check-message.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { JsonObject } from '../workspace/entities.ts';
import { asObject, asText, isObject } from '../workspace/json.ts';
import { asBlocks, newTs, toMessage, withIds } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ResponseTarget } from './response-urls.ts';

export type Shown = { ok: true } | { ok: false; error: string; messages: string[] };

/** Shows what an app answered to a command, or sent to a `response_url`. */
export type ShowAnswer = (target: ResponseTarget, body: unknown) => Promise<Shown>;

export function createShowAnswer(workspace: Workspace, emulator: Emulator): ShowAnswer {
  const { store, app } = workspace;

  async function post(target: ResponseTarget, payload: JsonObject): Promise<void> {
    const { response_type, replace_original, delete_original, ...content } = payload;
    const visible = response_type === 'in_channel';
    const threadTs = asText(content.thread_ts) || target.threadTs;
    const message: JsonObject = {
      ...content,
      ...(content.blocks === undefined ? {} : { blocks: withIds(asBlocks(content.blocks)) }),
      ...(threadTs ? { thread_ts: threadTs } : {}),
      channel: target.channel,
      user: app.botUserId,
    };
    const raw = visible
      ? asObject((await emulator.call('chat.postMessage', message)).message)
      : { ...message, ts: newTs(), ephemeral_to: target.user };
    const posted = store.putMessage({
      ...toMessage(target.channel, raw),
      bot_id: app.botId,
      app_id: app.appId,
    });
    if (visible && posted.thread_ts) countReply(workspace, posted);
  }

  async function replace(target: ResponseTarget, ts: string, payload: JsonObject): Promise<void> {
    const old = store.message(target.channel, ts);
    if (!old) return;
    const { replace_original, response_type, ...content } = payload;
    const { blocks, attachments, ...kept } = old;
    const fresh = {
      ...content,
      ...(content.blocks ? { blocks: withIds(asBlocks(content.blocks)) } : {}),
    };
    if (!old.ephemeral_to) await emulator.call('chat.update', { ...fresh, channel: old.channel, ts });
    store.putMessage({
      ...kept,
      ...toMessage(old.channel, { ...kept, ...fresh, text: asText(content.text) }),
    });
  }

  return async (target, body) => {
    const payload = isObject(body) ? body : { text: asText(body) };
    const { originalTs } = target;
    if (payload.delete_original === true && originalTs) {
      const old = store.message(target.channel, originalTs);
      if (old && !old.ephemeral_to)
        await emulator.call('chat.delete', { channel: old.channel, ts: originalTs });
      store.removeMessage(target.channel, originalTs);
      return { ok: true };
    }
    const problem = checkMessage(payload, 'response');
    if (problem) return { ok: false, ...problem };
    if (payload.replace_original === true && originalTs) await replace(target, originalTs, payload);
    else await post(target, payload);
    return { ok: true };
  };
}
