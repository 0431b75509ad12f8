import { type Checklist, type ItemId, itemIds } from './checklist.ts';
import type { Fields } from './fields.ts';
import type { Priority } from './priority.ts';

/** What still could be said. `state` partly: something is there, and more would help. */
export type Gap = { id: ItemId; label: string; state: 'missing' | 'partly'; hint: string; weight: number };
export type Completeness = { percent: number; gaps: Gap[]; sentence: string };

/**
 * How much each item counts, in per cent, for each priority. Ours: Heroku names the nine for Urgent and weighs none; for a
 * question the description is nearly all.
 */
export const weights: Readonly<Record<Priority, Readonly<Record<ItemId, number>>>> = {
  urgent: {
    access: 15,
    description: 20,
    impact: 20,
    reproduce: 5,
    staging: 5,
    started: 15,
    logs: 10,
    configuration: 5,
    'third-parties': 5,
  },
  high: {
    access: 10,
    description: 20,
    impact: 15,
    reproduce: 10,
    staging: 5,
    started: 15,
    logs: 15,
    configuration: 5,
    'third-parties': 5,
  },
  normal: {
    access: 10,
    description: 30,
    impact: 10,
    reproduce: 15,
    staging: 5,
    started: 10,
    logs: 15,
    configuration: 5,
    'third-parties': 0,
  },
  low: {
    access: 5,
    description: 75,
    impact: 5,
    reproduce: 0,
    staging: 0,
    started: 0,
    logs: 5,
    configuration: 10,
    'third-parties': 0,
  },
};

/** A description shorter than this leaves Heroku asking; ours. */
const shortDescription = 40;
const someTime = /\d{1,2}:\d{2}/;

function stateOf(
  id: ItemId,
  { access, started, texts }: Fields,
): { worth: number; hint: string | undefined } {
  if (id === 'access') return { worth: access ? 1 : 0, hint: undefined };
  if (id === 'started') {
    if (started === null) return { worth: 0, hint: undefined };
    return started.approximate
      ? { worth: 0.5, hint: 'Only roughly known: give the minute if you can.' }
      : { worth: 1, hint: undefined };
  }
  const text = texts[id];
  if (text === '') return { worth: 0, hint: undefined };
  if (id === 'description' && text.length < shortDescription) {
    return { worth: 0.5, hint: 'Short: add exact error messages and which part fails.' };
  }
  if (id === 'logs' && text.length > 20 && !someTime.test(text)) {
    return { worth: 0.5, hint: 'No line shows a time: paste lines with their times.' };
  }
  return { worth: 1, hint: undefined };
}

/** How complete a ticket is for its priority, and what is missing, the weightiest first. "None" is an answer. */
export function completeness(fields: Fields, checklist: Checklist): Completeness {
  const counts = weights[fields.priority];
  const states = itemIds.map((id) => ({ id, weight: counts[id], ...stateOf(id, fields) }));
  const percent = Math.floor(states.reduce((sum, { weight, worth }) => sum + weight * worth, 0));
  const gaps = states
    .filter(({ weight, worth }) => weight > 0 && worth < 1)
    .map(({ id, weight, worth, hint }): Gap => {
      const { label, hint: usual } = checklist[id];
      return {
        id,
        label,
        weight: weight * (1 - worth),
        state: worth === 0 ? 'missing' : 'partly',
        hint: hint ?? usual,
      };
    })
    .sort((one, other) => other.weight - one.weight);
  return { percent, gaps, sentence: sentenceOf(percent, gaps) };
}

function sentenceOf(percent: number, gaps: readonly Gap[]): string {
  const named = (state: Gap['state']) =>
    gaps.filter((gap) => gap.state === state).map(({ label }) => `“${label}”`);
  const missing = named('missing');
  const partly = named('partly');
  const parts = [
    `${percent} % complete.`,
    missing.length > 0 ? `Missing: ${missing.join(', ')}.` : '',
    partly.length > 0 ? `More would help: ${partly.join(', ')}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
