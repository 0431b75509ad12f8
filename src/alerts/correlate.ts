import type { Report } from './incident.ts';
import { hour, instant, minute } from './time.ts';

/**
 * How likely it is that two reports of different sources are about one incident. `sure`: one names the other;
 * `likely`: same kind, systems, regions and time; `unsure`: it may be, so both are kept and both say so; `no`.
 */
export type Likeness = 'sure' | 'likely' | 'unsure' | 'no';

/** The sources start their clocks apart: one at the impact, the other at its first text. */
const near = 2 * hour;
const almostNear = 6 * hour;

type Overlap = 'same' | 'unknown' | 'none';

function overlap(a: readonly string[], b: readonly string[]): Overlap {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((name) => b.includes(name)) ? 'same' : 'none';
}

function begins(report: Report): number[] {
  return [report.planned?.start, report.startedAt, report.postedAt].flatMap((at) =>
    at ? [instant(at)] : [],
  );
}

/** Smallest distance between any two of the times at which the reports say that it began or was posted. */
function apart(a: Report, b: Report): number {
  return Math.min(...begins(a).flatMap((one) => begins(b).map((other) => Math.abs(one - other))));
}

/** Whether one was over before the other began: a new incident, even right after the old one. */
function afterEachOther(a: Report, b: Report): boolean {
  const [first, second] = instant(a.startedAt) <= instant(b.startedAt) ? [a, b] : [b, a];
  return first.endedAt !== null && instant(first.endedAt) < instant(second.startedAt) - minute;
}

function names(report: Report, other: Report): boolean {
  return report.updates.some(({ text }) => text.includes(other.url));
}

export function likeness(a: Report, b: Report): Likeness {
  if (a.source === b.source || a.kind !== b.kind) return 'no';
  if (names(a, b) || names(b, a)) return 'sure';
  const systems = overlap(a.systems, b.systems);
  const regions = overlap(a.regions, b.regions);
  const distance = apart(a, b);
  if (systems === 'none' || distance > almostNear || afterEachOther(a, b)) return 'no';
  if (distance <= near && regions !== 'none') return 'likely';
  return regions === 'none' && systems === 'unknown' ? 'no' : 'unsure';
}

export type Match = { with: string; match: 'sure' | 'likely' } | { with: null; maybe: string[] };

/** Which of the candidates a report belongs to. Two that are equally likely are no answer: both may be it. */
export function bestMatch(report: Report, candidates: readonly { key: string; report: Report }[]): Match {
  const likely = candidates.map(({ key, report: other }) => ({ key, is: likeness(report, other) }));
  for (const match of ['sure', 'likely'] as const) {
    const found = likely.filter(({ is }) => is === match);
    if (found.length === 1 && found[0] !== undefined) return { with: found[0].key, match };
    if (found.length > 1) return { with: null, maybe: found.map(({ key }) => key) };
  }
  return { with: null, maybe: likely.filter(({ is }) => is === 'unsure').map(({ key }) => key) };
}
