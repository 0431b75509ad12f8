import type { ComponentType, ReactNode } from 'react';
import type { JsonObject } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { type ElementProps, useBlockHost } from '../forms/block-host.ts';
import { textOf } from '../text/text-object.tsx';
import { ButtonElement } from './button.tsx';
import { DateTimeElement } from './date-time.tsx';
import { ExternalSelectElement } from './external-select.tsx';
import { FeedbackElement, IconButtonElement } from './feedback.tsx';
import { FileInputElement } from './file-input.tsx';
import { MultiSelectElement } from './multi-select.tsx';
import { OptionListElement } from './option-list.tsx';
import { OverflowElement } from './overflow.tsx';
import { SelectElement } from './select.tsx';
import { TextInputElement } from './text-input.tsx';

const components: Record<string, ComponentType<ElementProps>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  overflow: OverflowElement,
  static_select: SelectElement,
  users_select: SelectElement,
  conversations_select: SelectElement,
  channels_select: SelectElement,
  external_select: ExternalSelectElement,
  multi_static_select: MultiSelectElement,
  multi_users_select: MultiSelectElement,
  multi_conversations_select: MultiSelectElement,
  multi_channels_select: MultiSelectElement,
  multi_external_select: ExternalSelectElement,
  radio_buttons: OptionListElement,
  checkboxes: OptionListElement,
  datepicker: DateTimeElement,
  timepicker: DateTimeElement,
  datetimepicker: DateTimeElement,
  plain_text_input: TextInputElement,
  email_text_input: TextInputElement,
  url_text_input: TextInputElement,
  number_input: TextInputElement,
  rich_text_input: TextInputElement,
  file_input: FileInputElement,
  feedback_buttons: FeedbackElement,
  icon_button: IconButtonElement,
};

/** A name for a control that stands without a label; buttons name themselves. */
function nameOf(type: string, element: JsonObject): string | undefined {
  if (['button', 'workflow_button', 'feedback_buttons', 'icon_button'].includes(type)) return undefined;
  return textOf(element.placeholder) || names[type] || 'Select an item';
}

const names: Record<string, string> = {
  overflow: 'More options',
  radio_buttons: 'Options',
  checkboxes: 'Options',
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
};

type Given = Pick<ElementProps, 'block' | 'element' | 'dispatch'> & Partial<ElementProps>;

/** Draws any interactive element; one it does not know is named, not left out. */
export function Element(props: Given): ReactNode {
  const { prefix } = useBlockHost();
  const { block, element, dispatch } = props;
  const type = asText(element.type);
  const Component = components[type];
  if (!Component) return <span className="unknown">Unknown element “{type}”</span>;
  const id = props.id ?? `${prefix}${asText(block.block_id)}-${asText(element.action_id)}`;
  return (
    <Component
      block={block}
      element={element}
      dispatch={dispatch}
      id={id}
      label={props.label ?? (props.id ? undefined : nameOf(type, element))}
      describedBy={props.describedBy}
      invalid={props.invalid ?? false}
    />
  );
}
