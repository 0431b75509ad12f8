import type { Log } from '../log.ts';
import type { Queue } from '../queue/queue.ts';
import type { Store } from '../store/open.ts';
import type { Deliver } from './deliver.ts';
import type { Pace } from './pace.ts';
import type { Instant } from './time.ts';

/** What every part of alerts that keeps something needs. */
export type AlertParts = {
  store: Store;
  queue: Queue;
  log: Log;
  /** How often the status pages are read, in ms: the clock of everything slower. */
  pollMs: number;
  now: () => Instant;
};

/** What the jobs need besides. */
export type DeliveryParts = AlertParts & { deliver: Deliver; pace: Pace };
