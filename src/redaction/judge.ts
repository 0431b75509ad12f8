import { isCommonWord } from './common-words.ts';
import type { Kind } from './kinds.ts';
import { isMeasure, isPath, isTokenLike, isUuid, randomLooking } from './looks.ts';
import type { Meaning } from './names.ts';
import { isCode, isPlaceholder, isStructure } from './placeholders.ts';
import type { Tie } from './ties.ts';
import type { Value } from './values.ts';

/** Whether the value is the secret that the field `name` promises, or only words about it. */
export function isSecretValue(
  { kind, grade }: Meaning,
  tie: Tie,
  { text, quoted }: Value,
  name = '',
): boolean {
  const value = text.slice(0, 512);
  if (isPlaceholder(value) || isPublicKey(value)) return false;
  if (kind === 'one-time code') return /^\d{3}[ -]?\d{3}$|^\d{4,8}$/.test(value);
  if (!quoted && (isStructure(value) || isCode(value))) return false;
  const inEnvironment = /^[A-Z][A-Z0-9_]*$/.test(name);
  if (!quoted && !inEnvironment && isIdentifier(kind, value)) return false;
  if (/^[A-Z]+(?:_[A-Z]+)+$/.test(value) && (kind !== 'password' || tie !== 'field')) return false;
  if (isUrlWithoutSecret(value) || isDrainToken(value)) return false;
  if (kind === 'password') return isPassword(value, grade, tie, quoted);
  const leastDigits = grade === 'sure' && tie === 'field' ? 5 : 9;
  if (isMeasure(value) && value.replace(/\D/g, '').length < leastDigits) return false;
  if (isPath(value) || (isModeWord(value) && !(inEnvironment && grade === 'sure'))) return false;
  if (kind === 'secret' && /^[A-Za-z][\w.@+-]*:(?!\/\/)[^\s:]{4,}$/.test(value)) return true;
  if (grade === 'random') return isTokenLike(value, kind === 'session cookie' ? 8 : 12) || isUuid(value);
  if (tie === 'beside') return isTokenLike(value, 8) || isUuid(value);
  if (tie === 'sentence' || grade === 'likely')
    return !isWordy(value) || (quoted && !/\s/.test(value) && value.length > 5 && !isCommonWord(value));
  return !statesWord.test(value) && !isSentence(value);
}

// What a form, a schema or an error message writes behind a name in the place of a value.
const statesWord =
  /^(?:required|optional|string|str|text|bytes|varchar|number|integer|int|boolean|bool|any|object|array|unknown|invalid|incorrect|wrong|missing|failed|expired|changed|reset|not|value|self|default|absent|present|blank|void|never|buffer|promise|ok)(?=$|[\s,;|()?<]|[.:]$)/i;

function isPassword(value: string, grade: Meaning['grade'], tie: Tie, quoted: boolean): boolean {
  if (isPath(value) && value.includes('/')) return false;
  const inQuotes = quoted && tie === 'field' && value.length > 5 && !isCommonWord(value);
  if (grade === 'likely' && isWordy(value) && (!inQuotes || /\s/.test(value))) return false;
  if (isMeasure(value) && (value.length < 3 || grade === 'likely' || /[.:]/.test(value))) return false;
  if (tie === 'field') return !statesWord.test(value) && !isSentence(value);
  if (tie === 'sentence') return !isCommonWord(value) && !/^[([{<|]/.test(value) && value.length > 2;
  if (quoted) return !/\s/.test(value) && value.length > 3 && !isCommonWord(value);
  return isTokenLike(value, 6) && /[A-Za-z]/.test(value) && /[\d!@#$%^&*]/.test(value);
}

// Letters only, as in a word or a name: `Token: identifier`.
function isWordy(value: string): boolean {
  return (
    isCommonWord(value) ||
    (/^[A-Za-z][a-z'’-]*[.,;:!?)]*$/.test(value) && !randomLooking(value)) ||
    /\s/.test(value.trim())
  );
}

function isSentence(value: string): boolean {
  const words = value.trim().split(/\s+/);
  return words.length > 1 && words.filter((word) => isCommonWord(word)).length * 3 >= words.length;
}

// `user.password`, `key.publicKey`, `signingKey`: what a program calls it. An environment variable holds no such name.
function isIdentifier(kind: Kind, value: string): boolean {
  if (/^[a-z]{2,}(?:[A-Z][a-z]{2,}){1,4};?$/.test(value)) return kind !== 'password';
  if (!/^[A-Za-z_]{2,}(?:\.[A-Za-z_]{2,})+;?$/.test(value)) return false;
  return kind !== 'password' || /key|token|secret|pass|pwd|cred|auth/i.test(value);
}

function isPublicKey(value: string): boolean {
  return /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2|sk-ssh|pk_(?:live|test)_|sha(?:1|256|384|512)[-:]|-----BEGIN (?:PUBLIC|CERT|RSA PUBLIC))/.test(
    value,
  );
}

// A password in the address is found by its own rule; an address without one is no secret.
function isUrlWithoutSecret(value: string): boolean {
  return /^[a-z][a-z\d+.-]{1,30}:\/\/\S*$/i.test(value);
}

// It names a log drain and opens nothing.
function isDrainToken(value: string): boolean {
  return value.startsWith('d.') && isUuid(value.slice(2));
}

function isModeWord(value: string): boolean {
  return /^(?:plain|login|cram[_-]md5|xoauth2?|oauth2?|basic|digest|bearer|ldap|saml|sso|jwt|peer|trust|md5|scram[\w-]*|ntlm|password|cookies?|header|query|session|redis|memory|database|google|github|facebook|token|key|secret|api[_-]?key|hs256|rs256|es256|https?|ssl|tls|admin|user)$/i.test(
    value,
  );
}
