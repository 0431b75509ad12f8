import { randomBytes } from 'node:crypto';
import { teamId } from './directory.ts';
import type { Block, JsonObject, Message } from './entities.ts';
import { asBlocks, asList, asObject, asText, isObject } from './json.ts';

/** Fields that are taken over as they are, where a message has them. */
const plainFields = [
  'subtype',
  'bot_id',
  'app_id',
  'username',
  'client_msg_id',
  'metadata',
  'thread_ts',
  'reply_broadcast',
  'reply_count',
  'reply_users',
  'edited',
  'reactions',
  'files',
] as const;

/** Turns a message object of the Web API into the stored form. What the simulator does not know is left out. */
export function toMessage(channel: string, raw: JsonObject): Message {
  const kept = plainFields.filter((name) => raw[name] !== undefined).map((name) => [name, raw[name]]);
  return {
    ...Object.fromEntries(kept),
    type: 'message',
    channel,
    ts: asText(raw.ts),
    user: asText(raw.user),
    text: asText(raw.text),
    team: teamId,
    ...(raw.blocks === undefined ? {} : { blocks: asBlocks(raw.blocks) }),
    ...(raw.attachments === undefined ? {} : { attachments: asList(raw.attachments).map(asObject) }),
  };
}

/** The message as Slack puts it into payloads and answers: without what only the simulator knows. */
export function wireMessage(message: Message): JsonObject {
  const { ephemeral_to, channel, ...wire } = message;
  return ephemeral_to ? { ...wire, is_ephemeral: true } : wire;
}

/** Gives each block a `block_id` and each interactive element an `action_id`, as Slack does when it takes them. */
export function withIds(blocks: Block[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id || randomId(),
    ...(isObject(block.accessory) ? { accessory: withActionId(block.accessory) } : {}),
    ...(isObject(block.element) ? { element: withActionId(block.element) } : {}),
    ...(block.type === 'actions' || block.type === 'context_actions'
      ? { elements: asList(block.elements).map((element) => withActionId(asObject(element))) }
      : {}),
    ...(block.type === 'card' && block.actions
      ? { actions: asList(block.actions).map((element) => withActionId(asObject(element))) }
      : {}),
    ...(block.child_blocks ? { child_blocks: withIds(asBlocks(block.child_blocks)) } : {}),
  }));
}

function withActionId(element: JsonObject): JsonObject {
  return element.action_id || element.type === 'image' ? element : { ...element, action_id: randomId() };
}

function randomId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

let issued = 0;

/** A message id for what the emulator does not keep. Its own count from 1, so these never meet them. */
export function newTs(): string {
  issued += 1;
  return `${Math.floor(Date.now() / 1000)}.${500_000 + (issued % 500_000)}`;
}
