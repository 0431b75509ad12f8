import type { Kind } from './kinds.ts';
import { isTokenLike, isUuid } from './looks.ts';
import { meaningOf } from './names.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';

// Addresses that let in whoever knows them. The first group is the secret part.
const hooks: readonly { kind: Kind; pattern: RegExp }[] = [
  {
    kind: 'chat token',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([\w/-]{8,200})/gi,
  },
  { kind: 'chat token', pattern: /(?<!\w)(T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{20,64})(?!\w)/g },
  {
    kind: 'chat token',
    pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{5,30}\/[\w-]{8,200})/gi,
  },
  { kind: 'chat token', pattern: /webhook\.office\.com\/webhookb2\/([\w@/-]{8,400})/gi },
  { kind: 'chat token', pattern: /outlook\.office(?:365)?\.com\/webhook\/([\w@/-]{8,400})/gi },
  {
    kind: 'chat token',
    pattern: /chat\.googleapis\.com\/v1\/spaces\/[\w-]{1,80}\/messages\?([^\s"'<>|]{8,400})/gi,
  },
  { kind: 'chat token', pattern: /api\.telegram\.org\/(?:file\/)?bot(\d{5,12}:[\w-]{20,80})/gi },
  { kind: 'service key', pattern: /hooks\.zapier\.com\/hooks\/(?:catch|standard)\/([\w/-]{8,100})/gi },
  {
    kind: 'service key',
    pattern: /maker\.ifttt\.com\/trigger\/[\w-]{1,80}(?:\/json)?\/with\/key\/([\w-]{8,100})/gi,
  },
  { kind: 'monitoring key', pattern: /loggly\.com\/(?:inputs|bulk)\/([\w-]{8,80})/gi },
  { kind: 'monitoring key', pattern: /sumologic\.(?:com|net)\/receiver\/v1\/http\/([\w+/=%-]{8,200})/gi },
  { kind: 'monitoring key', pattern: /logdna\.com\/heroku\/(?:logs\/)?([\w-]{8,80})/gi },
  {
    kind: 'monitoring key',
    pattern: /logentries\.com\/(?:v1\/)?(?:drain|noformat\/logs|logs)\/([\w-]{8,80})/gi,
  },
  {
    kind: 'monitoring key',
    pattern:
      /(?:events\.pagerduty\.com\/integration|api\.opsgenie\.com\/v\d\/json\/\w{1,30})\/([\w-]{8,80})/gi,
  },
  { kind: 'service key', pattern: /api\.netlify\.com\/build_hooks\/([\w-]{8,80})/gi },
  { kind: 'service key', pattern: /api\.vercel\.com\/v1\/integrations\/deploy\/([\w/-]{8,200})/gi },
];

/** Web hooks and log drains whose address is itself the key. */
export function findHooks(text: string): Span[] {
  return hooks.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: all, 1: secret, index }) => {
      if (secret === undefined || isPlaceholder(secret)) return [];
      const start = index + all.length - secret.length;
      return [{ start, end: start + secret.length, kind }];
    }),
  );
}

const parameter = /[?&;]((?:[\w.-]|\[|\]|%5B|%5D){1,60})=([^\s&;#"'<>`|]{1,4096})/gi;
const signature =
  /^(?:(?:x-(?:amz|goog|oss|cos)-)?(?:signature|security-token)|sig|hmac|policy|token_?hash|sign)$/i;
const oneTime =
  /^(?:code|auth_?code|authorization_?code|code_verifier|id_token_hint|saml(?:response|request)|assertion|client_assertion|otp|magic|invite|key|k|api)$/i;

/** Query parameters that let in: signatures of signed addresses, OAuth codes, keys under short names. */
export function findParameters(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: all, 1: name = '', 2: value = '', index } of text.matchAll(parameter)) {
    const start = index + all.length - value.length;
    const span = { start, end: start + value.length, name };
    if (isPlaceholder(value) || (meaningOf(name) !== undefined && !/^key$/i.test(name))) continue;
    if (signature.test(name) && value.length >= 8 && /\d|[A-Z]|%/.test(value))
      spans.push({ ...span, kind: 'URL signature' });
    else if (oneTime.test(name) && isLongCode(name, value))
      spans.push({ ...span, kind: /^k|key|api/i.test(name) ? 'API key' : 'OAuth token' });
  }
  return spans;
}

function isLongCode(name: string, value: string): boolean {
  const least = /^(?:code|auth_?code|authorization_?code|code_verifier|otp)$/i.test(name) ? 10 : 16;
  return (
    isTokenLike(value.replaceAll('%', '+'), least) ||
    /^[0-9a-f]{16,}$/.test(value) ||
    (least === 10 && isUuid(value))
  );
}

const doors =
  /\/(?:reset(?:[-_]password)?|password(?:[-_]?resets?)?(?:\/(?:edit|reset|new))?|magic(?:[-_]links?)?|invit(?:e|es|ation|ations)(?:\/accept)?|verify(?:[-_]email)?|confirm(?:ation|ations)?|activat(?:e|ion)|unlock|unsubscribe|sso|login|tokens?|hooks?|webhooks?|auth\/(?:callback|verify)|sharing)\/([\w.~=-]{16,512})/gi;

/** Tokens in the path of links that log in, reset or confirm: `/password/reset/TOKEN`. */
export function findDoors(text: string): Span[] {
  return [...text.matchAll(doors)].flatMap(({ 0: all, 1: token = '', index }) => {
    const start = index + all.length - token.length;
    return isTokenLike(token, 16) || isUuid(token)
      ? [{ start, end: start + token.length, kind: 'token' as const }]
      : [];
  });
}
