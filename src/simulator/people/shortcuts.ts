import type { Person } from '../workspace/entities.ts';
import { wireMessage } from '../workspace/message.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import type { Parts } from './parts.ts';
import { actionTs, payloadBase } from './payloads.ts';
import { findPlace, payloadName } from './place.ts';

/** Sends a global shortcut. */
export async function shortcut(parts: Parts, person: Person, request: ActOf<'shortcut'>): Promise<ActResult> {
  const { workspace, deliver, triggers } = parts;
  const known = workspace.app.shortcuts.some(
    (s) => s.type === 'global' && s.callbackId === request.callback_id,
  );
  if (!known) return { ok: false, error: 'not_found' };
  const delivered = await deliver({
    kind: 'interaction',
    payload: {
      type: 'shortcut',
      ...payloadBase(workspace, person),
      callback_id: request.callback_id,
      trigger_id: await triggers.issue(person.id),
      action_ts: actionTs(),
    },
  });
  return delivered.ok ? acted : { ok: false, error: delivered.error, detail: delivered.detail };
}

/** Sends a message shortcut with the whole message; the app need not be in the channel. */
export async function messageShortcut(
  parts: Parts,
  person: Person,
  request: ActOf<'message_shortcut'>,
): Promise<ActResult> {
  const { workspace, deliver, triggers, responseUrls } = parts;
  const found = findPlace(workspace, person, { channel: request.channel, ts: request.ts });
  const known = workspace.app.shortcuts.some(
    (s) => s.type === 'message' && s.callbackId === request.callback_id,
  );
  if (found?.kind !== 'message' || !known) return { ok: false, error: 'not_found' };
  const { channel, message } = found;
  const delivered = await deliver({
    kind: 'interaction',
    payload: {
      type: 'message_action',
      ...payloadBase(workspace, person),
      callback_id: request.callback_id,
      trigger_id: await triggers.issue(person.id, channel.id),
      action_ts: actionTs(),
      message_ts: message.ts,
      channel: { id: channel.id, name: payloadName(channel) },
      message: wireMessage(message),
      response_url: responseUrls.issue({
        channel: channel.id,
        user: person.id,
        ...(message.thread_ts ? { threadTs: message.thread_ts } : {}),
      }),
    },
  });
  return delivered.ok ? acted : { ok: false, error: delivered.error, detail: delivered.detail };
}
