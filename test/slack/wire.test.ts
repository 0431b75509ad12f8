import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenOften, wireOf } from '../../src/slack/wire.ts';

test('whatever is put into JSON is read back the same, and its length is its number of bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (first, second) => {
      const json = wireOf({ first, blocks: [second] });
      expect(JSON.parse(json)).toEqual({ first, blocks: [second] });
      expect(Buffer.byteLength(json)).toBe(json.length);
    }),
  );
});

test('an answer that is given often is put into JSON once, another one each time', () => {
  const kept = givenOften({ text: 'before' });
  expect(wireOf(kept)).toBe('{"text":"before"}');
  kept.text = 'after';
  expect(wireOf(kept)).toBe('{"text":"before"}');
  const other = { text: 'before' };
  wireOf(other);
  other.text = 'after';
  expect(wireOf(other)).toBe('{"text":"after"}');
});
