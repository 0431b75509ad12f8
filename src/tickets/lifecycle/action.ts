import type { Content } from '../content.ts';
import type { Priority } from '../priority.ts';

/**
 * What a person wants done. Every text is tidied and without secrets already. `key`: the id of the click, so that a retry
 * or a double click counts once. `seen`: the version of the ticket that the person looked at.
 */
export type Action = { key?: string; seen?: number } & (
  | { kind: 'create'; ticket: { id: string; workspace: string; enterprise: boolean }; content: Content }
  | { kind: 'edit'; content: Content }
  | { kind: 'send' }
  | { kind: 'discard' }
  | { kind: 'claim' }
  | { kind: 'release'; reason: string }
  | { kind: 'change-priority'; to: Priority; reason: string }
  | { kind: 'appeal'; text: string }
  | { kind: 'decide-appeal'; granted: boolean; reason: string }
  | { kind: 'comment'; text: string }
  | { kind: 'share'; people: readonly string[]; channel: string | null }
  | { kind: 'join'; channel: string | null }
  | { kind: 'leave' }
  | { kind: 'link-heroku'; number: string }
  | { kind: 'resolve'; text: string }
  | { kind: 'reopen'; text: string }
);
