import type { PathCount } from './paths.ts';
import type { Confidence } from './rule.ts';
import type { Timeline } from './timeline.ts';

/** What a log comes down to, for programs. */
export const verdicts = ['trouble', 'calm', 'not-a-log', 'other-platform', 'empty'] as const;
export type Verdict = (typeof verdicts)[number];

/** Something that happened; `at` is ISO 8601 in UTC, or null when its line shows no time. */
export type Step = { at: string | null; text: string };

export type CodeLine = {
  code: string;
  count: number;
  /** ISO 8601 in UTC, or null when no line of it shows a time. */
  first: string | null;
  last: string | null;
  /** How many of its lines show no time. */
  untimed: number;
  dynos: { name: string; count: number }[];
};

export type Cause = {
  cause: string;
  confidence: Confidence;
  /** The codes that it explains, of those in the log. */
  codes: string[];
  /** At most three lines of at most 300 characters, hidden. */
  evidence: string[];
  firstStep: string;
  /** Codes and slugs of pages to read. */
  pages: string[];
};

export type Diagnosis = {
  verdict: Verdict;
  /** One line that answers. */
  headline: string;
  /** Most frequent first. */
  codes: CodeLine[];
  /** Of all coded events, ISO 8601 in UTC. */
  first: string | null;
  last: string | null;
  /** Coded events whose lines show no time. */
  untimed: number;
  /** Log messages that the platform says it lost: not among the events. */
  dropped: number;
  timeline: Timeline | null;
  dynos: { name: string; count: number }[];
  paths: PathCount[];
  statuses: { status: number; count: number }[];
  /** What happened in which order. */
  story: Step[];
  /** Best first. */
  likely: Cause[];
  /** What could not be read, in sentences. */
  limits: string[];
};
