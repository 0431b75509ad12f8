import { describe, expect, test } from 'vitest';
import { findFieldErrors } from '../../src/simulator/page/forms/field-errors.ts';
import { stateValues } from '../../src/simulator/page/forms/state-values.ts';
import { plainTextOf, toRichText } from '../../src/simulator/page/text/rich-text-plain.ts';
import type { Block } from '../../src/simulator/workspace/entities.ts';
import { everyInput, messageBlocks } from './kitchen-sink.ts';

const input = (element: object, more: object = {}): Block => ({
  type: 'input',
  block_id: 'b',
  label: { type: 'plain_text', text: 'Label' },
  element: { action_id: 'a', ...element },
  ...more,
});
const option = { text: { type: 'plain_text', text: 'One' }, value: '1' };

describe('state.values', () => {
  test('every input of a form is there, empty in the way of its type', () => {
    const values = stateValues(everyInput, {});
    expect(Object.keys(values)).toHaveLength(everyInput.length - 1);
    expect(values).toMatchObject({
      subject: { v: { type: 'plain_text_input', value: null } },
      priority: { v: { type: 'static_select', selected_option: null } },
      systems: { v: { type: 'multi_static_select', selected_options: [] } },
      where: { v: { type: 'conversations_select', selected_conversation: null } },
      moment: { v: { type: 'datetimepicker', selected_date_time: null } },
      files: { v: { type: 'file_input', files: [] } },
    });
  });

  test('what the app put there counts until something is typed', () => {
    const blocks = [input({ type: 'static_select', options: [option], initial_option: option })];
    expect(stateValues(blocks, {})).toEqual({ b: { a: { type: 'static_select', selected_option: option } } });
    const typed = { b: { a: { type: 'static_select', selected_option: null } } };
    expect(stateValues(blocks, typed)).toEqual(typed);
  });

  test('what was typed survives another view with the same ids and is left out with others', () => {
    const typed = { b: { a: { type: 'plain_text_input', value: 'kept' } } };
    expect(stateValues([input({ type: 'plain_text_input', multiline: true })], typed)).toEqual(typed);
    expect(stateValues([input({ type: 'plain_text_input' }, { block_id: 'new' })], typed)).toEqual({
      new: { a: { type: 'plain_text_input', value: null } },
    });
  });

  test('menus of messages are there too, buttons are not', () => {
    const blocks = messageBlocks
      .filter((block) => block.type === 'actions')
      .map((b) => ({ ...b, block_id: 'row' }));
    expect(stateValues(blocks, {})).toEqual({
      row: {
        pick: { type: 'static_select', selected_option: null },
        day: { type: 'datepicker', selected_date: null },
      },
    });
  });
});

describe('what a form refuses before it is sent', () => {
  const errorOf = (element: object, value: unknown, more: object = {}): string | undefined => {
    const blocks = [input(element, more)];
    const field = Object.keys(stateValues(blocks, {}).b?.a ?? {}).find((key) => key !== 'type') ?? '';
    return findFieldErrors(blocks, { b: { a: { [field]: value } } }).b;
  };
  const text = { type: 'plain_text_input' };
  const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' };

  test.each<[string, object, unknown, object, RegExp | undefined]>([
    ['an empty required text', text, null, {}, /required/],
    ['only spaces', text, '   ', {}, /required/],
    ['an empty optional text', text, null, { optional: true }, undefined],
    ['a text that is too short', { ...text, min_length: 5 }, 'abc', {}, /at least 5/],
    ['a text that is too long', { ...text, max_length: 3 }, 'abcd', {}, /no more than 3/],
    ['four letters that are emoji', { ...text, max_length: 4 }, '🚀🚀🚀🚀', {}, undefined],
    ['a text over 3000 without a limit of its own', text, 'x'.repeat(3001), {}, /no more than 3000/],
    ['no e-mail', { type: 'email_text_input' }, 'ada at example', {}, /email/],
    ['an e-mail', { type: 'email_text_input' }, 'ada@example.com', {}, undefined],
    ['no address', { type: 'url_text_input' }, 'example', {}, /URL/],
    ['no number', number, 'many', {}, /number/],
    ['half a number', number, '1.5', {}, /whole/],
    ['a number that is too small', number, '0', {}, /no less than 1/],
    ['a number that is too large', number, '10', {}, /no greater than 9/],
    ['no choice', { type: 'static_select', options: [option] }, null, {}, /required/],
    ['no ticks', { type: 'checkboxes', options: [option] }, [], {}, /required/],
    ['a choice', { type: 'static_select', options: [option] }, option, {}, undefined],
  ])('%s', (_what, element, value, more, expected) => {
    const found = errorOf(element, value, more);
    if (expected) expect(found).toMatch(expected);
    else expect(found).toBeUndefined();
  });
});

test('plain text goes into rich text and comes back', () => {
  expect(plainTextOf(toRichText('two\nlines'))).toBe('two\nlines');
  expect(plainTextOf(messageBlocks.find((block) => block.type === 'rich_text'))).toContain(
    'heroku logs --tail --app my-app\nheroku ps',
  );
});
