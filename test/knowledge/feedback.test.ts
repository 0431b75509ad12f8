import { expect, test } from 'vitest';
import { bufferAnswers, createMemoryFeedback, type Feedback } from '../../src/knowledge/feedback.ts';

const never = (error: unknown) => {
  throw error;
};

test('answers are counted in memory and handed on in one write each', async () => {
  const kept = createMemoryFeedback();
  const writes: number[] = [];
  const counting: Feedback = {
    ...kept,
    answered(team, pageId, times) {
      writes.push(times ?? 1);
      return kept.answered(team, pageId, times);
    },
  };
  const feedback = bufferAnswers(counting, never);
  for (let asked = 0; asked < 100; asked += 1) await feedback.answered('T1', 'H14');
  expect(writes).toEqual([]);
  expect(await feedback.trending('T1', 5)).toEqual([{ pageId: 'H14', count: 100 }]);
  expect(writes).toEqual([100]);
});

test('a database that refuses the counts is told of, and the next ones are kept', async () => {
  const kept = createMemoryFeedback();
  const failures: unknown[] = [];
  let refuses = true;
  const failing: Feedback = {
    ...kept,
    answered: (team, pageId, times) =>
      refuses ? Promise.reject(new Error('down')) : kept.answered(team, pageId, times),
  };
  const feedback = bufferAnswers(failing, (error) => failures.push(error));
  await feedback.answered('T1', 'H14');
  await feedback.flush();
  expect(failures).toHaveLength(1);
  refuses = false;
  await feedback.answered('T1', 'H12');
  expect(await feedback.trending('T1', 5)).toEqual([{ pageId: 'H12', count: 1 }]);
});
