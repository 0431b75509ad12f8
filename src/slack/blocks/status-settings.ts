import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { clockWord } from '../../alerts/clock-words.ts';
import { modes, type Rule, topics } from '../../alerts/subscription.ts';
import { regions, systems } from '../../alerts/vocabulary.ts';
import { callbacks } from '../actions.ts';
import { context } from './elements.ts';

/** The inputs of the form, by block id; each has an action of the same name. */
export const settingInputs = [
  'topics',
  'systems',
  'regions',
  'min',
  'mode',
  'without',
  'quiet',
  'digest',
  'zone',
] as const;
export type SettingInput = (typeof settingInputs)[number];

const option = (value: string, words = value): PlainTextOption => ({
  text: { type: 'plain_text', text: words },
  value,
});

const topicLabels: Record<(typeof topics)[number], string> = {
  incidents: 'Incidents',
  maintenance: 'Maintenance',
  changelog: 'Changelog',
  blog: 'Blog',
  feeds: 'A word when the status pages cannot be read',
};
const modeLabels: Record<(typeof modes)[number], string> = {
  edit: 'One card, edited in place',
  thread: 'A short card, updates in its thread',
  both: 'One card, edited, and updates in its thread',
};
const minLabels = { any: 'Any', yellow: 'Yellow or red', red: 'Red only' } as const;

const label = (text: string) => ({ type: 'plain_text' as const, text });

function boxes(
  name: SettingInput,
  words: string,
  options: PlainTextOption[],
  chosen: readonly string[],
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return {
    type: 'input',
    block_id: name,
    label: label(words),
    element: {
      type: 'checkboxes',
      action_id: name,
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  };
}

function choice(name: SettingInput, words: string, options: PlainTextOption[], chosen: string): InputBlock {
  const [first] = options;
  const initial = options.find(({ value }) => value === chosen) ?? first;
  return {
    type: 'input',
    block_id: name,
    label: label(words),
    element: {
      type: 'static_select',
      action_id: name,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function line(name: SettingInput, words: string, hint: string, value: string): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: label(words),
    hint: label(hint),
    element: {
      type: 'plain_text_input',
      action_id: name,
      max_length: 500,
      ...(value === '' ? {} : { initial_value: value }),
    },
  };
}

/** One rule as a form with the same choices as the words; `metadata` comes back with it. */
export function settingsView(rule: Rule, metadata: string, remark: string): ModalView {
  const quiet = rule.quiet === null ? '' : `${clockWord(rule.quiet.from)}-${clockWord(rule.quiet.to)}`;
  const digest = rule.digest === null ? '' : clockWord(rule.digest);
  const named = (names: readonly string[]) => names.map((name) => option(name));
  const words = <T extends string>(names: readonly T[], labels: Record<T, string>) =>
    names.map((name) => option(name, labels[name]));
  return {
    type: 'modal',
    callback_id: callbacks.statusSettings,
    private_metadata: metadata,
    title: label('Status alerts'),
    submit: label('Save'),
    close: label('Cancel'),
    blocks: [
      context(remark),
      boxes('topics', 'What', words(topics, topicLabels), rule.topics),
      boxes('systems', 'Systems', named(systems), rule.systems),
      boxes('regions', 'Regions', named(regions), rule.regions),
      choice(
        'min',
        'Least severity of incidents',
        words(['any', 'yellow', 'red'], minLabels),
        rule.min ?? 'any',
      ),
      choice('mode', 'How', words(modes, modeLabels), rule.mode),
      line('without', 'Leave out', 'Words, separated by commas: postgres, "add-on"', rule.without.join(', ')),
      line('quiet', 'Quiet hours', 'Such as 22-07. Red comes through.', quiet),
      line('digest', 'Daily digest at', 'Such as 09. Leave it empty for a card at once.', digest),
      line('zone', 'Time zone', 'Such as Europe/Berlin', rule.zone ?? ''),
    ],
  };
}
