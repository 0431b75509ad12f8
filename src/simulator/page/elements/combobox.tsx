import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import { keyed } from '../shell/keyed.ts';
import type { Choice, ChoiceGroup } from './choices.ts';

export interface ComboboxProps {
  id: string;
  label: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  placeholder: string;
  /** What is chosen now; more than one only where `many`. */
  chosen: Choice[];
  many: boolean;
  groups: ChoiceGroup[];
  /** Said in the list instead of choices: loading, failure, nothing found. */
  message: string;
  query: string;
  onQuery(query: string): void;
  onChosen(choices: Choice[]): void;
}

/** A text field that filters a list (ARIA combobox pattern). Chosen entries of a `many` list are chips before it. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { id, chosen, many, groups, query } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const isChosen = (choice: Choice): boolean => chosen.some((c) => c.value === choice.value);
  const shown = groups.flatMap((group) => group.choices);
  const listId = `${id}-list`;
  const current = shown[active];

  function toggle(choice: Choice): void {
    if (!many) {
      props.onChosen([choice]);
      setOpen(false);
    } else if (isChosen(choice)) props.onChosen(chosen.filter((c) => c.value !== choice.value));
    else props.onChosen([...chosen, choice]);
    props.onQuery('');
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(open ? (active + step + shown.length) % Math.max(1, shown.length) : 0);
      setOpen(true);
    } else if (event.key === 'Enter') {
      // Never the form's Enter while a list is open.
      if (open && current) toggle(current);
      event.preventDefault();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) {
      props.onChosen(chosen.slice(0, -1));
    }
  }

  const single = many ? undefined : chosen[0];
  return (
    <div className="combobox">
      {many && chosen.length > 0 ? (
        <ul className="chips" aria-label="Chosen">
          {chosen.map((choice) => (
            <li key={choice.value} className="chip">
              {choice.label}
              <button type="button" aria-label={`Remove ${choice.label}`} onClick={() => toggle(choice)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        id={id}
        className="input"
        role="combobox"
        autoComplete="off"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${listId}-${active}` : undefined}
        placeholder={single ? single.label : props.placeholder}
        value={open || many ? query : (single?.label ?? query)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          props.onQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKey}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={props.label ?? props.placeholder}
        hidden={!open}
        className="listbox"
      >
        {open ? <List {...props} shown={shown} active={active} listId={listId} onToggle={toggle} /> : null}
        {open && props.message ? (
          <div
            className="listbox-message"
            role="option"
            aria-selected="false"
            aria-disabled="true"
            tabIndex={-1}
          >
            {props.message}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function List(
  props: ComboboxProps & { shown: Choice[]; active: number; listId: string; onToggle(choice: Choice): void },
): ReactNode {
  const { groups, shown, active, listId, chosen } = props;
  return keyed(groups).map(({ key, entry: group }) => (
    <Fragment key={key}>
      {group.label ? (
        <div className="listbox-group" role="presentation">
          {group.label}
        </div>
      ) : null}
      {group.choices.map((choice) => {
        const at = shown.indexOf(choice);
        const selected = chosen.some((c) => c.value === choice.value);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above handles the keys
          <div
            key={choice.value}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={selected}
            className={at === active ? 'option active' : 'option'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onToggle(choice)}
          >
            <span>
              {selected ? '✓ ' : ''}
              {choice.label}
            </span>
            {choice.detail ? <span className="menu-detail">{choice.detail}</span> : null}
          </div>
        );
      })}
    </Fragment>
  ));
}
