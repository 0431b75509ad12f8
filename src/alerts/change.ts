import { contentHash, type Incident, updateHash } from './incident.ts';
import type { Instant } from './time.ts';
import { isOver, rank, type SourceName } from './vocabulary.ts';

/** What happened to an incident between two readings. */
export const changeWords = [
  'appeared',
  'update_added',
  'update_edited',
  'renamed',
  'worse',
  'better',
  'systems',
  'regions',
  'times',
  'started',
  'resolved',
  'unlisted',
  'reopened',
  'linked',
  'noted',
] as const;
export type ChangeWord = (typeof changeWords)[number];

export type Change =
  | { type: 'incident'; key: string; incident: Incident; what: readonly ChangeWord[] }
  | { type: 'feeds_unreachable'; since: Instant }
  | { type: 'feeds_back'; since: Instant; readable: readonly SourceName[] }
  /** For the operator, not for channels. */
  | { type: 'drift'; notes: readonly string[] };

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function textChanges(before: Incident, after: Incident): ChangeWord[] {
  const old = new Map(before.updates.map((update) => [update.key, updateHash(update)]));
  const added = after.updates.some(({ key }) => !old.has(key));
  const edited = after.updates.some((update) => {
    const hash = old.get(update.key);
    return hash !== undefined && hash !== updateHash(update);
  });
  return [...(added ? (['update_added'] as const) : []), ...(edited ? (['update_edited'] as const) : [])];
}

function stateChange(before: Incident, after: Incident): ChangeWord[] {
  if (before.state === after.state) return [];
  if (isOver(before.state) && !isOver(after.state)) return ['reopened'];
  return after.state === 'open' ? ['started'] : after.state === 'upcoming' ? [] : [after.state];
}

/** What a person would call the difference; empty when nothing that people see has changed. */
export function whatChanged(before: Incident | null, after: Incident): ChangeWord[] {
  if (before === null || before.silent) return ['appeared'];
  if (contentHash(before) === contentHash(after)) return [];
  const heavier = rank(after.severity) - rank(before.severity);
  const alive = !isOver(before.state) && !isOver(after.state);
  const words: (ChangeWord | false)[] = [
    ...stateChange(before, after),
    alive && heavier > 0 && 'worse',
    alive && heavier < 0 && 'better',
    ...textChanges(before, after),
    before.title !== after.title && 'renamed',
    differs(before.systems, after.systems) && 'systems',
    differs(before.regions, after.regions) && 'regions',
    differs(
      [before.startedAt, before.endedAt, before.planned],
      [after.startedAt, after.endedAt, after.planned],
    ) && 'times',
    differs(before.links, after.links) && 'linked',
  ];
  const found = words.filter((word) => word !== false);
  return found.length > 0 ? found : ['noted'];
}
