import {
  anyField,
  collectDrift,
  type Drift,
  flagField,
  type LenientList,
  numberField,
  readFields,
  readList,
  textField,
} from './lenient.ts';
import { failed, type Parsed } from './read.ts';
import { readTrustIncident, readTrustMaintenance, type TrustItem } from './trust-shapes.ts';

/** One instance (`Heroku Europe`) with what is open on it; the same incident stands under each instance it is on. */
export type TrustInstance = {
  key: string;
  location: string;
  status: string;
  incidents: TrustItem[];
  maintenances: TrustItem[];
};
export type TrustPreview = LenientList<TrustInstance>;
export type TrustList = LenientList<TrustItem>;

/** Type keys and the words that Trust shows for them. */
export type TrustLabels = Readonly<Record<string, string>>;

const instanceShape = {
  key: textField,
  location: textField,
  environment: anyField,
  releaseVersion: anyField,
  releaseNumber: anyField,
  status: textField,
  isActive: flagField,
  city: anyField,
  stateName: anyField,
  stateCode: anyField,
  countryName: anyField,
  countryCode: anyField,
  maintenanceWindow: anyField,
  Services: anyField,
  Products: anyField,
  Incidents: anyField,
  Maintenances: anyField,
  GeneralMessages: anyField,
  Tags: anyField,
};

const localizationShape = {
  id: numberField,
  modelName: textField,
  modelKey: textField,
  modelAttribute: textField,
  text: textField,
  locale: textField,
};

function readInstance(raw: unknown, drift: Drift): TrustInstance | undefined {
  const fields = readFields('instance', instanceShape, raw, drift);
  if (fields?.key === undefined) return undefined;
  const inner = (name: string, list: unknown, readOne: typeof readTrustIncident) =>
    list === undefined ? [] : readList(name, list, drift, (one) => readOne(one, drift)).items;
  return {
    key: fields.key,
    location: fields.location ?? '',
    status: fields.status ?? '',
    incidents: inner('instance.Incidents', fields.Incidents, readTrustIncident),
    maintenances: inner('instance.Maintenances', fields.Maintenances, readTrustMaintenance),
  };
}

function parseList<T>(
  what: string,
  json: unknown,
  readOne: (raw: unknown, drift: Drift) => T | undefined,
): Parsed<LenientList<T>> {
  if (!Array.isArray(json)) return failed('bad_shape', `The answer is not a list of ${what}.`);
  const drift = collectDrift();
  const list = readList(what, json, drift, (one) => readOne(one, drift));
  if (list.items.length === 0 && !list.whole)
    return failed('bad_shape', `The list of ${what} holds nothing that can be read.`);
  return { ok: true, value: list, drift: drift.list() };
}

/** `/instances/status/preview?products=Heroku`: the instances of the product with what is open on them. */
export function parsePreview(json: unknown): Parsed<TrustPreview> {
  const parsed = parseList('instances', json, readInstance);
  if (!parsed.ok || parsed.value.items.length > 0) return parsed;
  return { ...parsed, drift: ['no instance of the product is listed'] };
}

/** `/incidents/active`: the open incidents of all products. */
export function parseActive(json: unknown): Parsed<TrustList> {
  return parseList('incidents', json, readTrustIncident);
}

/** `/maintenances?product=Heroku`. */
export function parseMaintenances(json: unknown): Parsed<TrustList> {
  return parseList('maintenances', json, readTrustMaintenance);
}

function parseOne(
  what: string,
  json: unknown,
  readOne: (raw: unknown, drift: Drift) => TrustItem | undefined,
): Parsed<TrustItem> {
  const drift = collectDrift();
  const item = readOne(json, drift);
  if (item === undefined) return failed('bad_shape', `The answer is not one ${what}.`);
  return { ok: true, value: item, drift: drift.list() };
}

/** `/incidents/<id>`. */
export function parseTrustIncident(json: unknown): Parsed<TrustItem> {
  return parseOne('incident', json, readTrustIncident);
}

/** `/maintenances/<id>`. */
export function parseTrustMaintenance(json: unknown): Parsed<TrustItem> {
  return parseOne('maintenance', json, readTrustMaintenance);
}

/** `/localizations?locale=en` as a table from `modelKey` to its label. */
export function parseLocalizations(json: unknown): Parsed<TrustLabels> {
  const parsed = parseList('localizations', json, (raw, drift) => {
    const fields = readFields('localization', localizationShape, raw, drift);
    return fields?.modelKey === undefined || fields.text === undefined ? undefined : fields;
  });
  if (!parsed.ok) return parsed;
  const ofTypes = parsed.value.items.filter(({ modelName = '' }) => /Type$/i.test(modelName));
  const labels = Object.fromEntries(
    ofTypes.map(({ modelKey, text }) => [String(modelKey), String(text).trim()]),
  );
  return { ok: true, value: labels, drift: parsed.drift };
}
