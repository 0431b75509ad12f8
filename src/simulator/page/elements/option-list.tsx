import { type ReactNode, useId } from 'react';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { TextObject } from '../text/text-object.tsx';

/** Radio buttons and checkboxes: every option is seen at once. */
export function OptionListElement(props: ElementProps): ReactNode {
  const { element, label, describedBy, invalid } = props;
  const { state, change } = useElement(props);
  const many = element.type === 'checkboxes';
  const name = useId();
  const options = asList(element.options).map(asObject);
  const chosen = many
    ? asList(state.selected_options).map((entry) => asText(asObject(entry).value))
    : [asText(asObject(state.selected_option).value)];

  function toggle(value: string, on: boolean): void {
    const next = on ? [...chosen, value] : chosen.filter((v) => v !== value);
    if (many) change({ selected_options: options.filter((option) => next.includes(asText(option.value))) });
    else change({ selected_option: options.find((option) => option.value === value) });
  }

  return (
    <fieldset
      className="option-list"
      aria-label={label}
      aria-labelledby={label ? undefined : `${props.id}-label`}
      aria-describedby={describedBy}
      data-invalid={invalid || undefined}
    >
      {options.map((option, index) => {
        const value = asText(option.value);
        const id = `${name}-${index}`;
        return (
          <div key={id} className="option-row">
            <input
              id={id}
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(value)}
              aria-describedby={option.description ? `${id}-detail` : undefined}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            <div>
              <label htmlFor={id}>
                <TextObject value={option.text} />
              </label>
              {option.description ? (
                <div className="hint" id={`${id}-detail`}>
                  <TextObject value={option.description} />
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
