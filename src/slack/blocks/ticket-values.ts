import type { ViewStateValue } from '@slack/bolt';
import { confirmationIds, type Fields, textItems } from '../../tickets/fields.ts';
import type { FieldId, FormValues } from '../../tickets/form.ts';
import { isoUtc } from '../../tickets/when/say.ts';

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

/** What stands in a form that is not submitted yet, without secrets: drawn again, it shows what was typed. */
export function typedFields(values: State, before: Fields, hide: (text: string) => string): Fields {
  const text = (block: string, kept: string) =>
    values[block] === undefined ? kept : hide(firstValue(values, block)?.value ?? '');
  const confirmed = picked(values, 'confirmed');
  const texts = Object.fromEntries(textItems.map((item) => [item, text(item, before.texts[item])]));
  const seconds = firstValue(values, 'started_at')?.selected_date_time ?? null;
  return {
    ...before,
    subject: text('subject', before.subject),
    app: text('app', before.app),
    confirmed:
      values.confirmed === undefined
        ? before.confirmed
        : confirmationIds.filter((id) => confirmed.includes(id)),
    started:
      seconds === null ? before.started : { iso: isoUtc(seconds * 1000), words: '', approximate: false },
    texts: texts as Fields['texts'],
  };
}
