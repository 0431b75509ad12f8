import { advance } from './advance.ts';
import type { Change } from './change.ts';
import type { Known, Reading } from './known.ts';
import { joinReadings, type Sources } from './sources/readers.ts';
import type { Instant } from './time.ts';
import { wantedLookups, withFollowUps } from './vanish.ts';
import type { SourceName } from './vocabulary.ts';

/** What one look gave: what is known after it, what changed, and what was read. */
export type Look = { known: Known; changes: Change[]; reading: Reading };

/** Reads what is due, looks up at once what has left its list, and judges both. */
export async function look(
  sources: Sources,
  known: Known,
  due: { now: readonly SourceName[]; lists: boolean; followUps: boolean },
  clock: () => Instant,
): Promise<Look> {
  const [quick, lists] = await Promise.all([
    sources.readNow(due.now),
    due.lists ? sources.readLists(clock()) : {},
  ]);
  const reading = joinReadings(quick, lists);
  const first = advance(known, reading, clock());
  const missing = wantedLookups(first.known);
  const wanted = due.followUps ? withFollowUps(missing, first.known, clock()) : missing;
  const isWanted = wanted.herokuList || wanted.trustIncidents.length + wanted.trustMaintenances.length > 0;
  if (!isWanted) return { ...first, reading };
  const second = advance(first.known, await sources.readLookups(wanted), clock());
  return { known: second.known, changes: [...first.changes, ...second.changes], reading };
}
