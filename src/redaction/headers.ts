import { isCommonWord } from './common-words.ts';
import type { Kind } from './kinds.ts';
import { isTokenLike, isUuid } from './looks.ts';
import { isCode, isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { readValue, type Value, wholeEnd } from './values.ts';

const header = /(?:proxy[-_])?authori[sz]ation(?![A-Za-z])/gi;
const operator =
  /(?:[-_]?header)?\\{0,7}["'`]?[*_]{0,2}\]?[ \t]{0,8}(?:=>|[:=,]|->|is)[*_ \t]{0,8}(?:\\{0,7}["'`])?[ \t]{0,4}/iy;
const scheme =
  /(Bearer|Basic|Token|Digest|Negotiate|NTLM|ApiKey|Api-Key|Key|GenieKey|AWS4-HMAC-SHA256|Hawk|SharedAccessSignature|SharedKey|OAuth|JWT|[A-Za-z][\w-]{2,20})[ \t:=]{1,4}/iy;

const kindOfScheme: Readonly<Record<string, Kind>> = {
  bearer: 'bearer token',
  basic: 'basic credentials',
  digest: 'basic credentials',
  oauth: 'OAuth token',
  jwt: 'JSON Web Token',
};

/** What follows `Authorization`, in a header, in JSON or in code, with or without its scheme. */
export function findAuthorization(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: name } of text.matchAll(header)) {
    operator.lastIndex = index + name.length;
    if (!operator.test(text)) continue;
    const from = operator.lastIndex;
    scheme.lastIndex = from;
    const found = scheme.exec(text)?.[1]?.toLowerCase();
    const known = found !== undefined && !isCommonWord(found);
    const at = known || found === 'basic' ? scheme.lastIndex : from;
    const kind = kindOfScheme[found ?? ''] ?? 'token';
    if (found === 'digest' || /^aws4|^hawk|^oauth$/.test(found ?? '')) spans.push(...inPairs(text, at, kind));
    else spans.push(...credential(text, at, kind));
  }
  return spans;
}

// A credential after the header's name: anything but a word about it.
function credential(text: string, from: number, kind: Kind): Span[] {
  const inner = /\b(?:token|key)=(?=["']?\w)/iy;
  inner.lastIndex = from;
  const value = readValue(text, inner.test(text) ? inner.lastIndex : from);
  if (value === undefined || value.text.length < 4 || isPlaceholder(value.text) || isCommonWord(value.text))
    return [];
  if (isCode(value.text) || /^(?:bearer|basic|token|header)$/i.test(value.text)) return [];
  const sure = kind === 'bearer token' || kind === 'basic credentials';
  if (!sure && !isTokenLike(value.text, 8) && !isUuid(value.text) && !/\d/.test(value.text)) return [];
  return [{ start: value.start, end: wholeEnd(text, value), kind, name: 'Authorization' }];
}

// `Digest username="joe", response="…"`: what proves the password, not who asks.
function inPairs(text: string, from: number, kind: Kind): Span[] {
  const line = text.slice(from, from + 1024).split('\n', 1)[0] ?? '';
  return [
    ...line.matchAll(
      /\b(response|nonce|cnonce|opaque|signature|oauth_signature|oauth_token|mac)=["']?([^\s"',]{6,})/gi,
    ),
  ].map(({ 0: all, 2: value = '', index }) => {
    const start = from + index + all.length - value.length;
    return { start, end: start + value.length, kind, name: 'Authorization' };
  });
}

const alone = /\b(?:bearer|basic)[ \t:+]{1,4}(?=["'`]?[\w+/=.~-]{6})/gi;

/** `Bearer …` and `Basic …` wherever they stand. A word behind them ("bearer token", "basic auth") is none. */
export function findSchemes(text: string): Span[] {
  return [...text.matchAll(alone)].flatMap(({ 0: all, index }) => {
    const value = readValue(text, index + all.length);
    if (value === undefined || isPlaceholder(value.text)) return [];
    const basic = /^basic/i.test(all);
    if (
      basic
        ? !isBasic(value)
        : !isTokenLike(value.text, 8) && !isUuid(value.text) && !/^[\w-]{20,}$/.test(value.text)
    )
      return [];
    return [
      {
        start: value.start,
        end: wholeEnd(text, value),
        kind: basic ? ('basic credentials' as const) : ('bearer token' as const),
      },
    ];
  });
}

// Base64 of `user:password`.
function isBasic({ text }: Value): boolean {
  if (!/^[A-Za-z0-9+/_-]{6,}={0,2}$/.test(text)) return false;
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  return /^[\x20-\x7e]+$/.test(decoded) && decoded.includes(':');
}
