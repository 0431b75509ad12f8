/** The two status pages that are read. Ids are only unique within one of them. */
export const sourceNames = ['heroku', 'trust'] as const;
export type SourceName = (typeof sourceNames)[number];

export const kinds = ['incident', 'maintenance'] as const;
export type Kind = (typeof kinds)[number];

/** The parts of the platform as Heroku Status groups them. */
export const systems = ['Apps', 'Data', 'Tools'] as const;
export type System = (typeof systems)[number];

export const regions = ['NA', 'EMEA', 'APAC'] as const;
export type Region = (typeof regions)[number];

/** Harmless first. `unknown` is a colour that nobody has explained to us: it is never taken for harmless. */
export const severities = ['green', 'blue', 'unknown', 'yellow', 'red'] as const;
export type Severity = (typeof severities)[number];

/** `unlisted`: the page stopped listing it without saying how it ended. */
export const states = ['upcoming', 'open', 'resolved', 'unlisted'] as const;
export type State = (typeof states)[number];

export const feedNames = ['changelog', 'blog'] as const;
export type FeedName = (typeof feedNames)[number];

/** What people read for each name. */
export const sourceLabels: Record<SourceName, string> = {
  heroku: 'Heroku Status',
  trust: 'Salesforce Trust',
};

/** The pages that people look at. */
export const sourcePages: Record<SourceName, string> = {
  heroku: 'https://status.heroku.com',
  trust: 'https://status.salesforce.com/products/Heroku',
};

export const severityWords: Record<Severity, string> = {
  green: 'green: no impact reported',
  blue: 'blue: maintenance',
  unknown: 'severity not stated',
  yellow: 'yellow: degraded',
  red: 'red: major outage',
};

/** 0 is the most harmless. */
export function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** The worse of the two. */
export function worse(a: Severity, b: Severity): Severity {
  return rank(a) >= rank(b) ? a : b;
}

/** Whether nothing more is expected to happen. */
export function isOver(state: State): boolean {
  return state === 'resolved' || state === 'unlisted';
}

/** The members of `order` that occur in `found`, once each and in that order. */
export function inOrder<T extends string>(order: readonly T[], found: Iterable<T>): T[] {
  const set = new Set(found);
  return order.filter((name) => set.has(name));
}
