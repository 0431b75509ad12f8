import {
  anyField,
  collectDrift,
  type Drift,
  type Fields,
  flagField,
  idField,
  type LenientList,
  numberField,
  readFields,
  readList,
  readStrings,
  textField,
} from './lenient.ts';
import { failed, type Parsed } from './read.ts';

/*
 * Heroku Status API v4 as seen in real answers: https://status.heroku.com/api/v4/current-status and
 * /api/v4/incidents. Nothing but an id is required of an incident.
 */
const updateShape = {
  id: idField,
  incident_id: anyField,
  update_type: textField,
  contents: textField,
  title: textField,
  created_at: textField,
  updated_at: textField,
  services: anyField,
  status_dev: textField,
  status_prod: textField,
};

const incidentShape = {
  id: idField,
  title: textField,
  state: textField,
  created_at: textField,
  updated_at: textField,
  resolved: flagField,
  resolved_at: textField,
  duration: numberField,
  full_url: textField,
  href: textField,
  systems: anyField,
  tags: anyField,
  updates: anyField,
  upcoming: flagField,
  status_dev: textField,
  status_prod: textField,
};

const systemShape = { name: textField, status: textField, services: anyField };
const lightShape = { system: textField, status: textField };
const envelopeShape = { status: anyField, incidents: anyField, scheduled: anyField };

export type HerokuUpdate = Fields<typeof updateShape>;
export type HerokuSystem = Fields<typeof systemShape>;
export type HerokuIncident = Omit<
  Fields<typeof incidentShape>,
  'id' | 'systems' | 'tags' | 'updates' | 'duration' | 'updated_at'
> & {
  id: string;
  systems: HerokuSystem[];
  tags: string[];
  updates: HerokuUpdate[];
};

/** `current-status`: the three lights, what is open, and maintenances that are coming, running or forgotten. */
export type HerokuCurrent = {
  lights: { system: string; colour: string }[];
  incidents: LenientList<HerokuIncident>;
  scheduled: LenientList<HerokuIncident>;
};
export type HerokuList = LenientList<HerokuIncident>;

/** Rows that are asked of the history: some months at its usual pace. */
export const historyRows = 20;
/** More open incidents than the platform ever had by a factor of ten: an answer not to be believed. */
const mostOpen = 200;

function readIncident(name: string, raw: unknown, drift: Drift): HerokuIncident | undefined {
  const fields = readFields(name, incidentShape, raw, drift);
  if (fields?.id === undefined) return undefined;
  const { id, systems, tags, updates, duration: _, updated_at: __, ...rest } = fields;
  const inner = <T>(key: string, list: unknown, readItem: (raw: unknown) => T | undefined) =>
    list === undefined ? [] : readList(`${name}.${key}`, list, drift, readItem).items;
  return {
    ...rest,
    id,
    systems: inner('systems', systems, (one) => readFields(`${name}.systems`, systemShape, one, drift)),
    tags: readStrings(tags),
    updates: inner('updates', updates, (one) => readFields(`${name}.updates`, updateShape, one, drift)),
  };
}

function nothingReadable({ items, whole }: LenientList<unknown>): boolean {
  return items.length === 0 && !whole;
}

/** Understands the answer of `current-status`; anything that is not its envelope is a failed read. */
export function parseCurrentStatus(json: unknown): Parsed<HerokuCurrent> {
  const drift = collectDrift();
  const envelope = readFields('current-status', envelopeShape, json, drift);
  if (envelope === undefined || !Object.keys(envelopeShape).some((key) => key in Object(json)))
    return failed('bad_shape', 'The answer is not the current status.');
  const list = (key: 'incidents' | 'scheduled') =>
    readList(key, envelope[key], drift, (one) => readIncident(key, one, drift));
  const lights = readList('status', envelope.status, drift, (one) => {
    const light = readFields('status', lightShape, one, drift);
    return light?.system === undefined
      ? undefined
      : { system: light.system, colour: light.status ?? 'unknown' };
  });
  const incidents = list('incidents');
  const scheduled = list('scheduled');
  if ([lights, incidents, scheduled].every(nothingReadable))
    return failed('bad_shape', 'The answer holds nothing that can be read.');
  if (incidents.items.length > mostOpen)
    return failed('bad_shape', `The answer lists ${incidents.items.length} open incidents at once.`);
  return { ok: true, value: { lights: lights.items, incidents, scheduled }, drift: drift.list() };
}

/** Understands the answer of `incidents`: a bare list, newest first, ended ones included. */
export function parseIncidentList(json: unknown): Parsed<HerokuList> {
  const drift = collectDrift();
  if (!Array.isArray(json)) return failed('bad_shape', 'The answer is not a list of incidents.');
  const list = readList('incidents', json, drift, (one) => readIncident('incidents', one, drift));
  if (nothingReadable(list)) return failed('bad_shape', 'The list holds nothing that can be read.');
  return { ok: true, value: list, drift: drift.list() };
}
