import { setImmediate as nextTurn } from 'node:timers/promises';

const longestTurn = 12;

/** Gives a function that lets others have a turn when this work has held the process for more than 12 milliseconds. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestTurn) return;
    await nextTurn();
    since = performance.now();
  };
}

/** Does work that comes in steps, all at once. */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does work that comes in steps without holding up the process: requests are answered in between. */
export async function politely<Result>(steps: Generator<void, Result>): Promise<Result> {
  const breathe = breather();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
