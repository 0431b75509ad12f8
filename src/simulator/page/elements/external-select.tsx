import { type ReactNode, useEffect, useState } from 'react';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useBlockHost, useElement } from '../forms/block-host.ts';
import { stateField } from '../forms/state-values.ts';
import { textOf } from '../text/text-object.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { type ChoiceGroup, chosenChoice, optionChoices } from './choices.ts';
import { Combobox } from './combobox.tsx';

/** Keys come faster than a bot should be asked. */
const pauseMs = 200;

/** A select whose options the bot gives while one types. */
export function ExternalSelectElement(props: ElementProps): ReactNode {
  const { element, block } = props;
  const { act } = useWorkspaceContext();
  const { place, values } = useBlockHost();
  const { state, change } = useElement(props);
  const [query, setQuery] = useState('');
  const [groups, setGroups] = useState<ChoiceGroup[]>([]);
  const [message, setMessage] = useState('');

  const many = element.type === 'multi_external_select';
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3;
  const short = query.length < least;
  const field = stateField(asText(element.type)) ?? '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another query is another question
  useEffect(() => {
    setGroups([]);
    if (short) return;
    let stale = false;
    setMessage('Loading…');
    const timer = window.setTimeout(async () => {
      const block_id = asText(block.block_id);
      const action_id = asText(element.action_id);
      const answer = await act({ kind: 'options', place, block_id, action_id, query, state: values });
      if (stale) return;
      const found = answer.ok ? optionChoices(asObject(answer)) : [];
      setGroups(found);
      const empty = found.every((group) => group.choices.length === 0);
      setMessage(
        answer.ok ? (empty ? 'No matches' : '') : `The options could not be loaded. ${answer.detail ?? ''}`,
      );
    }, pauseMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [query, short]);

  const raw = many ? asList(state[field]) : state[field] ? [state[field]] : [];
  return (
    <Combobox
      id={props.id}
      label={props.label}
      describedBy={props.describedBy}
      invalid={props.invalid}
      placeholder={textOf(element.placeholder) || 'Type to search'}
      many={many}
      chosen={raw.map((entry) => chosenChoice(entry, groups))}
      groups={groups}
      message={short ? `Type ${least} or more characters` : message}
      query={query}
      onQuery={setQuery}
      onChosen={(choices) =>
        change({ [field]: many ? choices.map((c) => c.raw) : (choices[0]?.raw ?? null) })
      }
    />
  );
}
