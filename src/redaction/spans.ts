import { type Kind, kinds } from './kinds.ts';

/** A stretch of text to hide: from `start` up to, not including, `end`; `name` is the field it stood in. */
export type Span = { start: number; end: number; kind: Kind; name?: string | undefined };

/** Finds the secrets of one sort in a text. Takes time in proportion to the text, whatever the text. */
export type Detector = (text: string) => Span[];

const rank: ReadonlyMap<Kind, number> = new Map(kinds.map((kind, at) => [kind, at]));

function stronger(one: Kind, other: Kind): Kind {
  return (rank.get(one) ?? 0) <= (rank.get(other) ?? 0) ? one : other;
}

/** The same stretches in order and without overlaps: what overlaps becomes one, under the more telling kind.
 * What looks like `word@host` at the end of a password in an address is no e-mail address. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span });
      continue;
    }
    if (span.kind === 'email address' && last.kind !== 'email address') continue;
    if (last.kind === 'email address' && span.kind === 'password' && span.start === last.start)
      last.end = span.end;
    last.end = Math.max(last.end, span.end);
    last.kind = stronger(last.kind, span.kind);
    last.name ??= span.name;
  }
  return merged;
}
