import { isPlaceholder } from './looks.ts';
import { prefixes } from './prefixes.ts';
import type { Span } from './spans.ts';

/** Tokens with a prefix of their maker. */
export function findPrefixed(text: string): Span[] {
  const spans: Span[] = [];
  for (const { kind, patterns } of prefixes) {
    for (const pattern of patterns) {
      for (const { 0: match, index } of text.matchAll(pattern)) {
        const found = match.replace(/\.+$/, '');
        if (/[A-Za-z0-9]/.test(text[index - 1] ?? '') || isMasked(found)) continue;
        spans.push({ start: index, end: index + found.length, kind });
      }
    }
  }
  return spans;
}

// `ghp_xxxxxxxxxxxxxxxx` and `HRKU-your-key-here` show the form only.
function isMasked(token: string): boolean {
  const body = token.replace(/^[A-Za-z\d]{0,12}[-_.]/, '');
  return (
    isPlaceholder(body) ||
    /(.)\1{7}/.test(body) ||
    /^(?:[a-z]+(?:[-_][a-z]+)+|[A-Z]+(?:[-_][A-Z]+)+)$/.test(body)
  );
}

// Telegram bots, Discord bots, Mailchimp, Azure clients, Azure storage, Terraform: recognised by their shape.
const shaped: readonly { kind: Span['kind']; pattern: RegExp }[] = [
  { kind: 'chat token', pattern: /(?<![\w])\d{6,12}:AA[\w-]{30,}/g },
  { kind: 'chat token', pattern: /(?<![\w.-])[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{26,45}(?![\w.-])/g },
  { kind: 'mail key', pattern: /(?<![\w])[a-f0-9]{32}-us\d{1,2}(?!\w)/g },
  { kind: 'mail key', pattern: /(?<![\w-])[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}(?![\w-])/g },
  { kind: 'cloud key', pattern: /(?<![\w.~-])[\w.~]{3}\dQ~[\w.~-]{31,40}/g },
  { kind: 'cloud key', pattern: /(?<![\w+/=])[A-Za-z0-9+/]{86}==(?![\w+/=])/g },
  { kind: 'service key', pattern: /(?<![\w.])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}/g },
  { kind: 'monitoring key', pattern: /(?<![\w])[a-f0-9]{32,36}(?:FFFF)?NRAL(?!\w)/g },
];

/** Tokens without a prefix but with a shape that nothing else has. */
export function findShaped(text: string): Span[] {
  return shaped.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const hash = /sha\d{3}[-:]$/.test(text.slice(Math.max(0, index - 7), index));
      return hash ? [] : [{ start: index, end: index + found.length, kind }];
    }),
  );
}

const jwt = /ey[JA][\w-]{8,}\.{1,2}[\w.-]*/g;

/** JSON Web Tokens, signed or encrypted, also cut ones. */
export function findJwts(text: string): Span[] {
  return [...text.matchAll(jwt)].flatMap(({ 0: found, index }) => {
    const token = found.replace(/[.-]+$/, '');
    const [header = '', ...parts] = token.split('.');
    if (/[\w]/.test(text[index - 1] ?? '') || !(parts.join('').length >= 10 || isHeader(header))) return [];
    return [{ start: index, end: index + token.length, kind: 'JSON Web Token' as const }];
  });
}

function isHeader(part: string): boolean {
  return /"(?:alg|enc|typ|kid)"/.test(Buffer.from(part, 'base64url').toString('latin1'));
}

const accessKey = /(?:AKIA|ASIA)[A-Z0-9]{12,}/g;

/** AWS secret access keys: forty signs of base64 within two hundred of an access key id. */
export function findAwsSecrets(text: string): Span[] {
  return [...text.matchAll(accessKey)].flatMap(({ index }) => {
    const from = Math.max(0, index - 200);
    const around = text.slice(from, index + 240);
    return [...around.matchAll(/(?<![\w+/=-])[A-Za-z0-9+/]{40}(?![\w+/=-])/g)]
      .filter(({ 0: found }) => /[a-z]/.test(found) && /[A-Z]/.test(found) && /[\d+/]/.test(found))
      .map((found) => ({
        start: from + found.index,
        end: from + found.index + 40,
        kind: 'cloud key' as const,
      }));
  });
}
