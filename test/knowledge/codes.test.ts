import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCodes, nearestCodes } from '../../src/knowledge/codes.ts';
import { processorTime } from '../support/processor-time.ts';

const numbers = {
  H: '10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 31 32 33 34 80 81 82 83 99',
  R: '10 11 12 13 14 15 16 17 99',
  L: '10 11 12 13 14 15',
};
const codes = Object.entries(numbers).flatMap(([letter, list]) =>
  list.split(' ').map((number) => letter + number),
);
const exists = (code: string) => codes.includes(code);

/** "H12 H98?" — codes in the order named, those that do not exist with a question mark. */
const found = (text: string) =>
  findCodes(text, exists)
    .map(({ code, known }) => (known ? code : `${code}?`))
    .join(' ');

describe('codes in any spelling', () => {
  test('there are 43 codes', () => expect(codes).toHaveLength(43));

  test.each([
    ['H14', 'H14'],
    ['h14', 'H14'],
    ['H 14', 'H14'],
    ['H-14', 'H14'],
    ['H.14', 'H14'],
    ['H\u00a014', 'H14'],
    ['error h_14', 'H14'],
    ['error H-14', 'H14'],
    ['errorH14', 'H14'],
    ['error-H14', 'H14'],
    ['ERROR CODE: H14', 'H14'],
    ['code=H14', 'H14'],
    ['code:H14', 'H14'],
    ['#H14', 'H14'],
    ['"H14"', 'H14'],
    ['“H14”', 'H14'],
    ['‘H14’', 'H14'],
    ['*H14*', 'H14'],
    ['_H14_', 'H14'],
    ['`H14`', 'H14'],
    ['<H14>', 'H14'],
    ['(H14)', 'H14'],
    ['H14.', 'H14'],
    ['H14.Then it stopped', 'H14'],
    ['H14??', 'H14'],
    ['\uff28\uff11\uff14', 'H14'],
    ['𝐇𝟏𝟒', 'H14'],
    ['H\u200b1\u200d4', 'H14'],
    ['h\u300014', 'H14'],
    ['エラーH14が出る', 'H14'],
    ['r–14', 'R14'],
    ['H1O', 'H10'],
    ['HI2', 'H12'],
    ['error code h twelve', 'H12'],
    ['H12s everywhere', 'H12'],
    ["we keep getting H12's", 'H12'],
    ['H12-errors since noon', 'H12'],
    ['H12/H13', 'H12 H13'],
    ['H12/13', 'H12 H13'],
    ['H12&H13', 'H12 H13'],
    ['503/H12', 'H12'],
    ['h12 and r14', 'H12 R14'],
    ['H14 R14', 'H14 R14'],
    ['R14, H12; L10', 'R14 H12 L10'],
    ['H10-H15', 'H10 H15'],
    ['H14 H14 h14', 'H14'],
    ['Error R14 (Memory quota exceeded)', 'R14'],
    ['at=error code=H12 desc="Request timeout" method=GET path="/H14" host=x.herokuapp.com', 'H12'],
    ['https://devcenter.heroku.com/articles/error-codes#h14-no-web-dynos-running', 'H14'],
    ['our hotel booking app throws H12 errors', 'H12'],
    ['H14 again after yesterday’s release', 'H14'],
  ])('%s names %s', (text, expected) => expect(found(text)).toBe(expected));

  test('every code is found in every spelling, wherever it stands', () => {
    const spelling = fc
      .record({
        code: fc.constantFrom(...codes),
        lower: fc.boolean(),
        gap: fc.constantFrom('', ' ', '-', '_', '\u200b', '\u2011'),
        wide: fc.boolean(),
        before: fc.constantFrom('', 'error ', 'what is ', 'code=', '(', '“', 'Heroku says: ', '... '),
        after: fc.constantFrom('', '?', '.', ')', '”', ' again', ', help', ' error', '\n'),
      })
      .map(({ code, lower, gap, wide, before, after }) => {
        const letter = lower ? code.slice(0, 1).toLowerCase() : code.slice(0, 1);
        const digits = code
          .slice(1)
          .replace(/\d/g, (digit) => (wide ? String.fromCodePoint(0xff10 + Number(digit)) : digit));
        return { code, text: `${before}${letter}${gap}${digits}${after}` };
      });
    fc.assert(
      fc.property(spelling, ({ code, text }) => {
        expect(found(text)).toBe(code);
      }),
      { numRuns: 2000 },
    );
  });

  test('any text at all gives codes that stand in it, or none, and never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { code } of findCodes(text, exists)) expect(code).toMatch(/^[A-Z]\d{1,3}$/);
      }),
      { numRuns: 1000 },
    );
  });

  test('100,000 hostile characters take less than a second', () => {
    for (const part of ['H', 'H1', 'H 1', 'H-', 'error ', 'h_', '/', 'code=', 'H12/', ' \t', 'é\u0301']) {
      // Time of the processor, so that other work on the machine does not count.
      expect(processorTime(() => findCodes(part.repeat(100_000 / part.length), exists))).toBeLessThan(1000);
    }
  });
});

describe('codes that do not exist', () => {
  test.each(['H98', 'R77', 'L99', 'h 98', 'error H98', 'code=H98', 'E14', 'H9', 'heroku error H121'])(
    '%s is said to be unknown',
    (text) => expect(found(text)).toMatch(/^[A-Z]\d+\?$/),
  );

  test.each([
    ['H98', 'H99'],
    ['R77', 'R17'],
    ['L16', 'L15'],
    ['E14', 'H14'],
    ['H121', 'H12'],
    ['H35', 'H34'],
    ['R51', 'R15'],
  ])('near %s is %s', (asked, near) => expect(nearestCodes(asked, codes)).toContain(near));

  test('three real codes are near any code', () => {
    for (let number = 0; number < 100; number++) {
      for (const letter of 'HRLE') {
        const near = nearestCodes(`${letter}${String(number).padStart(2, '0')}`, codes);
        expect(new Set(near).size).toBe(3);
        expect(near.every(exists)).toBe(true);
      }
    }
  });
});

describe('what only looks like a code', () => {
  test.each([
    'H1 4',
    'book room H14 at the hotel',
    'is H14 a nice hotel room',
    'meet me at gate H20',
    'seat R12 on the flight',
    'my locker is L12',
    'Excel cell H14 shows #REF',
    'H11 headlight bulb',
    'R15 tires',
    'R22 refrigerant recharge',
    'H14 filter hepa',
    'panasonic air conditioner error code H14',
    'boiler showing error L10',
    'drink more h20 water',
    'nvidia H20 gpu',
    'knight to h12',
    'R12.1 oracle ebs',
    'oracle R12 upgrade',
    'L4 L5 spine',
    'L20 robot',
    'commit 3fh14ab',
    'a1b2c3d4-h14e-4c19-9a44-0e6f8b1d2c37',
    'E1234 aws',
    'ORA-00942',
    'HTTP 503',
    'R2 bucket',
    'L3 cache',
    'S3',
    'h264',
    'H1N1',
    'abcH14',
    'H14x',
    '5H14',
    'h14.example.com',
    'img-h14.png',
    'prod-h14-web',
    'feature/h12',
    'http://example.com/H14',
    'user h14@example.com',
    'we meet at 17 h 30',
    'à 17 h 30',
  ])('%s names no code', (text) => expect(found(text)).toBe(''));
});
