import type { Incident } from '../alerts/incident.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Content } from '../tickets/content.ts';

/** What the status pages reported between two moments, in ms; nothing where it is not known. */
export type IncidentsAt = (from: number, to: number) => Promise<readonly Incident[]>;

/** Never throws: what somebody is doing does not fail because this is not known. */
export function createIncidentsAt(overlapping: IncidentsAt | undefined, log: Log): IncidentsAt {
  return async (from, to) => {
    if (overlapping === undefined) return [];
    return overlapping(from, to).catch((error) => {
      log.warn(errorFacts(error), 'incidents of a time could not be looked up');
      return [];
    });
  };
}

const day = 24 * 60 * 60_000;
/** A time that is only roughly known may be off by so much. */
const rough = 60 * 60_000;

/** What was reported from where the trouble of a ticket began until a day later; nothing without a beginning. */
export async function incidentsOfTicket(
  incidentsAt: IncidentsAt,
  { fields: { started } }: Pick<Content, 'fields'>,
): Promise<readonly Incident[]> {
  if (started === null) return [];
  const from = Date.parse(started.iso);
  return incidentsAt(started.approximate ? from - rough : from, Math.min(Date.now(), from + day));
}
