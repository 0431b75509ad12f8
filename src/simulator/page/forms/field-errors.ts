import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { placedElements, stateField, type Values } from './state-values.ts';

/** `block_id` → what is wrong with the field, in the words Slack uses. */
export type FieldErrors = Record<string, string>;

/** What Slack itself refuses before a form is sent: empty required fields, wrong lengths, wrong formats. */
export function findFieldErrors(blocks: Block[], values: Values): FieldErrors {
  const errors: FieldErrors = {};
  for (const { block, element } of placedElements(blocks)) {
    if (block.type !== 'input') continue;
    const blockId = asText(block.block_id);
    const state = values[blockId]?.[asText(element.action_id)];
    const error = errorOf(element, state?.[stateField(asText(element.type)) ?? ''], block.optional === true);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function errorOf(element: JsonObject, value: unknown, optional: boolean): string | undefined {
  if (isEmpty(value)) return optional ? undefined : 'Please complete this required field.';
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, asText(value));
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asText(value))
        ? undefined
        : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(asText(value)) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberError(element, asText(value));
    default:
      return undefined;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : richTextIsEmpty(value);
}

function richTextIsEmpty(value: unknown): boolean {
  const { type, elements } = asObject(value);
  return type === 'rich_text' && asList(elements).length === 0;
}

function lengthError({ min_length, max_length }: JsonObject, value: string): string | undefined {
  const length = [...value].length;
  if (typeof min_length === 'number' && length < min_length)
    return `Please enter at least ${min_length} characters.`;
  if (length > (typeof max_length === 'number' ? max_length : 3000)) {
    return `Please enter no more than ${String(max_length ?? 3000)} characters.`;
  }
  return undefined;
}

function numberError(element: JsonObject, value: string): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter a number no less than ${String(element.min_value)}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter a number no greater than ${String(element.max_value)}.`;
  }
  return undefined;
}
