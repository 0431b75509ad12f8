/**
 * What can be hidden, in the words people read. The order is the order of precedence: where two findings overlap,
 * the one that stands first here names the whole.
 */
export const kinds = [
  'private key',
  'Heroku API key',
  'cloud key',
  'payment key',
  'chat token',
  'mail key',
  'Git token',
  'package token',
  'AI key',
  'monitoring key',
  'service key',
  'JSON Web Token',
  'bearer token',
  'basic credentials',
  'password',
  'OAuth token',
  'session cookie',
  'URL signature',
  'API key',
  'token',
  'secret',
  'one-time code',
  'card number',
  'email address',
  'config value',
] as const;

export type Kind = (typeof kinds)[number];

/** What stands in the place of a secret. */
export function marker(kind: Kind): string {
  return `[hidden: ${kind}]`;
}

/** Matches every marker and nothing else: `[hidden: hunter2]` is not one. */
export const markerSource: string = String.raw`\[hidden: (?:${kinds.join('|')})\]`;
