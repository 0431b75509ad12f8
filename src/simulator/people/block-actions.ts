import type { Person } from '../workspace/entities.ts';
import { asObject, asText } from '../workspace/json.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import { toOptions } from './options.ts';
import type { Parts } from './parts.ts';
import { actionTs, payloadBase } from './payloads.ts';
import { type Found, findElement, findPlace, placePayload } from './place.ts';

const gone: ActResult = {
  ok: false,
  error: 'not_found',
  detail: 'This message or form has changed meanwhile.',
};

/** Sends `block_actions`: a button was pressed, a menu or an input changed. */
export async function sendAction(parts: Parts, person: Person, request: ActOf<'action'>): Promise<ActResult> {
  const { workspace, deliver, triggers } = parts;
  const found = findPlace(workspace, person, request.place);
  const element = found && findElement(found.blocks, request.block_id, asText(request.action.action_id));
  if (!found || !element) return gone;
  const { text, value } = element;
  const delivered = await deliver({
    kind: 'interaction',
    payload: {
      type: 'block_actions',
      ...payloadBase(workspace, person),
      ...placePayload(found, request.state),
      trigger_id: await triggers.issue(person.id, found.kind === 'message' ? found.channel.id : undefined),
      ...(found.kind === 'message' ? { response_url: issueFor(parts, person, found) } : {}),
      actions: [
        {
          ...(text === undefined ? {} : { text }),
          ...(value === undefined ? {} : { value }),
          ...request.action,
          type: element.type,
          block_id: request.block_id,
          action_ts: actionTs(),
        },
      ],
    },
  });
  return delivered.ok ? acted : { ok: false, error: delivered.error, detail: delivered.detail };
}

function issueFor(
  parts: Parts,
  person: Person,
  { channel, message }: Extract<Found, { kind: 'message' }>,
): string {
  return parts.responseUrls.issue({
    channel: channel.id,
    user: person.id,
    originalTs: message.ts,
    ...(message.thread_ts ? { threadTs: message.thread_ts } : {}),
  });
}

/** Sends `block_suggestion`: asks the bot for the options of an external select. */
export async function suggest(parts: Parts, person: Person, request: ActOf<'options'>): Promise<ActResult> {
  const found = findPlace(parts.workspace, person, request.place);
  if (!found || !findElement(found.blocks, request.block_id, request.action_id)) return gone;
  const delivered = await parts.deliver({
    kind: 'interaction',
    payload: {
      type: 'block_suggestion',
      ...payloadBase(parts.workspace, person),
      ...placePayload(found, request.state),
      action_id: request.action_id,
      block_id: request.block_id,
      value: request.query,
    },
  });
  if (!delivered.ok) return { ok: false, error: delivered.error, detail: delivered.detail };
  return toOptions(asObject(delivered.body));
}
