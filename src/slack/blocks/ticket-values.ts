import type { ViewStateValue } from '@slack/bolt';
import { textItems } from '../../tickets/fields.ts';
import type { FieldId, FormValues } from '../../tickets/form.ts';

type State = Record<string, Record<string, ViewStateValue>>;

const firstValue = (values: State, block: string): ViewStateValue | undefined =>
  Object.values(values[block] ?? {})[0];

function picked(values: State, block: string): string[] {
  return (firstValue(values, block)?.selected_options ?? []).map(({ value }) => value);
}

/** The ids that a person said are no secrets. */
export function keptItems(values: State): string[] {
  return picked(values, 'keep');
}

/** What a step of the form holds, by the names of the domain; fields of other steps are left out. */
export function formValues(values: State): FormValues {
  const text = (block: string) =>
    values[block] === undefined ? undefined : (firstValue(values, block)?.value ?? null);
  const given = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value });
  return {
    ...given(
      'priority',
      values.priority === undefined ? undefined : firstValue(values, 'priority')?.selected_option?.value,
    ),
    ...given('subject', text('subject')),
    ...given('app', text('app')),
    ...(values.access === undefined ? {} : { access: picked(values, 'access').includes('granted') }),
    ...(values.confirmed === undefined ? {} : { confirmed: picked(values, 'confirmed') }),
    ...(values.started_words === undefined
      ? {}
      : {
          started: {
            picked: firstValue(values, 'started_at')?.selected_date_time ?? null,
            words: firstValue(values, 'started_words')?.value ?? null,
          },
        }),
    ...Object.assign({}, ...textItems.map((item) => given(item, text(item)))),
  };
}

/** Errors by the block they belong under. */
export function errorsByBlock(errors: Partial<Record<FieldId, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, sentence]) => [
      field === 'started' ? 'started_words' : field,
      sentence,
    ]),
  );
}
