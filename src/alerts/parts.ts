import type { Log } from '../log.ts';
import type { Queue } from '../queue/queue.ts';
import type { Store } from '../store/open.ts';
import type { Bell } from './bell.ts';
import type { Deliver } from './deliver.ts';
import type { Instant } from './time.ts';

/** What every part of alerts that keeps something needs. */
export type AlertParts = {
  store: Store;
  queue: Queue;
  log: Log;
  /** Rung after something was written into the outbox. */
  bell: Bell;
  /** How often the status pages are read, in ms: the clock of everything slower. */
  pollMs: number;
  now: () => Instant;
};

/** What it takes to reach Slack besides. */
export type DeliveryParts = AlertParts & { deliver: Deliver };
