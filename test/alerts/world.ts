import { advance } from '../../src/alerts/advance.ts';
import type { Change, ChangeWord } from '../../src/alerts/change.ts';
import type { Incident } from '../../src/alerts/incident.ts';
import { type Known, nothingKnown, type Reading } from '../../src/alerts/known.ts';
import { incidentOf } from '../../src/alerts/merge.ts';
import { parseCurrentStatus, parseIncidentList } from '../../src/alerts/sources/heroku-status.ts';
import { type FailReason, failed, type Parsed, type Read } from '../../src/alerts/sources/read.ts';
import {
  parseActive,
  parseMaintenances,
  parsePreview,
  parseTrustIncident,
  parseTrustMaintenance,
} from '../../src/alerts/sources/trust.ts';
import { wantedLookups, withFollowUps } from '../../src/alerts/vanish.ts';

type Json = Record<string, unknown>;

/** An update of Heroku Status as its API gives it. */
export function herokuUpdate(id: number, at: string, type: string, contents: string, more: Json = {}): Json {
  return { id, created_at: at, updated_at: at, update_type: type, contents, ...more };
}

/** An incident of Heroku Status: open, yellow on Apps in EMEA, unless `more` says otherwise. */
export function herokuIncident(id: number | string, at: string, updates: Json[], more: Json = {}): Json {
  return {
    id,
    title: `Incident ${id}`,
    state: 'open',
    created_at: at,
    updated_at: at,
    resolved: false,
    resolved_at: null,
    duration: 60,
    full_url: `https://status.heroku.com/incidents/${id}`,
    href: `https://status.heroku.com/api/v3/issues/${id}`,
    systems: [{ name: 'Apps', status: 'yellow', services: ['Apps'] }],
    tags: ['EMEA'],
    updates,
    ...more,
  };
}

/** The same incident, resolved. */
export function resolved(incident: Json, at: string, update?: Json): Json {
  const updates = (incident.updates as Json[]) ?? [];
  return {
    ...incident,
    state: 'resolved',
    resolved: true,
    resolved_at: at,
    systems: [{ name: 'Apps', status: 'green', services: ['Apps'] }],
    updates: update === undefined ? updates : [update, ...updates],
  };
}

export function trustEvent(id: number, at: string, message: string, type = 'update', more: Json = {}): Json {
  return { id, type, message, createdAt: at, updatedAt: at, ...more };
}

/** An incident of Salesforce Trust: open, minor on Apps in Europe, unless `more` says otherwise. */
export function trustIncident(id: number | string, start: string, events: Json[], more: Json = {}): Json {
  return {
    id,
    externalId: null,
    message: { rootCause: null, actionPlan: null, pathToResolution: null },
    additionalInformation: '',
    isCore: false,
    affectsAll: false,
    serviceKeys: ['HerokuApps'],
    instanceKeys: ['Heroku Europe'],
    IncidentImpacts: [trustImpact(start)],
    IncidentEvents: events,
    createdAt: start,
    updatedAt: start,
    ...more,
  };
}

export function trustImpact(startTime: string, more: Json = {}): Json {
  return { id: 1, type: 'herokuAppsServiceDisruption', severity: 'minor', startTime, endTime: null, ...more };
}

export function trustInstance(key = 'Heroku Europe', location = 'EMEA', more: Json = {}): Json {
  return { key, location, status: 'OK', isActive: true, Incidents: [], Maintenances: [], ...more };
}

export const green = ['Apps', 'Data', 'Tools'].map((system) => ({ system, status: 'green' }));

/** Answers of one look. A failure stands for a part that could not be read, an absent one was not read. */
export type Look = {
  /** Open incidents of Heroku Status; empty unless given. */
  open?: Json[] | null | FailReason;
  scheduled?: Json[] | null;
  lights?: Json[];
  /** History of Heroku Status; the open ones, unless given. */
  list?: Json[] | FailReason | 'unread';
  active?: Json[] | FailReason;
  instances?: Json[] | FailReason;
  maintenances?: Json[] | FailReason | 'unread';
  /** Incidents and maintenances of Trust by id. */
  byId?: Record<string, Json | FailReason>;
};

function read<T>(given: unknown, parse: (json: unknown) => Parsed<T>): Read<T> {
  if (typeof given === 'string') return failed(given as FailReason, 'so the test says');
  const parsed = parse(given);
  return parsed.ok ? { ...parsed, fresh: true, serverTime: null } : parsed;
}

function quickReading(look: Look): Reading {
  const { open = [], scheduled = [], lights = green } = look;
  const current = typeof open === 'string' ? open : { status: lights, incidents: open, scheduled };
  return {
    heroku: { current: read(current, parseCurrentStatus) },
    trust: {
      preview: read(look.instances ?? [trustInstance()], parsePreview),
      active: read(look.active ?? [], parseActive),
    },
  };
}

function historyOf({ open, scheduled, list }: Look): Json[] | FailReason {
  if (list !== undefined && list !== 'unread') return list;
  return typeof open === 'string' ? open : [...(open ?? []), ...(scheduled ?? [])];
}

/** A watcher that looks at what a test says the servers answer, a minute apart unless told otherwise. */
export function watcher(start = '2026-05-12T08:00:00Z') {
  let known: Known = nothingKnown;
  let now = Date.parse(start) - 60_000;

  function take(reading: Reading): Change[] {
    const next = advance(known, reading, now);
    known = next.known;
    return next.changes;
  }

  function lookups(look: Look, wanted = wantedLookups(known)): Reading {
    const byId = <T>(ids: string[], parse: (json: unknown) => Parsed<T>) =>
      Object.fromEntries(ids.map((id) => [id, read(look.byId?.[id] ?? 'not_found', parse)]));
    return {
      heroku: wanted.herokuList ? { list: read(historyOf(look), parseIncidentList) } : {},
      trust: {
        incidents: byId(wanted.trustIncidents, parseTrustIncident),
        maintenancesById: byId(wanted.trustMaintenances, parseTrustMaintenance),
      },
    };
  }

  return {
    /** One look at everything, and what was looked up because of it. */
    look(look: Look = {}, minutes = 1): Change[] {
      now += minutes * 60_000;
      const quick = quickReading(look);
      const reading: Reading = {
        heroku: {
          ...quick.heroku,
          ...(look.list === 'unread' ? {} : { list: read(historyOf(look), parseIncidentList) }),
        },
        trust: {
          ...quick.trust,
          ...(look.maintenances === 'unread'
            ? {}
            : { maintenances: read(look.maintenances ?? [], parseMaintenances) }),
        },
      };
      return [...take(reading), ...take(lookups(look))];
    },
    /** What is read once more of what is over. */
    wanted: () => withFollowUps(wantedLookups(known), known, now),
    followUps(byId: NonNullable<Look['byId']>): Change[] {
      return take(lookups({ byId }, this.wanted()));
    },
    known: () => known,
    now: () => now,
    incidents: (): Incident[] => Object.values(known.cases).map(incidentOf),
    incident(key: string): Incident {
      const found = known.cases[key];
      if (found === undefined) throw new Error(`There is no case ${key}.`);
      return incidentOf(found);
    },
    restartWith(saved: Known) {
      known = saved;
    },
  };
}

/** The changes of incidents in short: `heroku:1 appeared`. */
export function said(changes: readonly Change[]): string[] {
  return changes.flatMap((change) =>
    change.type === 'incident' ? [`${change.key} ${change.what.join(' ')}`] : [],
  );
}

export function wordsOf(changes: readonly Change[], key: string): readonly ChangeWord[] {
  return changes.flatMap((change) => (change.type === 'incident' && change.key === key ? change.what : []));
}
