import type { ErrorPage, Page, RunbookPage } from './page.ts';

/** One page that answers: `score` from 0 to 1, and one short line that says why it was chosen. */
export type Hit = { page: Page; score: number; reason: string };

export type Answer = {
  question: string;
  /** False when nothing good was found; the hits are then the three nearest pages. */
  confident: boolean;
  /** Best first, at most five; pages of named codes come first, in the order they were named. */
  hits: Hit[];
  /** The codes that the question names and that exist, in canonical spelling, in the order named. */
  named: string[];
  /** Codes that do not exist, in canonical spelling, with up to three real ones near each. */
  unknownCodes: { asked: string; nearest: ErrorPage[] }[];
  /** The team's own pages for the codes and pages found. */
  runbooks: RunbookPage[];
};
