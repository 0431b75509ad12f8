import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdviser } from '../../src/tickets/advice.ts';
import { priorities, readDefinitions } from '../../src/tickets/priority.ts';
import { processorTime } from '../support/processor-time.ts';
import { adviceRows } from './advice-rows.ts';

const definitions = readDefinitions(join(import.meta.dirname, '../../content/support'));
const adviser = createAdviser(definitions);

/** The choices that draw no remark, highest first; "mixed" when the words point both ways. */
function unremarked(words: string): string {
  const all = priorities.map((chosen) => ({ chosen, fit: adviser.advise(chosen, words).fit }));
  if (all.some(({ fit }) => fit === 'mixed')) return 'mixed';
  return all
    .filter(({ fit }) => fit === 'fits' || fit === 'unclear')
    .map(({ chosen }) => chosen)
    .join(' ');
}

describe('which choices draw no remark', () => {
  test.each(adviceRows)('%j → %s', (words, fitting) => expect(unremarked(words)).toBe(fitting));

  test('every example in priorities.yml but "no workaround" belongs to its own priority alone', () => {
    const strays = priorities.flatMap((id) =>
      definitions[id].examples.filter((words) => {
        const fits = unremarked(words).split(' ');
        return !fits.includes(id) || fits.length === priorities.length;
      }),
    );
    expect(strays).toEqual(['no workaround']);
  });
});

describe('what is said about a choice', () => {
  test('too high: the exact words are quoted beside the definition that fits them', () => {
    const { fit, suggested, quotes, sentence } = adviser.advise(
      'urgent',
      'Checkout fails.\nBut ONLY  staging.',
    );
    expect({ fit, suggested, quotes }).toEqual({
      fit: 'too-high',
      suggested: 'normal',
      quotes: ['ONLY staging'],
    });
    expect(sentence).toContain(
      'You chose Urgent, but “ONLY staging” reads more like Normal: An ordinary problem.',
    );
    expect(sentence).toContain('You decide.');
  });

  test('too low: what the higher priority sets off is said', () => {
    const { suggested, quotes, sentence } = adviser.advise('low', 'Sorry to ask: nobody can log in');
    expect({ suggested, quotes }).toEqual({ suggested: 'urgent', quotes: ['nobody can log in'] });
    expect(sentence).toContain(definitions.urgent.happens);
  });

  test('words that point both ways suggest nothing and quote both', () => {
    const { suggested, quotes } = adviser.advise('urgent', 'Production is down. Not urgent.');
    expect({ suggested, quotes }).toEqual({ suggested: null, quotes: ['Production is down', 'Not urgent'] });
  });

  test('a choice that fits, and words that tell nothing, draw no sentence', () => {
    expect(adviser.advise('urgent', 'All users get errors')).toEqual({
      fit: 'fits',
      suggested: null,
      quotes: ['All users get errors'],
      sentence: '',
    });
    expect(adviser.advise('low', 'Hello').sentence).toBe('');
  });

  test('any text gets an answer, and every quote stands in it', () => {
    const word = fc.oneof(
      fc.constantFrom(...adviceRows.flatMap(([words]) => words.split(' '))),
      fc.constantFrom(
        'down',
        'not',
        'no',
        'workaround:',
        '\n',
        '.',
        '?',
        ',',
        'staging',
        'all',
        'users',
        '%',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(...priorities), (words, chosen) => {
        const text = words.join(' ');
        const { fit, suggested, quotes, sentence } = adviser.advise(chosen, text);
        const seen = text.normalize('NFC').replace(/\s+/g, ' ');
        expect(quotes.filter((quote) => !seen.includes(quote))).toEqual([]);
        expect(quotes.length).toBeLessThanOrEqual(3);
        expect(suggested !== null).toBe(fit === 'too-high' || fit === 'too-low');
        expect(suggested).not.toBe(chosen);
        expect(sentence === '').toBe(fit === 'fits' || fit === 'unclear');
      }),
      { numRuns: 500 },
    );
  });

  test('the longest ticket made of the worst repetitions does not hold the bot up', () => {
    const hard = ['all users ', 'production ', 'we it app ', 'no ', 'how do ', 'H12 ', '1 ', 'one of the '];
    const slowest = Math.max(
      ...hard.map((words) =>
        processorTime(() => void adviser.advise('normal', words.repeat(8000 / words.length))),
      ),
    );
    expect(slowest).toBeLessThan(5000);
  });
});
