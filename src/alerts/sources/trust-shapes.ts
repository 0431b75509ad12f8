import {
  anyField,
  type Drift,
  type Fields,
  flagField,
  idField,
  readFields,
  readList,
  readStrings,
  textField,
} from './lenient.ts';

/*
 * Salesforce Trust API v1 (https://api.status.salesforce.com/v1) as its clients see it. Nothing but an id, or a key
 * for an instance, is required.
 */
const impactShape = {
  id: idField,
  type: textField,
  severity: textField,
  startTime: textField,
  endTime: textField,
  serviceIssue: anyField,
  endUserImpact: anyField,
  systemAvailability: anyField,
  createdAt: textField,
  updatedAt: textField,
  startTimeCreatedAt: anyField,
  startTimeModifiedAt: anyField,
  endTimeCreatedAt: anyField,
  endTimeModifiedAt: anyField,
};

const eventShape = {
  id: idField,
  type: textField,
  message: textField,
  createdAt: textField,
  updatedAt: textField,
};

const messageShape = {
  rootCause: textField,
  actionPlan: textField,
  pathToResolution: textField,
  maintenanceType: textField,
  availability: textField,
  eventStatus: textField,
};

const common = {
  id: idField,
  externalId: textField,
  message: anyField,
  additionalInformation: textField,
  status: textField,
  type: textField,
  isCore: flagField,
  affectsAll: flagField,
  serviceKeys: anyField,
  instanceKeys: anyField,
  createdAt: textField,
  updatedAt: textField,
};
const incidentShape = { ...common, IncidentImpacts: anyField, IncidentEvents: anyField };
const maintenanceShape = {
  ...common,
  name: textField,
  externalMaintenanceType: textField,
  releaseType: textField,
  substrate: textField,
  plannedStartTime: textField,
  plannedEndTime: textField,
  MaintenanceImpacts: anyField,
  MaintenanceEvents: anyField,
};

export type TrustImpact = Fields<typeof impactShape>;
export type TrustEvent = Fields<typeof eventShape>;
export type TrustMessage = Fields<typeof messageShape>;
export type TrustItem = Pick<
  Fields<typeof maintenanceShape>,
  | 'externalId'
  | 'additionalInformation'
  | 'status'
  | 'type'
  | 'name'
  | 'plannedStartTime'
  | 'plannedEndTime'
  | 'createdAt'
> & {
  id: string;
  message: TrustMessage;
  serviceKeys: string[];
  instanceKeys: string[];
  impacts: TrustImpact[];
  events: TrustEvent[];
};

function readItem(
  name: string,
  shape: typeof incidentShape | typeof maintenanceShape,
  lists: { impacts: string; events: string },
  raw: unknown,
  drift: Drift,
): TrustItem | undefined {
  const fields: Record<string, unknown> | undefined = readFields(name, shape, raw, drift);
  if (typeof fields?.id !== 'string') return undefined;
  const inner = <T>(key: string, readOne: (raw: unknown) => T | undefined) =>
    fields[key] === undefined ? [] : readList(`${name}.${key}`, fields[key], drift, readOne).items;
  const { message, serviceKeys, instanceKeys } = fields;
  return {
    ...(fields as Omit<TrustItem, 'message' | 'serviceKeys' | 'instanceKeys' | 'impacts' | 'events'>),
    message: message === undefined ? {} : (readFields(`${name}.message`, messageShape, message, drift) ?? {}),
    serviceKeys: readStrings(serviceKeys),
    instanceKeys: readStrings(instanceKeys),
    impacts: inner(lists.impacts, (one) => readFields(`${name}.${lists.impacts}`, impactShape, one, drift)),
    events: inner(lists.events, (one) => readFields(`${name}.${lists.events}`, eventShape, one, drift)),
  };
}

export function readTrustIncident(raw: unknown, drift: Drift): TrustItem | undefined {
  const lists = { impacts: 'IncidentImpacts', events: 'IncidentEvents' };
  return readItem('incident', incidentShape, lists, raw, drift);
}

export function readTrustMaintenance(raw: unknown, drift: Drift): TrustItem | undefined {
  const lists = { impacts: 'MaintenanceImpacts', events: 'MaintenanceEvents' };
  return readItem('maintenance', maintenanceShape, lists, raw, drift);
}
