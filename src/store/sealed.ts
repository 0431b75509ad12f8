import type { Namespace } from './key-value.ts';
import { createSeal } from './seal.ts';

const mark = 'sealed:';

/** Secrets by key. `sealed`: they are encrypted at rest. */
export type Secrets = Namespace<string> & { sealed: boolean };

/**
 * Encrypts the values of a namespace with `key` (64 hexadecimal digits); without a key they are kept as they are. A value
 * from a time without a key is sealed when it is read.
 * @throws AppError `config_invalid` where a value was sealed with another key.
 */
export function openSecrets(values: Namespace<string>, key: string | undefined): Secrets {
  if (key === undefined) return { ...values, sealed: false };
  const { keyId, seal, open } = createSeal([key]);
  const context = (name: string) => `secret ${name}`;
  const set: Secrets['set'] = (name, plain, ttlMs) =>
    values.set(name, `${mark}${keyId}:${seal(plain, context(name))}`, ttlMs);
  return {
    ...values,
    sealed: true,
    set,
    async get(name) {
      const found = await values.get(name);
      if (found === undefined) return undefined;
      if (!found.startsWith(mark)) {
        await set(name, found);
        return found;
      }
      const [id = '', sealed = ''] = found.slice(mark.length).split(':');
      return open(sealed, id, context(name));
    },
  };
}
