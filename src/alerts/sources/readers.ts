import type { Reading } from '../known.ts';
import { day, type Instant } from '../time.ts';
import type { Lookups } from '../vanish.ts';
import { type SourceName, sourceNames } from '../vocabulary.ts';
import { documentReader, parseJson, type Reader } from './document.ts';
import type { FeedEntry } from './feed.ts';
import { parseEntries } from './feed.ts';
import { historyRows, parseCurrentStatus, parseIncidentList } from './heroku-status.ts';
import { type Fetch, httpReader } from './http.ts';
import type { Parsed } from './read.ts';
import {
  parseActive,
  parseLocalizations,
  parseMaintenances,
  parsePreview,
  parseTrustIncident,
  parseTrustMaintenance,
} from './trust.ts';

export type SourceOptions = {
  fetch: Fetch;
  /** Origin, such as https://status.heroku.com. */
  herokuUrl: string;
  /** Base path, such as https://api.status.salesforce.com/v1. */
  trustUrl: string;
  changelogUrl: string;
  blogUrl: string;
  userAgent: string;
  /** Connecting and body together, in ms; 10 s unless given. */
  deadlineMs?: number;
};

/** Every address that is read, each with its memory of what it gave last. */
export type Sources = {
  /** The quick reads: what is open now, from both sources at once unless one of them is to be spared. */
  readNow: (which?: readonly SourceName[]) => Promise<Reading>;
  /** The slow lists: history of Heroku Status, maintenances of Trust and, once a day, its labels. */
  readLists: (now: Instant) => Promise<Reading>;
  /** What left its list, looked up. */
  readLookups: (lookups: Lookups) => Promise<Reading>;
  readChangelog: Reader<FeedEntry[]>;
  readBlog: Reader<FeedEntry[]>;
};

/** Two readings of one moment as one, so that a first look is complete when it is judged. */
export function joinReadings(a: Reading, b: Reading): Reading {
  return { heroku: { ...a.heroku, ...b.heroku }, trust: { ...a.trust, ...b.trust } };
}

const maintenanceLookBack = 2 * day;
/** A look-up asks for so many ids at once at most; the rest waits for the next look. */
const mostLookups = 10;

/** Readers for both status pages and both feeds. Nothing is fetched until one is called, and none of them throws. */
export function openSources(options: SourceOptions): Sources {
  const { fetch, herokuUrl, trustUrl, userAgent } = options;
  const deadline = options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs };
  const hosts = [herokuUrl, trustUrl].map((url) => new URL(url).host);
  const json = <T>(url: string, parse: (json: unknown) => Parsed<T>): Reader<T> => {
    const accept = 'application/json';
    const http = httpReader({ fetch, url, userAgent, accept, allowedHosts: hosts, ...deadline });
    return documentReader(http, (body) => parseJson(body, parse));
  };
  const feed = (url: string): Reader<FeedEntry[]> => {
    const accept = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8';
    const allowedHosts = ['devcenter.heroku.com', 'www.heroku.com', 'blog.heroku.com', 'heroku.com'];
    return documentReader(
      httpReader({ fetch, url, userAgent, accept, allowedHosts, ...deadline }),
      parseEntries,
    );
  };
  const current = json(`${herokuUrl}/api/v4/current-status`, parseCurrentStatus);
  const list = json(`${herokuUrl}/api/v4/incidents?limit=${historyRows}`, parseIncidentList);
  const preview = json(`${trustUrl}/instances/status/preview?products=Heroku`, parsePreview);
  const active = json(`${trustUrl}/incidents/active`, parseActive);
  const localizations = json(`${trustUrl}/localizations?locale=en`, parseLocalizations);
  const maintenancesSince = (start: Instant) => {
    const startTime = encodeURIComponent(new Date(start).toISOString());
    const query = `startTime=${startTime}&limit=100&offset=0&product=Heroku&locale=en`;
    return json(`${trustUrl}/maintenances?${query}`, parseMaintenances);
  };
  const byId = async <T>(folder: string, ids: readonly string[], parse: (json: unknown) => Parsed<T>) =>
    Object.fromEntries(
      await Promise.all(
        ids.slice(0, mostLookups).map(async (id) => {
          const read = await json(`${trustUrl}/${folder}/${encodeURIComponent(id)}`, parse)();
          return [id, read] as const;
        }),
      ),
    );

  let labelsReadAt: Instant | null = null;

  return {
    async readNow(which = sourceNames) {
      const [now, trust] = await Promise.all([
        which.includes('heroku') ? current() : undefined,
        which.includes('trust') ? Promise.all([preview(), active()]) : undefined,
      ]);
      return {
        ...(now === undefined ? {} : { heroku: { current: now } }),
        ...(trust === undefined ? {} : { trust: { preview: trust[0], active: trust[1] } }),
      };
    },
    async readLists(now) {
      const hasLabels = labelsReadAt !== null && now - labelsReadAt < day;
      const [history, works, labels] = await Promise.all([
        list(),
        maintenancesSince(now - maintenanceLookBack)(),
        hasLabels ? undefined : localizations(),
      ]);
      if (labels?.ok) labelsReadAt = now;
      return {
        heroku: { list: history },
        trust: { maintenances: works, ...(labels === undefined ? {} : { localizations: labels }) },
      };
    },
    async readLookups({ herokuList, trustIncidents, trustMaintenances }) {
      const [history, incidents, works] = await Promise.all([
        herokuList ? list() : undefined,
        byId('incidents', trustIncidents, parseTrustIncident),
        byId('maintenances', trustMaintenances, parseTrustMaintenance),
      ]);
      return {
        heroku: history === undefined ? {} : { list: history },
        trust: { incidents, maintenancesById: works },
      };
    },
    readChangelog: feed(options.changelogUrl),
    readBlog: feed(options.blogUrl),
  };
}
