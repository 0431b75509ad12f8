import { announceOpen } from '../announce.ts';
import type { Delivered } from '../deliver.ts';
import type { DeliveryParts } from '../parts.ts';
import { pause, resume } from '../pausing.ts';
import { preferencesOf } from '../rules.ts';
import { delayMs, judge, type Verdict } from './judge.ts';
import { drop, type Holding, setBusy } from './lanes.ts';
import { putOff } from './outbox.ts';
import { noteDeliveries, type Saving, saveStates } from './record.ts';
import type { State, Step } from './work.ts';

/** A call that ended and whose end is not saved yet. */
export type Ended = { holding: Holding; step: Step; delivered: Delivered };

/** The state as it is known once it was saved. */
export const versioned = (state: State): State =>
  state.in === 'shown' ? { ...state, version: state.version + 1 } : state;

type Judged = Ended & { verdict: Verdict; saving: Saving | null };

function judged(end: Ended): Judged {
  const { work } = end.holding;
  const verdict = judge(end.step, work.state, end.delivered);
  // What a 429 leaves is what was there before the call, and that the next call saves.
  const isNew = verdict.is !== 'rest' && verdict.state !== work.state;
  return { ...end, verdict, saving: isNew ? { place: work.place, state: verdict.state } : null };
}

/**
 * Saves what came of all calls that ended, in one transaction, and draws the consequences: the ledger, the pace, the
 * next try, the pause. Should it fail, everything stays as it was and is saved the next time.
 */
export async function saveEnded(parts: DeliveryParts, ended: Ended[]): Promise<void> {
  if (ended.length === 0) return;
  const { store, log, bell } = parts;
  const all = ended.map(judged);
  const savings = all.flatMap(({ saving }) => saving ?? []);
  let resumed = 0;
  const saved = await store.db.transaction().execute(async (tx) => {
    const done = await saveStates(tx, savings);
    const told = all.flatMap(({ holding: { work }, verdict, saving }) => {
      if (verdict.is !== 'settled' || verdict.deed === null || saving === null || !done.has(saving))
        return [];
      return [{ place: work.place, ...verdict.deed, since: work.row.since, channel: work.channel }];
    });
    await noteDeliveries(tx, told);
    for (const { place, channel } of told.filter((one) => one.channel.pause !== null))
      if (await resume(tx, place)) {
        resumed += 1;
        await announceOpen(tx, place, preferencesOf(channel));
      }
    return done;
  });
  ended.splice(0, all.length);
  if (resumed > 0) bell.ring();

  const now = performance.now();
  const failed: { holding: Holding; reason: string }[] = [];
  const refused: { holding: Holding; reason: string }[] = [];
  for (const { holding, step, verdict, saving } of all) {
    const { lane, work } = holding;
    setBusy(holding, false);
    holding.plannedAt = Number.NEGATIVE_INFINITY;
    lane.nextAt = Math.min(lane.nextAt, now);
    if (saving !== null && !saved.has(saving)) {
      drop(holding);
      continue;
    }
    work.state = saving === null ? verdict.state : versioned(verdict.state);
    // What went well since counts: the next failure is a first one again.
    if (verdict.is === 'settled') work.row = { ...work.row, tries: 0 };
    if (verdict.is === 'settled' && step.method !== null) lane.pace.taken(step.method, now);
    if (verdict.is === 'rest' && step.method !== null) lane.pace.rest(step.method, verdict.seconds, now);
    if (verdict.is === 'failed') failed.push({ holding, reason: verdict.reason });
    if (verdict.is === 'refused') refused.push({ holding, reason: verdict.reason });
  }
  for (const { holding } of [...failed, ...refused]) drop(holding);
  if (failed.length > 0)
    log.warn({ count: failed.length, reason: failed[0]?.reason }, 'alerts failed and will be tried again');
  await putOff(
    store.db,
    failed.map(({ holding: { work } }) => ({ ...work.row, inMs: delayMs(work.row.tries), failed: true })),
  );
  for (const { holding, reason } of refused) await pause(parts, holding.work, reason);
}
