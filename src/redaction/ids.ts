import { hash, randomBytes } from 'node:crypto';
import type { Kind } from './kinds.ts';

const ownSalt = randomBytes(32).toString('hex');

/**
 * An opaque id of a hidden item: the same secret under the same salt has the same id. Without the salt nobody can try
 * out guesses against it. The default salt lives as long as the process.
 */
export function idOf(kind: Kind, secret: string, salt: string = ownSalt): string {
  return hash('sha256', JSON.stringify([salt, kind, secret]), 'base64url').slice(0, 12);
}
