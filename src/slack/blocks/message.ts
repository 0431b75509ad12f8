import type { KnownBlock } from '@slack/types';
import { cutBytes, escapeMrkdwn } from './text.ts';

/** A message as every Slack call and answer takes it. `text` alone carries the whole meaning. */
export type Message = { text: string; blocks: KnownBlock[] };

/** Budgets of one message; facts: 50 blocks and about 12,000 characters are refused, kept below both. */
export const budget = { blocks: 45, characters: 10_000, textBytes: 3800 } as const;

/** Fallback text from anything: harmless to Slack and within its bytes. */
export function escapedText(text: string): string {
  return cutBytes(escapeMrkdwn(text), budget.textBytes);
}

const perBlock = 20;

/**
 * How much of the message budget a block uses: the length of every text in it, counted as Slack counts,
 * with `&`, `<` and `>` escaped.
 */
export function blockCost(block: unknown): number {
  const textCost = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textCost(item), 0);
    if (typeof value !== 'object' || value === null) return 0;
    return Object.entries(value).reduce((sum, [key, item]) => {
      if (typeof item !== 'string') return sum + textCost(item);
      if (key === 'text' || key === 'url' || key === 'value') return sum + escapeMrkdwn(item).length;
      return sum;
    }, 0);
  };
  return perBlock + textCost(block);
}

/**
 * A message that Slack accepts whatever went into it. `head` and `foot` always stay; `body` blocks stay while
 * they fit, and `shortened` stands where some had to go.
 */
export function message(parts: {
  text: string;
  head: KnownBlock[];
  body?: KnownBlock[];
  foot?: KnownBlock[];
  shortened?: KnownBlock;
}): Message {
  const { head, body = [], foot = [], shortened } = parts;
  const fixed = [...head, ...foot, ...(shortened ? [shortened] : [])];
  let blocksLeft = budget.blocks - fixed.length;
  let charactersLeft = budget.characters - fixed.reduce((sum, block) => sum + blockCost(block), 0);
  const fitting: KnownBlock[] = [];
  for (const block of body) {
    blocksLeft -= 1;
    charactersLeft -= blockCost(block);
    if (blocksLeft < 0 || charactersLeft < 0) break;
    fitting.push(block);
  }
  const wasCut = fitting.length < body.length;
  return {
    text: escapedText(parts.text),
    blocks: [...head, ...fitting, ...(wasCut && shortened ? [shortened] : []), ...foot],
  };
}
