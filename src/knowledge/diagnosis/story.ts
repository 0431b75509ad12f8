import type { Step } from './diagnosis.ts';
import type { Facts, Moment } from './facts.ts';
import type { Change } from './tally.ts';

const maxSteps = 14;

/** ISO 8601 in UTC. */
export const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const changeWords: Record<Change['change'], (detail: string) => string> = {
  deploy: (detail) => `Deploy ${detail}`,
  release: (detail) => `Release ${detail}`,
  rollback: (detail) => `Rollback to ${detail}`,
  build: () => 'Build succeeded',
  'build-failed': () => 'Build failed',
  'release-failed': () => 'Release command failed',
  config: (detail) => `Config vars changed: ${detail}`,
  scale: (detail) => `Scaled to ${detail}`,
  'maintenance-on': () => 'Maintenance mode on',
  'maintenance-off': () => 'Maintenance mode off',
  addon: (detail) => `Add-on changed: ${detail}`,
};

/** What is told besides changes and codes, by its name in the tally. */
const otherWords: Record<string, string> = {
  crash: 'a dyno crashed',
  cycling: 'a dyno was cycled',
  restart: 'dynos restarted',
  SIGKILL: 'a process was killed',
  'app-fault': 'the app answered with 5xx itself',
  'hint postgres-connections': 'Postgres refused connections',
  'hint redis-connections': 'Key-Value Store refused connections',
  'hint postgres-restart': 'the database restarted',
};

type Told = Moment & { text: string; weight: number };

const count = (value: number) => value.toLocaleString('en-US');

/** What happened in which order: changes, the first of each code with its count, crashes and restarts. */
export function storyOf(facts: Facts, hide: (line: string) => string): Step[] {
  const told: Told[] = facts.changes.map(({ change, detail, at, order }) => ({
    at,
    order,
    text: hide(changeWords[change](detail)),
    weight: change === 'build' || change === 'addon' ? 1 : 2,
  }));
  for (const [code, tally] of facts.codes)
    told.push({
      at: tally.first,
      order: tally.firstOrder,
      text: tally.count === 1 ? code : `first ${code} of ${count(tally.count)}`,
      weight: 4,
    });
  for (const [name, text] of Object.entries(otherWords)) {
    const tally = facts.has(name) ? facts.first(name) : null;
    if (tally === null) continue;
    const total = facts.count(name);
    told.push({
      ...tally,
      text: total === 1 ? text : `${text}, the first time of ${count(total)}`,
      weight: 3,
    });
  }
  return told
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, maxSteps)
    .sort((a, b) => (a.at !== null && b.at !== null && a.at !== b.at ? a.at - b.at : a.order - b.order))
    .map(({ at, text }) => ({ at: isoOf(at), text }));
}
