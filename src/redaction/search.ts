import { findCards } from './cards.ts';
import { findPrinted, findSqlPasswords, findToolFlags, findUserFlags } from './commands.ts';
import { findConfigDump } from './config-dump.ts';
import { findCookies } from './cookies.ts';
import { findEmails } from './emails.ts';
import { fieldBefore } from './field-before.ts';
import { findFields } from './fields.ts';
import { findForeign } from './foreign.ts';
import { findAuthorization, findSchemes } from './headers.ts';
import { findDoors, findHooks, findParameters } from './links.ts';
import { findLoginPairs, findOneTimeCodes } from './logins.ts';
import { findNetrc } from './netrc.ts';
import { findPrivateKeys, findWebKeys } from './private-keys.ts';
import { findBySecretlint } from './secretlint.ts';
import { type Detector, mergeSpans, type Span } from './spans.ts';
import { findAwsSecrets, findJwts, findPrefixed, findShaped } from './tokens.ts';
import { findBareLogins, findUrlPasswords } from './urls.ts';
import { inOriginal, plainView, unescapedViews, unwrappedViews, type View } from './views.ts';

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
  findForeign,
  findConfigDump,
  findCookies,
  findNetrc,
  findLoginPairs,
  findOneTimeCodes,
  findUserFlags,
  findToolFlags,
  findSqlPasswords,
  findPrinted,
  findCards,
  findEmails,
];

/** Every secret in the text, in order and without overlaps. */
export function findSecrets(text: string): Span[] {
  const plain = plainView(text);
  const wrapped = unwrappedViews(plain).flatMap(spansIn);
  return mergeSpans([
    ...spansIn(plain),
    ...unescapedViews(plain).flatMap(spansIn),
    // What a put-together word does not cross has been found already, in its own surroundings.
    ...wrapped.filter(({ start, end }) => text.slice(start, end).includes('\n')),
  ]);
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
