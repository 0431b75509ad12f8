import { z } from 'zod';
import { unescapeMrkdwn } from './text.ts';

const most = 20_000;

/**
 * All words of a message that somebody pointed at: its text, else what stands in blocks and attachments, where log
 * bots put theirs. Slack's markup for links and mentions is reduced to what people see. At most 20,000 characters.
 */
export function wordsOf(message: unknown): string {
  const parsed = z
    .object({ text: z.string().catch(''), blocks: z.unknown(), attachments: z.unknown() })
    .partial()
    .safeParse(message);
  if (!parsed.success) return '';
  const { text = '', blocks, attachments } = parsed.data;
  const parts = [text, ...(text.trim() === '' ? texts(blocks) : []), ...texts(attachments)];
  return plainWords([...new Set(parts)].join('\n')).slice(0, most);
}

function texts(value: unknown, depth = 0): string[] {
  if (depth > 12 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item) => texts(item, depth + 1));
  return Object.entries(value).flatMap(([key, item]) => {
    if (typeof item === 'string')
      return ['text', 'fallback', 'pretext', 'title', 'value'].includes(key) ? [item] : [];
    return texts(item, depth + 1);
  });
}

/** Message text as people see it: `<url|label>` becomes its label, mentions lose their ids, entities are read. */
export function plainWords(text: string): string {
  const seen = text
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>]*)>/g, '$1')
    .replace(/<[@#!][^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, ' ');
  return unescapeMrkdwn(seen);
}
