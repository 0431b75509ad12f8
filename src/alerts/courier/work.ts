import type { Transaction } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Deliver, Delivered, Place } from '../deliver.ts';
import type { Deed } from '../ledger.ts';
import type { Channel } from '../rules.ts';
import type { Shown } from '../shown.ts';
import type { Instant } from '../time.ts';
import type { OutboxRow } from './outbox.ts';
import type { Method } from './pace.ts';

/** What is remembered of a single message: noted before it is sent, looked for when its answer was lost. */
export type PostState = {
  in: 'posts';
  key: string;
  state: 'none' | 'held' | 'pending' | 'done';
  held: { as: 'card' | 'summary' | 'digest'; until: Instant } | null;
  ts: string | null;
  /** When it was noted or sent. */
  at: Instant;
};

/** What a channel shows of an incident; `version` is the number of the save that it is from, 0 before the first. */
export type ShownState = { in: 'shown'; incident: string; version: number; shown: Shown };

export type State = ShownState | PostState;

/** One call to Slack, or with the method null something that only has to be saved. */
export type Step = {
  method: Method | null;
  /** The state to save before the call, since the process may die in it; null if it stays as it is. */
  before: State | null;
  send(deliver: Deliver): Promise<Delivered>;
  /** What is true after it, and what goes into the ledger. */
  after(delivered: Delivered, state: State): { state: State; deed: { key: string; what: Deed } | null };
};

/** An errand with all that is known for it. */
export type Work = {
  row: OutboxRow;
  place: Place;
  channel: Channel;
  state: State;
  /** What can be done now, in order; only the first of each method is. Nothing: the errand is done. */
  steps(now: Instant): readonly Step[];
  /** Saved together with the end of the errand. */
  finish?(tx: Transaction<Database>): Promise<void>;
};
