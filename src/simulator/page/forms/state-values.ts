import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asBlocks, asList, asObject, asText } from '../../workspace/json.ts';

/** `block_id` → `action_id` → what the element holds, in the shape of Slack's `state.values`. */
export type Values = Record<string, Record<string, JsonObject>>;

/** An interactive element with the block it stands in. */
export interface Placed {
  block: Block;
  element: JsonObject;
}

const selected: Record<string, [state: string, initial: string]> = {
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  file_input: ['files', ''],
};

/** The field of `state.values` in which an element of this type keeps what was chosen; `undefined` for buttons. */
export function stateField(type: string): string | undefined {
  return selected[type]?.[0];
}

/** Whether this type holds a list. */
export function holdsList(type: string): boolean {
  return type === 'checkboxes' || type === 'file_input' || type.startsWith('multi_');
}

/** What an element holds before anybody touches it. */
export function initialState(element: JsonObject): JsonObject | undefined {
  const type = asText(element.type);
  const fields = selected[type];
  if (!fields) return undefined;
  const [field, initial] = fields;
  return { type, [field]: element[initial] ?? (holdsList(type) ? [] : null) };
}

/** Every interactive element of the blocks, also inside containers, cards and carousels. */
export function placedElements(blocks: Block[]): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    if (block.type === 'container') return placedElements(asBlocks(block.child_blocks));
    if (block.type === 'carousel') return placedElements(asBlocks(block.elements));
    const elements = [
      ...(block.accessory ? [block.accessory] : []),
      ...(block.element ? [block.element] : []),
      ...(block.type === 'actions' || block.type === 'context_actions' ? asList(block.elements) : []),
      ...(block.type === 'card' ? asList(block.actions) : []),
    ];
    return elements.map((element) => ({ block, element: asObject(element) }));
  });
}

/** `state.values` of the blocks: what was typed where something was, else what the app put there. */
export function stateValues(blocks: Block[], typed: Values): Values {
  const values: Values = {};
  for (const { block, element } of placedElements(blocks)) {
    const blockId = asText(block.block_id);
    const actionId = asText(element.action_id);
    const state = typed[blockId]?.[actionId] ?? initialState(element);
    if (state) values[blockId] = { ...values[blockId], [actionId]: state };
  }
  return values;
}
