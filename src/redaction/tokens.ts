import { isSample } from './placeholders.ts';
import { prefixes } from './prefixes.ts';
import type { Span } from './spans.ts';

/** Tokens with a prefix of their maker. */
export function findPrefixed(text: string): Span[] {
  const spans: Span[] = [];
  for (const { kind, patterns } of prefixes) {
    for (const pattern of patterns) {
      for (const { 0: match, index } of text.matchAll(pattern)) {
        const found = match.replace(/\.+$/, '');
        if (/[A-Za-z0-9]/.test(text[index - 1] ?? '') || isSample(found)) continue;
        spans.push({ start: index, end: index + found.length, kind });
      }
    }
  }
  return spans;
}

// Telegram and Discord bots, Mailchimp, Mailgun, Azure clients and storage, Terraform, New Relic. `tail` begins with a fixed
// sign, which makes the search fast; `head` is what must stand right before it.
const shaped: readonly { kind: Span['kind']; head: RegExp; tail: RegExp }[] = [
  {
    kind: 'chat token',
    head: /(?:(?<![A-Za-z0-9])|(?<=(?<![A-Za-z0-9])bot))\d{6,12}$/i,
    tail: /:AA[\w-]{30,}/g,
  },
  {
    kind: 'chat token',
    head: /(?<![A-Za-z0-9.-])[MNO][\w-]{22,27}$/,
    tail: /\.[\w-]{6}\.[\w-]{26,45}(?![A-Za-z0-9]|\.\w)/g,
  },
  { kind: 'mail key', head: /(?<![A-Za-z0-9])[a-f0-9]{32}$/, tail: /-us\d{1,2}(?![A-Za-z0-9])/g },
  {
    kind: 'mail key',
    head: /(?<![A-Za-z0-9-])[a-f0-9]{32}$/,
    tail: /-[a-f0-9]{8}-[a-f0-9]{8}(?![A-Za-z0-9-])/g,
  },
  { kind: 'cloud key', head: /(?<![A-Za-z0-9.~])[\w.~]{3}\d$/, tail: /Q~[\w.~-]{31,40}/g },
  { kind: 'cloud key', head: /(?<![\w+/=]|sha\d{3}-)[A-Za-z0-9+/]{86}$/, tail: /==(?![\w+/=])/g },
  { kind: 'service key', head: /(?<![\w.])[A-Za-z0-9]{14}$/, tail: /\.atlasv1\.[\w-]{40,}/g },
  { kind: 'monitoring key', head: /(?<![A-Za-z0-9])[a-z0-9]{28,40}(?:FFFF)?$/, tail: /NRAL(?![A-Za-z0-9])/g },
];

/** Tokens without a prefix but with a shape that nothing else has. */
export function findShaped(text: string): Span[] {
  const spans: Span[] = [];
  for (const { kind, head, tail } of shaped) {
    for (const { 0: found, index } of text.matchAll(tail)) {
      const before = head.exec(text.slice(Math.max(0, index - 96), index))?.[0];
      if (before !== undefined) spans.push({ start: index - before.length, end: index + found.length, kind });
    }
  }
  return spans;
}

const jwt = /(?<![A-Za-z0-9-])ey[JA][\w-]{8,}\.{1,2}[\w.-]*/g;

/** JSON Web Tokens, signed or encrypted, also cut ones. */
export function findJwts(text: string): Span[] {
  return [...text.matchAll(jwt)].flatMap(({ 0: found, index }) => {
    const token = found.replace(/[.-]+$/, '');
    const [header = '', ...parts] = token.split('.');
    if (parts.join('').length < 10 && !isHeader(header)) return [];
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
