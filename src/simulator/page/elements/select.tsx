import type { ReactNode } from 'react';
import { asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { stateField } from '../forms/state-values.ts';
import { keyed } from '../shell/keyed.ts';
import { textOf } from '../text/text-object.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { type ChoiceGroup, choicesOf, chosenChoice } from './choices.ts';

/** A menu with one choice out of options, people or channels: the browser's own, so every keyboard and phone knows it. */
export function SelectElement(props: ElementProps): ReactNode {
  const { element, id, label, describedBy, invalid } = props;
  const { known } = useWorkspaceContext();
  const { state, change } = useElement(props);
  const groups = choicesOf(element, known);
  const field = stateField(asText(element.type)) ?? '';
  const chosen = state[field] ? chosenChoice(state[field], groups) : undefined;
  const placeholder = textOf(element.placeholder) || 'Select an item';
  const all = groups.flatMap((group) => group.choices);
  return (
    <span className="select-wrap">
      <select
        id={id}
        className="select"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={chosen?.value ?? ''}
        onChange={(event) => {
          const choice = all.find((c) => c.value === event.target.value);
          change({ [field]: choice?.raw ?? null });
        }}
      >
        <option value="">{placeholder}</option>
        {keyed(groups).map(({ key, entry }) => (
          <Options key={key} group={entry} />
        ))}
      </select>
      {chosen?.detail ? <span className="hint">{chosen.detail}</span> : null}
    </span>
  );
}

function Options({ group }: { group: ChoiceGroup }): ReactNode {
  const options = group.choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
  return group.label ? <optgroup label={group.label}>{options}</optgroup> : options;
}
