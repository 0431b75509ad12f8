import type { ChangeEvent, KeyboardEvent, ReactNode } from 'react';
import type { JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { plainTextOf, toRichText } from '../text/rich-text-plain.ts';
import { textOf } from '../text/text-object.tsx';

const htmlTypes: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  plain_text_input: 'text',
};

/** Text, e-mail, address, number and (as plain text) rich text. */
export function TextInputElement(props: ElementProps): ReactNode {
  const { element, dispatch } = props;
  const { state, keep, send } = useElement(props);
  const type = asText(element.type);
  const isRich = type === 'rich_text_input';
  const value = isRich ? plainTextOf(state.rich_text_value) : asText(state.value);
  const triggers = asList(asObject(element.dispatch_action_config).trigger_actions_on);
  const onCharacter = dispatch && triggers.includes('on_character_entered');
  const onEnter = dispatch && (triggers.length === 0 || triggers.includes('on_enter_pressed'));

  const toState = (text: string): JsonObject =>
    isRich
      ? { rich_text_value: text === '' ? null : toRichText(text) }
      : { value: text === '' ? null : text };

  const shared = {
    id: props.id,
    className: 'input',
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    placeholder: textOf(element.placeholder) || undefined,
    value,
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const next = toState(event.target.value);
      keep(next);
      if (onCharacter) send(next);
    },
  };
  const most = typeof element.max_length === 'number' ? element.max_length : undefined;
  if (isRich || element.multiline === true) {
    return (
      <>
        <textarea {...shared} rows={isRich ? Number(element.min_lines ?? 4) : 5} />
        <Remaining value={value} most={most} />
      </>
    );
  }
  return (
    <>
      <input
        {...shared}
        type={htmlTypes[type] ?? 'text'}
        inputMode={type === 'number_input' ? 'decimal' : undefined}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !onEnter) return;
          event.preventDefault();
          send(toState(value));
        }}
      />
      <Remaining value={value} most={most} />
    </>
  );
}

/** How many characters are left, once that matters. */
function Remaining({ value, most }: { value: string; most: number | undefined }): ReactNode {
  if (most === undefined) return null;
  const left = most - [...value].length;
  if (left > Math.max(20, most / 5)) return null;
  return <span className={left < 0 ? 'hint danger-text' : 'hint'}>{left} characters left</span>;
}
