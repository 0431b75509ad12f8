import * as chrono from 'chrono-node';
import type { Window } from './incident.ts';

/**
 * The window that a title or text names ("on Monday, November 9, from 19:00 UTC"), as far as it can be read: only
 * when day, hour and zone are all written down. Text is edited by hand, so this is a hint and never decides anything.
 */
export function plannedIn(text: string, writtenAt: string): Window | null {
  const found = chrono.parse(text.slice(0, 2000), { instant: new Date(writtenAt), timezone: 'UTC' });
  const all = found.filter(({ start }) =>
    (['day', 'hour', 'timezoneOffset'] as const).every((part) => start.isCertain(part)),
  );
  // A title names the beginning, and the text says the same once more with its end.
  const sure =
    all.find(({ start, end }) => end !== null && +start.date() === all[0]?.start.date().getTime()) ?? all[0];
  if (sure === undefined) return null;
  const end = sure.end?.isCertain('hour') ? sure.end.date().toISOString() : null;
  return { start: sure.start.date().toISOString(), end };
}

const subject = /\b(?:maintenance|update|upgrade|work|migration|deployment|everything|all|it|this)\b/i;
const done = /\b(?:complete|completed|done|finished|over|concluded|ended|carried out)\b/i;
const notYet =
  /\b(?:once|when|until|after|before|as soon as|expect\w*|will|not|to be|by|planned|scheduled|should|may|might|could|begun|started|phase|part|half)\b/i;

const calledOff = /\b(?:cancell?ed|called off|will not (?:take place|happen))\b/i;
const maybe = /\b(?:may|might|could|if|unless|not (?:been )?cancell?ed)\b/i;

function sentences(text: string): string[] {
  return text.slice(0, 3000).split(/[.!?\n]+/);
}

/** Whether one sentence of the text says that the work is done, as opposed to what follows when it will be. */
export function saysDone(text: string): boolean {
  return sentences(text).some(
    (sentence) => done.test(sentence) && subject.test(sentence) && !notYet.test(sentence),
  );
}

/** Whether one sentence of the text says that the work was called off. */
export function saysCancelled(text: string): boolean {
  return sentences(text).some(
    (sentence) => calledOff.test(sentence) && subject.test(sentence) && !maybe.test(sentence),
  );
}
