import { type Courier, startCourier } from './courier/courier.ts';
import type { Limits } from './courier/pace.ts';
import { pausedJob } from './jobs.ts';
import type { DeliveryParts } from './parts.ts';
import { tellPaused } from './pausing.ts';

/** Works in this process on everything that alerts have to say. */
export async function startAlertWork(parts: DeliveryParts, limits?: Limits): Promise<Courier> {
  await parts.queue.work(pausedJob, (place) => tellPaused(parts, place));
  return startCourier(parts, limits);
}
