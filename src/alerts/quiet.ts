import type { Preferences, Quiet, Rule } from './subscription.ts';
import { day, type Instant } from './time.ts';
import type { Severity } from './vocabulary.ts';
import { calendarDay, momentOf } from './zoned.ts';

/** How a message comes: as a card at once or later, in the summary after quiet hours, or in the daily digest. */
export type Delivery = {
  at: Instant;
  as: 'card' | 'summary' | 'digest';
  why: 'now' | 'quiet' | 'digest' | 'muted';
};

/**
 * The end of the quiet hours that hold at a moment, or null. Where clocks are changed, hours that begin in the
 * repeated hour begin at its first pass and hours that end in it end at its last, so they are never interrupted.
 */
export function quietUntil(at: Instant, quiet: Quiet, zone: string): Instant | null {
  const today = calendarDay(at, zone);
  for (const date of [today - day, today]) {
    const from = momentOf(date, quiet.from, zone, 'first');
    const to = momentOf(quiet.to > quiet.from ? date : date + day, quiet.to, zone, 'last');
    if (from <= at && at < to) return to;
  }
  return null;
}

/** The next time at or after a moment at which a daily message is due. */
export function nextDaily(at: Instant, minutes: number, zone: string): Instant {
  const today = calendarDay(at, zone);
  const due = [today - day, today, today + day].map((date) => momentOf(date, minutes, zone, 'first'));
  return due.find((moment) => moment >= at) ?? momentOf(today + 2 * day, minutes, zone, 'first');
}

function byRule(now: Instant, rule: Rule, severity: Severity): Delivery {
  const zone = rule.zone ?? 'UTC';
  if (severity === 'red') return { at: now, as: 'card', why: 'now' };
  if (rule.digest !== null) return { at: nextDaily(now, rule.digest, zone), as: 'digest', why: 'digest' };
  const until = rule.quiet === null ? null : quietUntil(now, rule.quiet, zone);
  return until === null ? { at: now, as: 'card', why: 'now' } : { at: until, as: 'summary', why: 'quiet' };
}

/**
 * When and how something of this severity is told, by the rules that let it through: the earliest of them counts.
 * Red breaks quiet hours and digests; a mute, which somebody chose just now, holds back even that.
 */
export function deliverAt(now: Instant, preferences: Preferences, severity: Severity): Delivery {
  const { rules, mutedUntil } = preferences;
  const each = rules.map((rule) => byRule(now, rule, severity)).toSorted((a, b) => a.at - b.at);
  const first = each[0] ?? { at: now, as: 'card', why: 'now' };
  if (mutedUntil === null || mutedUntil <= now || first.at >= mutedUntil) return first;
  return { ...first, at: mutedUntil, why: 'muted' };
}
