import { elementsOf } from '../blocks/check-blocks.ts';
import type { Block, Channel, JsonObject, Message, Person, View } from '../workspace/entities.ts';
import { asBlocks, asList, asObject } from '../workspace/json.ts';
import { wireMessage } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Place, StateValues } from './act.ts';

/** What a person acts in. */
export type Found =
  | { kind: 'message'; channel: Channel; message: Message; blocks: Block[] }
  | { kind: 'view'; view: View; blocks: Block[] };

/** Finds the message or view, if this person can see it. */
export function findPlace(workspace: Workspace, person: Person, place: Place): Found | undefined {
  const { directory, store } = workspace;
  if ('view' in place) {
    const open = store.findView(place.view);
    return open?.user === person.id ? { kind: 'view', view: open.view, blocks: open.view.blocks } : undefined;
  }
  const channel = directory.channels.get(place.channel);
  const message = store.message(place.channel, place.ts);
  if (!channel?.members.includes(person.id) || !message) return undefined;
  if (message.ephemeral_to && message.ephemeral_to !== person.id) return undefined;
  const inAttachments = asList(message.attachments).flatMap((a) => asBlocks(asObject(a).blocks));
  return { kind: 'message', channel, message, blocks: [...(message.blocks ?? []), ...inAttachments] };
}

/** The element with these ids, wherever in the blocks it stands. */
export function findElement(blocks: Block[], blockId: string, actionId: string): JsonObject | undefined {
  const nested = blocks.flatMap((block) => [
    block,
    ...asBlocks(block.child_blocks),
    ...(block.type === 'carousel' ? asBlocks(block.elements) : []),
  ]);
  return nested
    .filter((block) => block.block_id === blockId)
    .flatMap((block) => elementsOf(block))
    .find(({ element }) => element.action_id === actionId)?.element;
}

/** The part of an interaction that says where it happened. */
export function placePayload(found: Found, state: StateValues): JsonObject {
  if (found.kind === 'view') {
    return { container: { type: 'view', view_id: found.view.id }, view: withState(found.view, state) };
  }
  const { channel, message } = found;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeral_to !== undefined,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: { id: channel.id, name: payloadName(channel) },
    // Slack leaves the message out when it was ephemeral.
    ...(message.ephemeral_to ? {} : { message: wireMessage(message) }),
    state: { values: state },
  };
}

/** The view with what the person typed. */
export function withState(view: View, state: StateValues): View {
  return { ...view, state: { values: state } };
}

/** A channel's name in payloads: private ones are not named. */
export function payloadName(channel: Channel): string {
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}
