import type { Report } from './incident.ts';
import type { Known, Reading, ReadPart } from './known.ts';
import { normaliseHeroku } from './normalise-heroku.ts';
import { isHeroku, normaliseTrust, type TrustContext } from './normalise-trust.ts';
import { historyRows } from './sources/heroku-status.ts';
import type { Drift, LenientList } from './sources/lenient.ts';
import type { Read } from './sources/read.ts';
import type { TrustItem } from './sources/trust-shapes.ts';
import { type Instant, toIso } from './time.ts';
import type { Kind, SourceName } from './vocabulary.ts';

/** A report with where it was found. */
export type Sighting = {
  report: Report;
  part: ReadPart;
  /** In a list of what is going on now, in a list that holds history too, or by asking for it. */
  listing: 'now' | 'history' | 'lookup';
  /** Whether the source shows it as a maintenance that runs right now. */
  isBlue: boolean;
  /** At the tail of a full history: it may have moved up because another row went. */
  isTail: boolean;
};

/** Lists that were read well and whole, by what can be missing from them. */
export type Absences = Partial<Record<`${SourceName}.${Kind}`, true>>;

export type Observed = {
  sightings: Sighting[];
  absences: Absences;
  /** Ids that were looked up and that the source does not know: `heroku.*` stands for every id that is not listed. */
  unknownIds: ReadonlySet<string>;
  historyIsEmpty: boolean;
};

function isGood<T>(read: Read<T> | undefined): read is Extract<Read<T>, { ok: true }> {
  return read?.ok === true;
}

function clockOf(read: Read<unknown> | undefined, now: Instant): Instant {
  return isGood(read) ? (read.serverTime ?? now) : now;
}

/** Where a full history holds nothing any more that is known; what stands there is older than all of it. */
function tailOf(known: Known, items: readonly { id: string }[]): number {
  const ids = new Set(Object.values(known.cases).flatMap(({ reports }) => reports.heroku?.report.id ?? []));
  const last = items.findLastIndex(({ id }) => ids.has(id));
  return last === -1 || items.length < historyRows ? items.length : last + 1;
}

export function observeHeroku(known: Known, reading: Reading, now: Instant, drift: Drift): Observed {
  const { current, list } = reading.heroku ?? {};
  const sightings: Sighting[] = [];
  const lights = isGood(current) ? current.value.lights : known.lights;
  const absences: Absences = {};
  if (isGood(current)) {
    const readAt = toIso(clockOf(current, now));
    for (const name of ['incidents', 'scheduled'] as const)
      for (const item of current.value[name].items) {
        const report = normaliseHeroku(item, { list: name, lights, readAt }, drift);
        const isBlue = item.systems.some(({ status }) => status?.toLowerCase() === 'blue');
        sightings.push({ report, part: 'heroku.current', listing: 'now', isBlue, isTail: false });
      }
    if (current.value.incidents.whole) absences['heroku.incident'] = true;
    if (current.value.scheduled.whole) absences['heroku.maintenance'] = true;
  }
  if (isGood(list)) {
    const readAt = toIso(clockOf(list, now));
    const tail = tailOf(known, list.value.items);
    for (const [at, item] of list.value.items.entries()) {
      const report = normaliseHeroku(item, { list: 'history', lights, readAt }, drift);
      const isBlue = item.systems.some(({ status }) => status?.toLowerCase() === 'blue');
      sightings.push({ report, part: 'heroku.list', listing: 'history', isBlue, isTail: at >= tail });
    }
  }
  const proves = isGood(list) && list.value.whole;
  return {
    sightings,
    absences,
    unknownIds: new Set(proves ? ['*'] : []),
    historyIsEmpty: isGood(list) && list.value.items.length === 0,
  };
}

type Found = { item: TrustItem; under: string[] };

/** The same incident stands under many instances and in the list: one of each id, the copy with most to say. */
function collect(into: Map<string, Found>, item: TrustItem, under: readonly string[]): void {
  const known = into.get(item.id);
  const richer = known === undefined || item.events.length >= known.item.events.length;
  const from = richer ? item : known.item;
  const instanceKeys = [...new Set([...item.instanceKeys, ...(known?.item.instanceKeys ?? [])])];
  const serviceKeys = [...new Set([...item.serviceKeys, ...(known?.item.serviceKeys ?? [])])];
  into.set(item.id, {
    item: { ...from, instanceKeys, serviceKeys },
    under: [...(known?.under ?? []), ...under],
  });
}

function sight(
  found: ReadonlyMap<string, Found>,
  kind: Kind,
  listing: Sighting['listing'],
  context: TrustContext,
  drift: Drift,
): Sighting[] {
  const part = kind === 'incident' ? 'trust.active' : 'trust.maintenances';
  return [...found.values()].map(({ item, under }) => {
    const report = normaliseTrust(item, kind, under, context, drift);
    const isBlue = kind === 'maintenance' && report.state === 'open';
    return { report, part, listing, isBlue, isTail: false };
  });
}

type ById = Readonly<Record<string, Read<TrustItem>>> | undefined;

function lookedUp(byId: ById): { found: Map<string, Found>; unknown: string[] } {
  const found = new Map<string, Found>();
  const unknown: string[] = [];
  for (const [id, read] of Object.entries(byId ?? {})) {
    if (read.ok) collect(found, read.value, []);
    else if (read.reason === 'not_found' || read.reason === 'gone') unknown.push(id);
  }
  return { found, unknown };
}

export function observeTrust(known: Known, reading: Reading, now: Instant, drift: Drift): Observed {
  const { preview, active, maintenances } = reading.trust ?? {};
  const context: TrustContext = {
    labels: known.labels,
    instances: known.instances,
    now: clockOf(active, clockOf(preview, clockOf(maintenances, now))),
  };
  const incidents = new Map<string, Found>();
  const works = new Map<string, Found>();
  for (const instance of isGood(preview) ? preview.value.items : []) {
    for (const item of instance.incidents) collect(incidents, item, [instance.key]);
    for (const item of instance.maintenances) collect(works, item, [instance.key]);
  }
  for (const item of isGood(active) ? active.value.items : [])
    if (isHeroku(item, context.instances) || incidents.has(item.id)) collect(incidents, item, []);
  for (const item of isGood(maintenances) ? maintenances.value.items : []) collect(works, item, []);
  const incidentsById = lookedUp(reading.trust?.incidents);
  const worksById = lookedUp(reading.trust?.maintenancesById);
  const absences: Absences = {};
  const proof: Read<LenientList<unknown>> | undefined = isGood(active) ? active : preview;
  const isEmptyProduct = isGood(preview) && preview.value.items.length === 0;
  if (isGood(proof) && proof.value.whole && !isEmptyProduct) absences['trust.incident'] = true;
  if (isGood(maintenances) && maintenances.value.whole) absences['trust.maintenance'] = true;
  return {
    sightings: [
      ...sight(incidents, 'incident', 'now', context, drift),
      ...sight(works, 'maintenance', 'now', context, drift),
      ...sight(incidentsById.found, 'incident', 'lookup', context, drift),
      ...sight(worksById.found, 'maintenance', 'lookup', context, drift),
    ],
    absences,
    unknownIds: new Set([...incidentsById.unknown, ...worksById.unknown]),
    historyIsEmpty: false,
  };
}
