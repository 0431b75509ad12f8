import type { JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';

/** Plain text as a `rich_text` block with one section. */
export function toRichText(text: string): JsonObject {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

/** The words of a `rich_text` block, one line for each of its parts. */
export function plainTextOf(value: unknown): string {
  return asList(asObject(value).elements).map(partText).join('\n');
}

function partText(part: unknown): string {
  const { type, elements, text, url, name, range } = asObject(part);
  if (type === 'rich_text_list') return asList(elements).map(partText).join('\n');
  if (elements) return asList(elements).map(partText).join('');
  if (type === 'emoji') return `:${asText(name)}:`;
  if (type === 'broadcast') return `@${asText(range)}`;
  return asText(text) || asText(url);
}
