import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts with one key and decrypts with any of several, so that keys can be changed without losing values. */
export type Seal = {
  /** Names the key that new values are sealed with; it gives nothing about the key away. */
  keyId: string;
  /** `context` is not secret; the value opens only with the same one. */
  seal(plain: string, context: string): string;
  open(sealed: string, keyId: string, context: string): string;
};

/** The first 8 hexadecimal digits of the key's SHA-256. */
function idOf(key: string): string {
  return createHash('sha256').update(`key id ${key.toLowerCase()}`).digest('hex').slice(0, 8);
}

/** @param keys 64 hexadecimal digits each: the key in use, then older ones. */
export function createSeal(keys: readonly [string, ...string[]]): Seal {
  const byId = new Map(keys.map((key) => [idOf(key), Buffer.from(key, 'hex')]));
  const keyId = idOf(keys[0]);
  const keyOf = (id: string) => {
    const key = byId.get(id);
    if (key !== undefined) return key;
    throw new AppError(
      'config_invalid',
      `A stored secret was encrypted with another ENCRYPTION_KEY (its id is ${id}). Put that key back, or install the app again in the workspace.`,
    );
  };

  return {
    keyId,
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const encrypt = createCipheriv(cipher, keyOf(keyId), nonce, { authTagLength: tagBytes }).setAAD(
        Buffer.from(context),
      );
      const data = Buffer.concat([encrypt.update(plain, 'utf8'), encrypt.final()]);
      return Buffer.concat([nonce, encrypt.getAuthTag(), data]).toString('base64');
    },
    open(sealed, id, context) {
      const bytes = Buffer.from(sealed, 'base64');
      const key = keyOf(id);
      try {
        const decrypt = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([
          decrypt.update(bytes.subarray(nonceBytes + tagBytes)),
          decrypt.final(),
        ]).toString('utf8');
      } catch (cause) {
        throw new AppError(
          'unavailable',
          'A stored secret was changed or damaged and cannot be read. Install the app again in the workspace.',
          { cause },
        );
      }
    },
  };
}
