import { blocksAround } from './blocks.ts';
import { idOf } from './ids.ts';
import { type Kind, kinds, marker } from './kinds.ts';
import { findSecrets } from './search.ts';
import type { Span } from './spans.ts';

/** One hidden item: `id` names it in `keep`; `name` is the variable or field it stood in. */
export type Found = { id: string; kind: Kind; name?: string };

export type Redacted = { text: string; hidden: { kind: Kind; count: number }[]; found: Found[] };

/** `keep`: ids of items to leave. `salt`: what ids depend on; give the same one wherever ids must agree. */
export type RedactOptions = { keep?: readonly string[]; salt?: string };

const rounds = 6;

/**
 * The text with every secret replaced by a marker such as `[hidden: bearer token]`, how many of each kind were hidden, and
 * one entry for each. Lines stay: no line break is added or removed. Redacting twice changes nothing. Takes time in
 * proportion to the text, and never throws.
 */
export function redact(text: string, options: RedactOptions = {}): Redacted {
  const found: Found[] = [];
  let step = hide(text, findSecrets(text), options, found);
  // A marker may bring out what stood beside a secret, so its surroundings are looked at again.
  for (let round = 1; round < rounds && step.places.length > 0; round += 1) {
    const { text: shown, places } = step;
    const spans = blocksAround(shown, places, 4).flatMap(({ start, end }) =>
      findSecrets(shown.slice(start, end)).map((span) => ({
        ...span,
        start: span.start + start,
        end: span.end + start,
      })),
    );
    step = hide(shown, spans, options, found);
  }
  return { text: step.text, hidden: countByKind(found), found };
}

/** The text with markers, and where these begin. */
function hide(text: string, spans: readonly Span[], { keep, salt }: RedactOptions, found: Found[]) {
  const pieces: string[] = [];
  const places: number[] = [];
  let from = 0;
  let size = 0;
  for (const { start, end, kind, name } of spans) {
    const secret = text.slice(start, end);
    const id = idOf(kind, secret, salt);
    if (keep?.includes(id)) continue;
    found.push({ id, kind, ...(name === undefined ? {} : { name }) });
    const shown = inPlaceOf(secret, kind);
    places.push(size + start - from);
    pieces.push(text.slice(from, start), shown);
    size += start - from + shown.length;
    from = end;
  }
  return { text: places.length === 0 ? text : pieces.join('') + text.slice(from), places };
}

// The marker takes the place of the first line of a secret; of the other lines only the breaks remain.
function inPlaceOf(secret: string, kind: Kind): string {
  return marker(kind) + (secret.match(/\r\n|[\r\n\u2028\u2029]/g) ?? []).join('');
}

function countByKind(found: readonly Found[]): { kind: Kind; count: number }[] {
  return kinds
    .map((kind) => ({ kind, count: found.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
