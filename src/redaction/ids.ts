import { createHmac, randomBytes } from 'node:crypto';
import type { Kind } from './kinds.ts';

const ownSalt = randomBytes(32);

/**
 * An opaque id of a hidden item: the same secret under the same salt has the same id. Without the salt nobody can try
 * out guesses against it. The default salt lives as long as the process.
 */
export function idOf(kind: Kind, secret: string, salt: string | undefined): string {
  return createHmac('sha256', salt ?? ownSalt)
    .update(`${kind}\0${secret}`)
    .digest('base64url')
    .slice(0, 12);
}
