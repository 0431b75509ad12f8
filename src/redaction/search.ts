import { findBundlerLogins } from './bundler.ts';
import { findCards } from './cards.ts';
import { findPiped, findPrinted, findSqlPasswords, findToolFlags } from './commands.ts';
import { findConfigDump } from './config-dump.ts';
import { findConfigSet } from './config-set.ts';
import { findCookies } from './cookies.ts';
import { findEmails } from './emails.ts';
import { findGeneratedValues } from './environment.ts';
import { fieldBefore } from './field-before.ts';
import { findFields } from './fields.ts';
import { findForeign } from './foreign.ts';
import { findAuthorization, findSchemes } from './headers.ts';
import { findHandedKeys, findLoginArguments, findOpenings } from './heroku-code.ts';
import { findDoors, findHooks, findParameters } from './links.ts';
import {
  findAddressPairs,
  findChanges,
  findLoginPairs,
  findNamedLogins,
  findOneTimeCodes,
  findSpokenLogins,
} from './logins.ts';
import { findSecretLiterals, findSecretManifests } from './manifests.ts';
import { findNetrc, findPgpass } from './netrc.ts';
import { findPrivateKeys, findWebKeys } from './private-keys.ts';
import { findProviderKeys } from './providers.ts';
import { findBySecretlint } from './secretlint.ts';
import { type Detector, mergeSpans, type Span } from './spans.ts';
import { findAwsSecrets, findJwts, findPrefixed, findShaped } from './tokens.ts';
import { findBareLogins, findUrlPasswords } from './urls.ts';
import { findUserFlags } from './user-flags.ts';
import {
  inOriginal,
  isSurelyWrap,
  isUserInfoWrap,
  mayBeWrap,
  plainView,
  unescapedViews,
  unwrappedViews,
  type View,
} from './views.ts';

/** What says by its own form what it is, whatever stands around it. */
const formDetectors: readonly Detector[] = [
  findBySecretlint,
  findPrefixed,
  findShaped,
  findJwts,
  findUrlPasswords,
  findEmails,
  findCards,
];

const detectors: readonly Detector[] = [
  ...formDetectors,
  findPrivateKeys,
  findWebKeys,
  findAwsSecrets,
  findAuthorization,
  findSchemes,
  findBareLogins,
  findHooks,
  findParameters,
  findDoors,
  findFields,
  findGeneratedValues,
  findForeign,
  findConfigDump,
  findConfigSet,
  findHandedKeys,
  findLoginArguments,
  findOpenings,
  findCookies,
  findNetrc,
  findPgpass,
  findBundlerLogins,
  findProviderKeys,
  findSecretManifests,
  findSecretLiterals,
  findLoginPairs,
  findSpokenLogins,
  findAddressPairs,
  findNamedLogins,
  findChanges,
  findOneTimeCodes,
  findUserFlags,
  findToolFlags,
  findSqlPasswords,
  findPrinted,
  findPiped,
];

/** Every secret in the text, in order and without overlaps. */
export function findSecrets(text: string): Span[] {
  const plain = plainView(text);
  const spans = spansIn(plain, detectors);
  const starts = new Set(spans.map(({ start }) => start));
  const addresses = new Set(spans.flatMap(({ end, kind }) => (kind === 'email address' ? [end] : [])));
  const escaped = unescapedViews(plain).flatMap((view) => spansIn(view, detectors));
  // What a put-together word does not cross has been found already, in its own surroundings.
  const crosses = ({ start, end }: Span): boolean => text.slice(start, end).includes('\n');
  const wrapped = unwrappedViews(plain, isSurelyWrap).flatMap((view) => spansIn(view, detectors));
  // Where the first half is no token by itself, a looser look at line breaks does no harm.
  const halved = unwrappedViews(plain, mayBeWrap).flatMap((view) => spansIn(view, formDetectors));
  const inUrls = unwrappedViews(plain, isUserInfoWrap).flatMap((view) => spansIn(view, [findUrlPasswords]));
  return mergeSpans([
    ...spans,
    ...escaped,
    ...inUrls,
    ...wrapped.filter(crosses),
    ...halved.filter(
      (span) =>
        crosses(span) &&
        !starts.has(span.start) &&
        !(span.kind === 'email address' && addresses.has(span.end)),
    ),
  ]);
}

function spansIn(view: View, by: readonly Detector[]): Span[] {
  return by
    .flatMap((detect) => detect(view.text))
    .map((span) => ({
      ...span,
      name: span.name ?? fieldBefore(view.text, span.start),
      ...inOriginal(view, span.start, span.end),
    }));
}
