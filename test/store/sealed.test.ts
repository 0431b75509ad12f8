import { expect, test } from 'vitest';
import type { Namespace } from '../../src/store/key-value.ts';
import { openSecrets } from '../../src/store/sealed.ts';

const key = '0f'.repeat(32);

function values() {
  const kept = new Map<string, string>();
  const namespace: Namespace<string> = {
    get: async (name) => kept.get(name),
    set: async (name, value) => void kept.set(name, value),
    delete: async (name) => kept.delete(name),
  };
  return { kept, namespace };
}

test('without a key secrets are kept as they are, and it says so', async () => {
  const { kept, namespace } = values();
  const secrets = openSecrets(namespace, undefined);
  await secrets.set('T1', 'whsec_one');
  expect(secrets.sealed).toBe(false);
  expect(kept.get('T1')).toBe('whsec_one');
});

test('with a key a secret is unreadable at rest, and one from before is sealed when it is read', async () => {
  const { kept, namespace } = values();
  kept.set('T1', 'whsec_one');
  const secrets = openSecrets(namespace, key);
  expect(await secrets.get('T1')).toBe('whsec_one');
  expect(kept.get('T1')).not.toContain('whsec_one');
  expect(await secrets.get('T1')).toBe('whsec_one');
});

test('a secret does not open under another name or with another key', async () => {
  const { kept, namespace } = values();
  await openSecrets(namespace, key).set('T1', 'whsec_one');
  kept.set('T2', kept.get('T1') ?? '');
  await expect(openSecrets(namespace, key).get('T2')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(openSecrets(namespace, 'ff'.repeat(32)).get('T1')).rejects.toMatchObject({
    code: 'config_invalid',
  });
});
