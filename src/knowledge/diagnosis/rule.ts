import type { Facts } from './facts.ts';

/** How sure a cause is, in words, the surest first. */
export const confidences = ['almost certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** A word, or one worked out from the facts. */
type From<T> = T | ((facts: Facts) => T);

/** One way that things go wrong: when it is the case, what to say, and what to do first. */
export type Rule = {
  id: string;
  when(facts: Facts): boolean;
  /** One or two plain sentences. */
  cause: From<string>;
  confidence: From<Confidence>;
  /** The codes that this explains, of those that were seen; their own rules then stand back. */
  codes: readonly string[];
  /** Whose lines prove it. */
  evidence: readonly string[];
  /** The first thing to do, with the command. */
  firstStep: From<string>;
  /** Codes and slugs of pages to read. */
  pages: readonly string[];
};

/** The word itself. */
export function from<T extends string>(value: From<T>, facts: Facts): T {
  return typeof value === 'function' ? value(facts) : value;
}
