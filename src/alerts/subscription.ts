import { straightened } from './lexer.ts';
import { inOrder, type Region, regions, type System, systems } from './vocabulary.ts';

/** What a channel may ask for. `feeds`: to be told when neither status page can be read. */
export const topics = ['incidents', 'maintenance', 'changelog', 'blog', 'feeds'] as const;
export type Topic = (typeof topics)[number];
export const statusTopics = ['incidents', 'maintenance'] as const;

export const minimums = ['yellow', 'red'] as const;
export type Minimum = (typeof minimums)[number];

/** `edit`: the card alone; `thread`: short card, texts as replies; `both`: full card and replies. */
export const modes = ['edit', 'thread', 'both'] as const;
export type Mode = (typeof modes)[number];

/** Times of day in minutes since midnight; `from` later than `to` reaches over midnight. */
export type Quiet = { from: number; to: number };

/** One subscription of a channel, in canonical form (see `canonical`). */
export type Rule = {
  topics: readonly Topic[];
  systems: readonly System[];
  regions: readonly Region[];
  /** The least severity of incidents; maintenance has none and is not measured by it. */
  min: Minimum | null;
  /** Lower-case words; an incident or entry whose title or text has a word that begins so is left out. */
  without: readonly string[];
  mode: Mode;
  quiet: Quiet | null;
  /** Time of day of the one message that replaces cards, in minutes since midnight. */
  digest: number | null;
  /** IANA zone of `quiet` and `digest`; null without them. */
  zone: string | null;
};

export const everything: Rule = {
  topics: statusTopics,
  systems,
  regions,
  min: null,
  without: [],
  mode: 'both',
  quiet: null,
  digest: null,
  zone: null,
};

/** All rules of one channel, and until when it is muted (ms on our clock). */
export type Preferences = { rules: readonly Rule[]; mutedUntil: number | null };

export function wantsStatus(rule: Rule): boolean {
  return statusTopics.some((topic) => rule.topics.includes(topic));
}

/** A word to leave out as it is kept and compared. */
function plainWord(word: string): string {
  return straightened(word).replaceAll('"', '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The rule with everything that has no effect taken out, in fixed order: equal rules become equal values. */
export function canonical(rule: Rule): Rule {
  const status = wantsStatus(rule);
  const timed = rule.quiet !== null || rule.digest !== null;
  return {
    topics: inOrder(topics, rule.topics),
    systems: status ? inOrder(systems, rule.systems) : systems,
    regions: status ? inOrder(regions, rule.regions) : regions,
    min: rule.topics.includes('incidents') ? rule.min : null,
    without: [...new Set(rule.without.map(plainWord))].filter(Boolean).toSorted(),
    mode: status ? rule.mode : 'both',
    quiet: rule.quiet,
    digest: rule.digest,
    zone: timed ? (rule.zone ?? 'UTC') : null,
  };
}

export function sameRule(a: Rule, b: Rule): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function within<T>(small: readonly T[], large: readonly T[]): boolean {
  return small.every((one) => large.includes(one));
}

function isNoStricter(wide: Rule, narrow: Rule): boolean {
  if (wide.min === null) return true;
  return narrow.min === wide.min || narrow.min === 'red' || !narrow.topics.includes('incidents');
}

/** Whether all that `narrow` lets through comes through `wide` as well, delivered in the same way. */
export function covers(wide: Rule, narrow: Rule): boolean {
  const delivery = ({ mode, quiet, digest, zone }: Rule) => JSON.stringify([mode, quiet, digest, zone]);
  return (
    within(narrow.topics, wide.topics) &&
    within(narrow.systems, wide.systems) &&
    within(narrow.regions, wide.regions) &&
    within(wide.without, narrow.without) &&
    isNoStricter(wide, narrow) &&
    delivery(wide) === delivery(narrow)
  );
}

/**
 * The rules of one channel as one set of preferences: overlapping rules make one message. Rules that add nothing to
 * another are dropped.
 */
export function mergeRules(rules: readonly Rule[], mutedUntil: number | null = null): Preferences {
  const kept: Rule[] = [];
  for (const rule of rules.map(canonical)) {
    if (kept.some((other) => covers(other, rule))) continue;
    const rest = kept.filter((other) => !covers(rule, other));
    kept.splice(0, kept.length, ...rest, rule);
  }
  return { rules: kept, mutedUntil };
}
