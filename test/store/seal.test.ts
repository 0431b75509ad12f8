import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';

const first = 'a1'.repeat(32);
const second = 'b2'.repeat(32);

describe('sealed values', () => {
  test('open again as they were, and look different each time', () => {
    const { seal, open, keyId } = createSeal([first]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        const sealed = seal(plain, context);
        expect(open(sealed, keyId, context)).toBe(plain);
        expect(seal(plain, context)).not.toBe(sealed);
      }),
    );
  });

  test('do not open when any one byte was changed', () => {
    const { seal, open, keyId } = createSeal([first]);
    const bytes = Buffer.from(seal('xoxb-1', 'T1'), 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed.toString('base64'), keyId, 'T1')).toThrow('changed or damaged');
    }
    expect(() => open('', keyId, 'T1')).toThrow('changed or damaged');
  });

  test('do not open for another context', () => {
    const { seal, open, keyId } = createSeal([first]);
    expect(() => open(seal('xoxb-1', 'T1'), keyId, 'T2')).toThrow('changed or damaged');
  });

  test('open with an older key while the newer one seals', () => {
    const old = createSeal([first]);
    const both = createSeal([second, first]);
    expect(both.open(old.seal('xoxb-1', 'T1'), old.keyId, 'T1')).toBe('xoxb-1');
    expect(both.keyId).toBe(createSeal([second]).keyId);
  });

  test('of a key that is gone are named with the id of that key, which is not part of it', () => {
    const { seal, keyId } = createSeal([first]);
    const other = createSeal([second]);
    expect(first).not.toContain(keyId);
    expect(() => other.open(seal('xoxb-1', 'T1'), keyId, 'T1')).toThrow(
      expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(keyId) }),
    );
  });

  test('have one key id for the same key in capitals and small letters', () => {
    expect(createSeal([first.toUpperCase()]).keyId).toBe(createSeal([first]).keyId);
  });
});
