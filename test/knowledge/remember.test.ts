import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/knowledge/answer-shape.ts';
import { remembering } from '../../src/knowledge/remember.ts';

function counting() {
  const asked: string[] = [];
  const answer = remembering((question): Answer => {
    asked.push(question);
    return { question, confident: false, hits: [], named: [], unknownCodes: [], runbooks: [] };
  });
  return { asked, answer };
}

describe('remembered answers', () => {
  test('a question that was asked before gets the same answer without a search', () => {
    const { asked, answer } = counting();
    expect(answer('H14')).toBe(answer('H14'));
    expect(answer('h14')).not.toBe(answer('H14'));
    expect(asked).toEqual(['H14', 'h14']);
  });

  test('five hundred are kept, those that were not asked for longest go first', () => {
    const { asked, answer } = counting();
    for (let number = 0; number < 500; number += 1) answer(`question ${number}`);
    answer('question 0');
    answer('one more');
    asked.length = 0;
    answer('question 0');
    expect(asked).toEqual([]);
    answer('question 1');
    expect(asked).toEqual(['question 1']);
  });

  test('a long text is answered and not kept', () => {
    const { asked, answer } = counting();
    const long = 'x'.repeat(301);
    answer(long);
    answer(long);
    expect(asked).toHaveLength(2);
  });
});
