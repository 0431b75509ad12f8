import { type ReactNode, useState } from 'react';
import { asList, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { stateField } from '../forms/state-values.ts';
import { textOf } from '../text/text-object.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { type ChoiceGroup, choicesOf, chosenChoice } from './choices.ts';
import { Combobox } from './combobox.tsx';

/** Several choices out of options, people or channels. */
export function MultiSelectElement(props: ElementProps): ReactNode {
  const { element } = props;
  const { known } = useWorkspaceContext();
  const { state, change } = useElement(props);
  const [query, setQuery] = useState('');
  const field = stateField(asText(element.type)) ?? '';
  const all = choicesOf(element, known);
  const groups = matching(all, query);
  const most =
    typeof element.max_selected_items === 'number' ? element.max_selected_items : Number.MAX_SAFE_INTEGER;
  return (
    <Combobox
      id={props.id}
      label={props.label}
      describedBy={props.describedBy}
      invalid={props.invalid}
      placeholder={textOf(element.placeholder) || 'Select items'}
      many
      chosen={asList(state[field]).map((raw) => chosenChoice(raw, all))}
      groups={groups}
      message={groups.every((g) => g.choices.length === 0) ? 'No matches' : ''}
      query={query}
      onQuery={setQuery}
      onChosen={(choices) => change({ [field]: choices.slice(0, most).map((choice) => choice.raw) })}
    />
  );
}

/** The groups with the choices whose label holds the words. */
export function matching(groups: ChoiceGroup[], query: string): ChoiceGroup[] {
  const words = query.trim().toLowerCase();
  return groups.map((group) => ({
    ...group,
    choices: group.choices.filter((choice) => choice.label.toLowerCase().includes(words)),
  }));
}
