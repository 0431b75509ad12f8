import { describe, expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact.ts';
import { rows, score } from './corpus/corpus.ts';

const result = score((text) => redact(text).text);

describe('the corpus of secrets and look-alikes', () => {
  test('it has at least 150 rows, each with a name of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.each(rows)('$id: the text holds what must go and what must stay', ({ text, secrets, stays }) => {
    for (const part of [...secrets, ...stays]) expect(text).toContain(part);
  });

  test('every secret is hidden', () => {
    expect(result.misses).toEqual([]);
    expect(result.recall).toBe(1);
  });

  test('at most 2 % of the look-alikes and of the neighbours of secrets are lost', () => {
    expect(result.falsePositiveRate, result.falsePositives.join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('a redaction that hides nothing has no recall, and one that hides everything loses every look-alike', () => {
    expect(score((text) => text).recall).toBe(0);
    expect(score(() => '').falsePositiveRate).toBe(1);
  });

  test.each(rows)('$id: redacted once or twice, the text is the same and has as many lines', ({ text }) => {
    const once = redact(text).text;
    expect(redact(once).text).toBe(once);
    expect(once.split('\n').length).toBe(text.split('\n').length);
  });
});
