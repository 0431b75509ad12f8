import type { Query } from './query.ts';
import type { Found } from './search.ts';

/** The best page must reach this score before it is called an answer. Set on the tune half of the question set. */
const floor = 0.58;

/** True when the best page found is good enough to be an answer. */
export function isConfident(query: Query, found: readonly Found[]): boolean {
  const [best] = found;
  return best !== undefined && query.mass > 0 && best.score >= floor;
}
