import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../src/errors.ts';
import { mostStarts, retryVerdict } from '../../src/queue/retry.ts';

const noChance = () => 0;
const limited = (retryAfter: number) => Object.assign(new Error('rate limited'), { retryAfter });

describe('what is done about a failed job', () => {
  test('an unknown error waits twice as long each time, up to ten minutes, and the twentieth is the last', () => {
    const waits = Array.from({ length: 20 }, (_, i) => retryVerdict(new Error('odd'), i + 1, noChance));
    const seconds = waits.map((verdict) => (verdict.again ? verdict.inSeconds : undefined));
    expect(seconds.slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
    expect(seconds.slice(12, 19)).toEqual(Array(7).fill(600));
    expect(seconds[19]).toBeUndefined();
  });

  test('chance takes at most half of the wait away, so that many jobs do not come back at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, chance) => {
          const most = retryVerdict(new Error('odd'), attempt, noChance);
          const verdict = retryVerdict(new Error('odd'), attempt, () => chance);
          if (!most.again || !verdict.again) throw new Error('given up too early');
          expect(verdict.inSeconds).toBeGreaterThanOrEqual(Math.max(1, Math.floor(most.inSeconds / 2)));
          expect(verdict.inSeconds).toBeLessThanOrEqual(most.inSeconds);
        },
      ),
    );
  });

  test.each([
    [30, 30],
    [0, 1],
    [0.2, 1],
    [2.1, 3],
    [1e9, 3600],
  ])('an error that asks for %d seconds gets %d', (asked, given) => {
    expect(retryVerdict(limited(asked), 1)).toEqual({ again: true, inSeconds: given });
    expect(retryVerdict(limited(asked), 50)).toEqual({ again: true, inSeconds: given });
  });

  test('the time that was asked for is found behind other words', () => {
    const wrapped = new AppError('unavailable', 'Slack is busy.', {
      cause: new Error('inner', { cause: limited(7) }),
    });
    expect(retryVerdict(wrapped, 3)).toEqual({ again: true, inSeconds: 7 });
  });

  test.each([-1, Number.NaN, '5', null])('%s is not a time to wait', (retryAfter) => {
    const error = Object.assign(new Error('odd'), { retryAfter });
    expect(retryVerdict(error, 3, noChance)).toEqual({ again: true, inSeconds: 4 });
  });

  test('even an error that always asks for more time is given up in the end', () => {
    expect(retryVerdict(limited(1), mostStarts)).toEqual({ again: false });
  });

  test.each<[ErrorCode, boolean]>([
    ['input_invalid', false],
    ['content_invalid', false],
    ['config_invalid', false],
    ['not_found', false],
    ['not_allowed', false],
    ['conflict', false],
    ['unavailable', true],
    ['port_in_use', true],
  ])('an AppError %s is tried again: %s', (code, again) => {
    expect(retryVerdict(new AppError(code, 'Words.'), 1).again).toBe(again);
  });

  test.each([undefined, null, 'text', 7])(
    'something thrown that is no error (%s) is tried again',
    (thrown) => {
      expect(retryVerdict(thrown, 1, noChance)).toEqual({ again: true, inSeconds: 1 });
    },
  );
});
