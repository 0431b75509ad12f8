import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPathCounts, foldPath } from '../../../src/knowledge/diagnosis/paths.ts';

describe('paths', () => {
  test.each([
    ['/orders/123', '/orders/:id'],
    ['/orders/7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37/items/9', '/orders/:id/items/:id'],
    ['/commits/8f14e45fceea167a5a36dedd4bea2543', '/commits/:id'],
    ['/users/alice@example.com', '/users/:id'],
    ['/reset/Zm9vYmFyYmF6cXV4MTIz', '/reset/:id'],
    ['/api/v2/orders', '/api/v2/orders'],
    ['/feedback', '/feedback'],
    ['/assets/application.css', '/assets/application.css'],
    ['/', '/'],
    [`/x/${'y'.repeat(200)}`, '/x/:id'],
  ])('%s folds to %s', (path, folded) => {
    expect(foldPath(path)).toBe(folded);
  });

  test('the top five are exact, equals in the order they were met', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f', '/g')), (hits) => {
        const counts = createPathCounts();
        for (const path of hits) counts.add(path, null);
        const met = [...new Set(hits)];
        const times = (path: string) => hits.filter((hit) => hit === path).length;
        expect(counts.topRaw()).toEqual(met.sort((a, b) => times(b) - times(a)).slice(0, 5));
      }),
    );
  });

  test('the median is exact to three digits and the longest time is exact', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60_000 }), { minLength: 1, maxLength: 99 }), (times) => {
        const counts = createPathCounts();
        for (const time of times) counts.add('/a', time);
        const sorted = [...times].sort((a, b) => a - b);
        const median = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
        const service = counts.topFolded()[0]?.service;
        expect(service?.max).toBe(sorted.at(-1));
        expect(Math.abs((service?.median ?? 0) - median)).toBeLessThanOrEqual(median / 199);
      }),
    );
  });

  test('two hundred thousand different paths do not push out the one that is hit most', () => {
    const counts = createPathCounts();
    for (let at = 0; at < 200_000; at += 1) {
      counts.add(`/visit/page-${at}`, 10);
      if (at % 100 === 0) counts.add('/checkout', 30_000);
    }
    expect(counts.topRaw()[0]).toBe('/checkout');
    expect(counts.topFolded()[0]?.path).toBe('/checkout');
  });
});
