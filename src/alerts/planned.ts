import * as chrono from 'chrono-node';
import type { Window } from './incident.ts';

/**
 * The window that a title or text names ("on Monday, November 9, from 19:00 UTC"), as far as it can be read: only
 * when day, hour and zone are all written down. Text is edited by hand, so this is a hint and never decides anything.
 */
export function plannedIn(text: string, writtenAt: string): Window | null {
  const found = chrono.parse(text.slice(0, 2000), { instant: new Date(writtenAt), timezone: 'UTC' });
  const sure = found.find(({ start }) =>
    (['day', 'hour', 'timezoneOffset'] as const).every((part) => start.isCertain(part)),
  );
  if (sure === undefined) return null;
  const end = sure.end?.isCertain('hour') ? sure.end.date().toISOString() : null;
  return { start: sure.start.date().toISOString(), end };
}

const subject = /\b(?:maintenance|update|upgrade|work|migration|deployment|everything|all|it|this)\b/i;
const done = /\b(?:complete|completed|done|finished|over|concluded|ended|carried out)\b/i;
const notYet =
  /\b(?:once|when|until|after|before|as soon as|expect\w*|will|not|to be|by|planned|scheduled|should|may|might|could|begun|started|phase|part|half)\b/i;

/** Whether one sentence of the text says that the work is done, as opposed to what follows when it will be. */
export function saysDone(text: string): boolean {
  return text
    .slice(0, 3000)
    .split(/[.!?\n]+/)
    .some((sentence) => done.test(sentence) && subject.test(sentence) && !notYet.test(sentence));
}
