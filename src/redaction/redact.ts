import { findCards } from './cards.ts';
import { findPrinted, findSqlPasswords, findToolFlags, findUserFlags } from './commands.ts';
import { findConfigDump } from './config-dump.ts';
import { findCookies } from './cookies.ts';
import { findEmails } from './emails.ts';
import { fieldBefore } from './field-before.ts';
import { findFields } from './fields.ts';
import { findAuthorization, findSchemes } from './headers.ts';
import { idOf } from './ids.ts';
import { type Kind, kinds, marker } from './kinds.ts';
import { findDoors, findHooks, findParameters } from './links.ts';
import { findNetrc } from './netrc.ts';
import { findPrivateKeys, findWebKeys } from './private-keys.ts';
import { findBySecretlint } from './secretlint.ts';
import { type Detector, mergeSpans, type Span } from './spans.ts';
import { findAwsSecrets, findJwts, findPrefixed, findShaped } from './tokens.ts';
import { findBareLogins, findUrlPasswords } from './urls.ts';
import { inOriginal, plainView, unescapedView, unwrappedView, type View } from './views.ts';

/** One hidden item: `id` names it in `keep`; `name` is the variable or field it stood in. */
export type Found = { id: string; kind: Kind; name?: string };

export type Redacted = { text: string; hidden: { kind: Kind; count: number }[]; found: Found[] };

/** `keep`: ids of items to leave. `salt`: what ids depend on; give the same one wherever ids must agree. */
export type RedactOptions = { keep?: readonly string[]; salt?: string };

const detectors: readonly Detector[] = [
  findPrivateKeys,
  findWebKeys,
  findBySecretlint,
  findPrefixed,
  findShaped,
  findJwts,
  findAwsSecrets,
  findAuthorization,
  findSchemes,
  findUrlPasswords,
  findBareLogins,
  findHooks,
  findParameters,
  findDoors,
  findFields,
  findConfigDump,
  findCookies,
  findNetrc,
  findUserFlags,
  findToolFlags,
  findSqlPasswords,
  findPrinted,
  findCards,
  findEmails,
];

/**
 * The text with every secret replaced by a marker such as `[hidden: bearer token]`, how many of each kind were hidden, and
 * one entry for each. Lines stay: no line break is added or removed. Redacting twice changes nothing. Takes time in
 * proportion to the text, and never throws.
 */
export function redact(text: string, options: RedactOptions = {}): Redacted {
  const found: Found[] = [];
  let current = text;
  for (let round = 0; round < 6; round += 1) {
    const next = redactOnce(current, options, found);
    if (next === current) break;
    current = next;
  }
  return { text: current, hidden: countByKind(found), found };
}

function redactOnce(text: string, { keep, salt }: RedactOptions, found: Found[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, kind, name } of mergeSpans(findSpans(text))) {
    const secret = text.slice(start, end);
    const id = idOf(kind, secret, salt);
    if (keep?.includes(id)) continue;
    found.push({ id, kind, ...(name === undefined ? {} : { name }) });
    pieces.push(text.slice(from, start), inPlaceOf(secret, kind));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

// Markers take the place of the first line of a secret; of the other lines only the breaks remain.
function inPlaceOf(secret: string, kind: Kind): string {
  return marker(kind) + (secret.match(/\r\n|[\r\n\u2028\u2029]/g) ?? []).join('');
}

function findSpans(text: string): Span[] {
  const plain = plainView(text);
  const unescaped = unescapedView(plain);
  const unwrapped = unwrappedView(plain);
  const spans = spansIn(plain);
  if (unescaped !== undefined) spans.push(...spansIn(unescaped));
  if (unwrapped !== undefined)
    spans.push(...spansIn(unwrapped).filter(({ start, end }) => text.slice(start, end).includes('\n')));
  return spans;
}

function spansIn(view: View): Span[] {
  return detectors
    .flatMap((detect) => detect(view.text))
    .map((span) => ({
      ...span,
      name: span.name ?? fieldBefore(view.text, span.start),
      ...inOriginal(view, span.start, span.end),
    }));
}

function countByKind(found: readonly Found[]): { kind: Kind; count: number }[] {
  return kinds
    .map((kind) => ({ kind, count: found.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
