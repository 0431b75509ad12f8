import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strip, widthInWords } from '../../../src/knowledge/diagnosis/strip.ts';
import { createTimelineCounts, maxBuckets, maxSeries } from '../../../src/knowledge/diagnosis/timeline.ts';

const start = Date.UTC(2026, 10, 2, 14, 5);
const event = fc.record({
  code: fc.constantFrom('H10', 'H12', 'R14'),
  seconds: fc.oneof(fc.nat({ max: 90 }), fc.nat({ max: 40_000 }), fc.nat({ max: 40_000_000 })),
});

function timelineOf(events: readonly { code: string; seconds: number }[]) {
  const counts = createTimelineCounts();
  for (const { code, seconds } of events) counts.add(code, start + seconds * 1000);
  return counts.timeline();
}

describe('the timeline', () => {
  test('counts every event once, in its own bucket, in at most 20 buckets, in any order', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), (events) => {
        const timeline = timelineOf(events);
        if (timeline === null) throw new Error('there are events, so there is a timeline');
        expect(timeline.labels.length).toBeLessThanOrEqual(maxBuckets);
        for (const { code, counts } of timeline.series) {
          const expected = timeline.labels.map((_, at) => {
            const from = timeline.from + at * timeline.bucketSeconds * 1000;
            return events.filter(
              (one) =>
                one.code === code &&
                Math.floor((start + one.seconds * 1000 - from) / 1000 / timeline.bucketSeconds) === 0,
            ).length;
          });
          expect(counts).toEqual(expected);
        }
        expect(timelineOf([...events].reverse())).toEqual(timeline);
      }),
    );
  });

  test('shows at most 12 codes and says how many are left', () => {
    const counts = createTimelineCounts();
    for (let at = 10; at < 25; at += 1) counts.add(`H${at}`, start);
    const timeline = counts.timeline();
    expect({ shown: timeline?.series.length, left: timeline?.left }).toEqual({ shown: maxSeries, left: 3 });
  });
});

describe('the text strip', () => {
  test('carries the numbers of the chart', () => {
    const timeline = timelineOf([
      ...Array(8).fill({ code: 'H12', seconds: 0 }),
      { code: 'H12', seconds: 61 },
      { code: 'R14', seconds: 125 },
    ]);
    if (timeline === null) throw new Error('there are events');
    expect({ ...timeline, from: 0 }).toMatchObject({ bucketSeconds: 10, left: 0 });
    expect(strip(timeline)).toBe(
      [
        'Events per 10 seconds, 14:05:00 to 14:07:00 UTC',
        'H12 █·····▁······ 8 0 0 0 0 0 1 0 0 0 0 0 0 = 9',
        'R14 ············▁ 0 0 0 0 0 0 0 0 0 0 0 0 1 = 1',
      ].join('\n'),
    );
  });

  test('every number of the chart stands in it', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), (events) => {
        const timeline = timelineOf(events);
        if (timeline === null) throw new Error('there are events');
        const rows = strip(timeline).split('\n').slice(1);
        for (const [at, { code, counts }] of timeline.series.entries()) {
          const [name, bars = '', ...numbers] = (rows[at] ?? '').split(' ');
          expect(name).toBe(code);
          expect([...bars]).toHaveLength(counts.length);
          expect(numbers.join(' ').replace(/ = .*/, '')).toBe(counts.join(' '));
        }
      }),
    );
  });

  test('says widths in words', () => {
    expect([1, 30, 60, 300, 3600, 86_400, 172_800].map(widthInWords)).toEqual([
      'second',
      '30 seconds',
      'minute',
      '5 minutes',
      'hour',
      'day',
      '2 days',
    ]);
  });
});
