import { announceOpen } from './announce.ts';
import type { Place } from './deliver.ts';
import type { Deed } from './ledger.ts';
import { noteDelivery } from './ledger.ts';
import { loadIncident } from './memory.ts';
import type { DeliveryParts } from './parts.ts';
import { isSettled, refused, resume } from './pausing.ts';
import { plan } from './plan.ts';
import { channelAt, preferencesOf } from './rules.ts';
import { apply, begin, type Call } from './shown.ts';
import { loadShown, saveShown } from './shown-rows.ts';

const deeds: Partial<Record<Call['do'], Deed>> = {
  post: 'posted',
  edit: 'edited',
  reply: 'replied',
  edit_reply: 'reply_edited',
};

/** A card with more calls than this goes on in the next run, so that no channel keeps a worker for long. */
const mostCalls = 60;

function paceOf(call: Call): 'post' | 'edit' | null {
  if (call.do === 'post' || call.do === 'reply') return 'post';
  return call.do === 'edit' || call.do === 'edit_reply' ? 'edit' : null;
}

/**
 * Makes what a channel shows of an incident true: plans, makes the first call, saves what came of it, and plans again
 * until nothing is left. Run twice, it does nothing the second time; killed at any point, it goes on from what is saved.
 */
export async function syncCard(
  parts: DeliveryParts,
  place: Place,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, deliver, pace, now } = parts;
  const first = await loadIncident(store.db, key);
  if (first === undefined) return;
  let known = first;
  const channel = await channelAt(store.db, place);
  const preferences = preferencesOf(channel);
  let row = await loadShown(store.db, place, key);
  for (let calls = 0; calls < mostCalls; calls += 1) {
    signal.throwIfAborted();
    const [call] = plan(row.shown, known.incident, preferences, now());
    if (call === undefined) {
      const newest = await loadIncident(store.db, key);
      if (newest === undefined || newest.incident.revision === known.incident.revision) return;
      known = newest;
      continue;
    }
    if (call.do === 'hold') {
      const held = apply(row.shown, call, { is: 'done', ts: '' });
      row = await saveShown(store.db, place, key, row, held);
      continue;
    }
    const what = paceOf(call);
    if (what !== null) await pace.turn(place, what, signal);
    const begun = begin(row.shown, call, now());
    if (begun !== row.shown) row = await saveShown(store.db, place, key, row, begun);
    const delivered = await deliver.send(place, call, row.shown.card?.ts ?? null);
    const after = apply(row.shown, call, delivered);
    row = await store.db.transaction().execute(async (tx) => {
      const saved = after === row.shown ? row : await saveShown(tx, place, key, row, after);
      const deed = deeds[call.do];
      if (delivered.is === 'done' && deed !== undefined) {
        await noteDelivery(tx, place, call.key, deed, known.changedAt, now());
        if (channel.pause !== null && (await resume(tx, place)))
          await announceOpen(tx, parts.queue, place, preferences);
      }
      return saved;
    });
    if (delivered.is === 'refused') return refused(parts, place, delivered.refusal, what ?? 'edit');
    if (!isSettled(delivered)) throw new Error(`Slack's answer was lost: ${delivered.reason}`);
  }
}
