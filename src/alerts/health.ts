import type { Health, Known, Reading } from './known.ts';
import type { Read } from './sources/read.ts';
import { age, day, type Instant, minute } from './time.ts';
import { type SourceName, sourceNames } from './vocabulary.ts';

/** Without a good read for longer, a source is degraded: its last word may be out of date. */
export const degradedAfter = 5 * minute;
/** With both failing for so long, subscribers who asked for it are told once. */
export const outageAfter = 10 * minute;
/** An address that answers "not found" for so long may have been retired: somebody should look. */
export const retiredAfter = day;

/** The reads that say whether a source can be read: one good one of them is enough. */
function triesOf(source: SourceName, reading: Reading): Read<unknown>[] {
  const { heroku, trust } = reading;
  const reads = source === 'heroku' ? [heroku?.current] : [trust?.active, trust?.preview];
  return reads.flatMap((read) => read ?? []);
}

function afterReading(health: Health, tries: readonly Read<unknown>[], now: Instant): Health {
  const good = tries.filter((read) => read.ok);
  const bad = tries.find((read) => !read.ok);
  if (good.length > 0)
    return {
      ...health,
      lastTry: now,
      lastGood: now,
      lastChange: good.some(({ fresh }) => fresh) ? now : health.lastChange,
      failingSince: null,
      failures: 0,
      reason: null,
      goneSince: null,
      serverTime: good[0]?.serverTime ?? health.serverTime,
    };
  if (bad === undefined) return health;
  const isGone = ['not_found', 'gone', 'redirect_refused'].includes(bad.reason);
  return {
    ...health,
    lastTry: now,
    failingSince: health.failingSince ?? now,
    failures: health.failures + 1,
    reason: `${bad.reason}: ${bad.detail}`,
    goneSince: isGone ? (health.goneSince ?? now) : null,
  };
}

export function readHealth(known: Known, reading: Reading, now: Instant): Known['health'] {
  return {
    heroku: afterReading(known.health.heroku, triesOf('heroku', reading), now),
    trust: afterReading(known.health.trust, triesOf('trust', reading), now),
  };
}

/** How a source can be read. `never` until its first good read. */
export const freshnesses = ['fresh', 'degraded', 'out', 'never'] as const;
export type Freshness = (typeof freshnesses)[number];

/**
 * How old the last good word of a source is.
 * @param paceMs how often it is looked at; a slow pace must not make a healthy source look ill
 */
export function freshnessOf(health: Health, now: Instant, paceMs: number = minute): Freshness {
  if (health.lastGood === null) return 'never';
  const old = age(health.lastGood, now);
  if (old > Math.max(outageAfter, 6 * paceMs)) return 'out';
  return old > Math.max(degradedAfter, 3 * paceMs) ? 'degraded' : 'fresh';
}

/** Since when both sources have been failing, if that is long enough to say so; both must really have been tried. */
export function outageSince(health: Known['health'], now: Instant): Instant | null {
  const since = sourceNames.map((source) => health[source].failingSince);
  if (since.some((at) => at === null)) return null;
  const both = Math.max(...since.map((at) => at ?? 0));
  return age(both, now) >= outageAfter ? both : null;
}

/** Sources whose address has been answering "not found" for a day. */
export function retiredSources(health: Known['health'], now: Instant): SourceName[] {
  return sourceNames.filter((source) => {
    const { goneSince } = health[source];
    return goneSince !== null && age(goneSince, now) >= retiredAfter;
  });
}
