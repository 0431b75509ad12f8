import type { Started } from './fields.ts';
import { limits } from './fields.ts';
import { grouped } from './text.ts';
import { isoUtc, shownBack } from './when/say.ts';
import { type Moment, readWhen } from './when.ts';

/**
 * The start time of a form: `shown` is what was understood, to show back; `ask` holds the candidates when the words may
 * mean several times.
 */
export type StartedResult =
  | { ok: true; started: Started | null; shown: string; notes: string[] }
  | { ok: false; error: string; ask: Moment[] };

/** `picked`: seconds since 1970 from a date-time picker. `words`: loose words. `zone`: the person's. `now`: milliseconds. */
export type StartedInput = { picked: number | null; words: string; zone: string; now: number };

const agree = 60_000;

/** Reads when it began from a picker or from words. Both may be given when they agree to the minute. */
export function readStarted({ picked, words, zone, now }: StartedInput): StartedResult {
  const at = picked === null ? undefined : picked * 1000;
  if (at !== undefined && (!Number.isFinite(at) || at < 0))
    return refused('The time picked cannot be read. Pick it again.');
  if (at !== undefined && at > now + agree)
    return refused('The time picked is in the future. Pick when it began.');
  const typed = words.trim();
  if (typed.length > limits.startedWords) {
    return refused(`At most ${grouped(limits.startedWords)} characters. Write only the time here.`);
  }
  if (typed === '') {
    if (at === undefined) return { ok: true, started: null, shown: '', notes: [] };
    return {
      ok: true,
      started: { iso: isoUtc(at), words: '', approximate: false },
      shown: shownBack(at, zone),
      notes: [],
    };
  }
  const when = readWhen(typed, { zone, now });
  if (when.kind === 'refused') return refused(when.sentence);
  if (when.kind === 'ambiguous') {
    const picks = when.candidates.filter(
      ({ iso }) => at !== undefined && Math.abs(Date.parse(iso) - at) < agree,
    );
    const [pick] = picks;
    if (pick === undefined) return { ok: false, error: questionOf(when), ask: when.candidates };
    return {
      ok: true,
      started: { iso: pick.iso, words: typed, approximate: false },
      shown: pick.shown,
      notes: [],
    };
  }
  if (at !== undefined && Math.abs(Date.parse(when.iso) - at) >= agree) {
    const error = `“${typed}” is ${when.shown}, but the time picked is ${shownBack(at, zone)}. Leave one of them out.`;
    return { ok: false, error, ask: [] };
  }
  const { iso, approximate, shown, notes } = when;
  return { ok: true, started: { iso, words: typed, approximate }, shown, notes };
}

function questionOf({ question, candidates }: { question: string; candidates: readonly Moment[] }): string {
  return `${question} ${candidates.map(({ label }) => label).join('; ')}. Copy one of them into this field.`;
}

function refused(error: string): StartedResult {
  return { ok: false, error, ask: [] };
}
