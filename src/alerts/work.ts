import { digestJob, feedEntryJob, outageNoticeJob, pausedJob, syncCardJob, testJob } from './jobs.ts';
import type { DeliveryParts } from './parts.ts';
import { tellPaused } from './pausing.ts';
import { sendDigest } from './send-digest.ts';
import { sendEntry, sendNotice, sendTest } from './send-news.ts';
import { syncCard } from './sync-card.ts';

/** Works on every kind of alert in this process. */
export async function startAlertWork(parts: DeliveryParts): Promise<void> {
  const { queue } = parts;
  await queue.work(syncCardJob, ({ incident, ...place }, { signal }) =>
    syncCard(parts, place, incident, signal),
  );
  await queue.work(digestJob, ({ as, due, ...place }, { signal }) =>
    sendDigest(parts, place, { as, due }, signal),
  );
  await queue.work(feedEntryJob, ({ feed, id, ...place }, { signal }) =>
    sendEntry(parts, place, { feed, id }, signal),
  );
  await queue.work(outageNoticeJob, ({ change, at, ...place }, { signal }) =>
    sendNotice(parts, place, change, at, signal),
  );
  await queue.work(testJob, ({ id, at, ...place }, { signal }) => sendTest(parts, place, { id, at }, signal));
  await queue.work(pausedJob, (place) => tellPaused(parts, place));
}
