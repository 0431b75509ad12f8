import { codeCauses } from './code-causes.ts';
import type { Cause, Diagnosis } from './diagnosis.ts';
import { type Facts, factsOf } from './facts.ts';
import type { ReadReport } from './read-report.ts';
import { confidences, from } from './rule.ts';
import { rules } from './rules.ts';
import { isoOf, storyOf } from './story.ts';
import type { LogSummary, Quote } from './tally.ts';
import { limitsOf, verdictOf } from './verdict.ts';

export type DiagnoseOptions = {
  /** Takes whatever secret is left out of a line that is quoted. */
  hide(line: string): string;
};

const maxEvidence = 300;
const maxCauses = 8;

function cut(text: string): string {
  return text.length > maxEvidence ? `${text.slice(0, maxEvidence - 1)}…` : text;
}

const byCount = <T extends { count: number }>(a: T, b: T) => b.count - a.count;

function dynosOf(counts: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...counts].map(([name, count]) => ({ name, count })).sort(byCount);
}

/** Which causes fit, the roots before the symptoms; each code is explained by the first that accounts for it. */
function findCauses(facts: Facts, hide: (line: string) => string): Cause[] {
  const explained = new Set<string>();
  const covered = new Set<string>();
  const quote = (quotes: readonly Quote[]) => quotes.map(({ text }) => cut(hide(text)));
  const found: Cause[] = [];

  for (const rule of rules) {
    if (!rule.when(facts)) continue;
    const codes = rule.codes.filter((code) => facts.codes.has(code) && !explained.has(code));
    const fresh = rule.codes.length === 0 || codes.length > 0 || (explained.size === 0 && found.length === 0);
    if (!fresh) continue;
    const confidence = from(rule.confidence, facts);
    found.push({
      cause: from(rule.cause, facts),
      confidence,
      codes,
      evidence: quote(facts.quotes(...rule.evidence)),
      firstStep: from(rule.firstStep, facts),
      pages: [...rule.pages],
    });
    for (const code of codes) {
      covered.add(code);
      if (confidence !== 'possible') explained.add(code);
    }
  }
  const byFrequency = [...facts.codes].sort((a, b) => b[1].count - a[1].count);
  for (const [code] of byFrequency) {
    const known = codeCauses[code];
    if (covered.has(code)) continue;
    found.push({
      cause: known?.cause ?? `${code} is a code that these pages do not know yet.`,
      confidence: known?.confidence ?? 'possible',
      codes: [code],
      evidence: quote(facts.quotes(code)),
      firstStep: known?.firstStep ?? 'Look it up in Heroku’s list of error codes, and check `heroku status`',
      pages: known === undefined ? [] : [code, ...known.pages],
    });
  }
  return ranked(found, facts);
}

/** Losses of the log and visitors who left come last; else how sure a cause is and how much it explains decide. */
function ranked(causes: Cause[], facts: Facts): Cause[] {
  const score = ({ codes, confidence }: Cause) => {
    if (codes.length > 0 && codes.every((code) => /^(?:L1\d|H2[678]|H31)$/.test(code))) return 0;
    const share = facts.count(...codes) / Math.max(1, facts.events.count);
    return (
      confidences.length - confidences.indexOf(confidence) + (share >= 0.5 ? 1.5 : share >= 0.1 ? 0.5 : 0)
    );
  };
  return causes
    .map((cause, at) => ({ cause, at, score: score(cause) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, maxCauses)
    .map(({ cause }) => cause);
}

/**
 * What a log tells: counts, when, where, what led to what, the likely causes with their proof, and what to do first.
 * Pure; `report` says what the reader could not read.
 */
export function diagnose(summary: LogSummary, report: ReadReport, { hide }: DiagnoseOptions): Diagnosis {
  const facts = factsOf(summary, hide);
  const likely = findCauses(facts, hide);
  const { events } = summary;
  const codes = [...summary.codes]
    .map(([code, tally]) => ({
      code,
      count: tally.count,
      first: isoOf(tally.first),
      last: isoOf(tally.last),
      untimed: tally.untimed,
      dynos: dynosOf(tally.dynos),
    }))
    .sort(byCount);
  const { verdict, headline } = verdictOf(facts, report, likely);
  return {
    verdict,
    headline,
    codes,
    first: isoOf(events.first),
    last: isoOf(events.last),
    untimed: events.untimed,
    dropped: summary.dropped,
    timeline: summary.timeline,
    dynos: dynosOf(events.dynos),
    paths: [...facts.paths],
    statuses: [...summary.statuses].map(([status, count]) => ({ status, count })).sort(byCount),
    story: storyOf(facts, hide),
    likely,
    limits: limitsOf(facts, report),
  };
}
