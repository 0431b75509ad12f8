import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../src/simulator/blocks/check-blocks.ts';
import { checkMessage } from '../../src/simulator/blocks/check-message.ts';
import { checkView } from '../../src/simulator/blocks/check-view.ts';
import type { Block } from '../../src/simulator/workspace/entities.ts';
import { everyInput, messageBlocks } from './kitchen-sink.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: object = {}) => ({ type: 'button', action_id: 'b', text: plain('Go'), ...more });
const section = (more: object = {}): Block => ({ type: 'section', text: mrkdwn('x'), ...more });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`Option ${index}`), value: String(index) }));
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [section()], ...more });

const inMessage = (...blocks: object[]): string[] =>
  checkBlocks(blocks, 'message', 50).map(({ pointer, message }) => `${pointer} ${message}`);

describe('the block checker', () => {
  test('takes one of every block and every input', () => {
    expect(checkMessage({ text: 'All', blocks: messageBlocks }, 'post')).toBeUndefined();
    expect(checkView(modal({ submit: plain('Send'), blocks: everyInput }), 'modal')).toBeUndefined();
  });

  const atLimit: [what: string, make: (length: number) => object, limit: number][] = [
    ['section text', (n) => section({ text: mrkdwn('x'.repeat(n)) }), 3000],
    ['section field', (n) => section({ fields: [mrkdwn('x'.repeat(n))] }), 2000],
    ['section fields', (n) => section({ fields: Array.from({ length: n }, () => mrkdwn('x')) }), 10],
    ['header text', (n) => ({ type: 'header', text: plain('x'.repeat(n)) }), 150],
    [
      'context elements',
      (n) => ({ type: 'context', elements: Array.from({ length: n }, () => mrkdwn('x')) }),
      10,
    ],
    ['block_id', (n) => section({ block_id: 'x'.repeat(n) }), 255],
    ['button text', (n) => section({ accessory: button({ text: plain('x'.repeat(n)) }) }), 75],
    ['button value', (n) => section({ accessory: button({ value: 'x'.repeat(n) }) }), 2000],
    ['button url', (n) => section({ accessory: button({ url: 'x'.repeat(n) }) }), 3000],
    [
      'option text',
      (n) =>
        section({ accessory: { type: 'overflow', options: [{ text: plain('x'.repeat(n)), value: 'v' }] } }),
      75,
    ],
    [
      'option value',
      (n) =>
        section({ accessory: { type: 'overflow', options: [{ text: plain('x'), value: 'v'.repeat(n) }] } }),
      150,
    ],
    ['overflow options', (n) => section({ accessory: { type: 'overflow', options: options(n) } }), 5],
    ['checkbox options', (n) => section({ accessory: { type: 'checkboxes', options: options(n) } }), 10],
    ['select options', (n) => section({ accessory: { type: 'static_select', options: options(n) } }), 100],
    [
      'table rows',
      (n) => ({ type: 'table', rows: Array.from({ length: n }, () => [{ type: 'raw_text', text: 'x' }]) }),
      100,
    ],
    ['markdown text', (n) => ({ type: 'markdown', text: 'x'.repeat(n) }), 12_000],
  ];

  test.each(atLimit)('%s is taken at its limit and refused one beyond', (_what, make, limit) => {
    expect(inMessage(make(limit))).toEqual([]);
    expect(inMessage(make(limit + 1))).not.toEqual([]);
  });

  test('characters are counted as people count them', () => {
    expect(inMessage({ type: 'header', text: plain('🚀'.repeat(150)) })).toEqual([]);
  });

  test.each<[string, object]>([
    ['/blocks/0/type unsupported type: fancy', { type: 'fancy' }],
    ['/blocks/0/type block type alert is not supported in a message', { type: 'alert', text: mrkdwn('x') }],
    ['/blocks/0 invalid additional property: colour', section({ colour: 'red' })],
    ['/blocks/0/text missing required field: text', { type: 'header' }],
    ['/blocks/0 missing required field: text', { type: 'section' }],
    [
      '/blocks/0/accessory/options/0 invalid additional property: type',
      section({
        accessory: { type: 'overflow', options: [{ type: 'option', text: plain('x'), value: 'v' }] },
      }),
    ],
    [
      '/blocks/0/accessory initial option is not one of the options',
      section({
        accessory: {
          type: 'static_select',
          options: options(2),
          initial_option: { text: plain('No'), value: 'no' },
        },
      }),
    ],
    [
      '/blocks/0/child_blocks/0 block type markdown is not supported in a container',
      { type: 'container', child_blocks: [{ type: 'markdown', text: 'x' }] },
    ],
    [
      '/blocks/0/element element type file_input is not supported in a message',
      { type: 'input', label: plain('File'), element: { type: 'file_input', action_id: 'f' } },
    ],
  ])('says %s', (words, block) => {
    expect(inMessage(block)).toContain(words);
  });

  test('the same block_id or action_id twice is refused', () => {
    expect(inMessage(section({ block_id: 'a' }), section({ block_id: 'a' }))).toEqual([
      '/blocks block_id already exists: a',
    ]);
    expect(inMessage({ type: 'actions', elements: [button(), button()] })).toEqual([
      '/blocks/0 action_id already exists in this block: b',
    ]);
  });
});

describe('a message as a whole', () => {
  const refused = (args: object, use: 'post' | 'update' | 'response' = 'post') =>
    checkMessage({ ...args }, use)?.error;

  test.each<[string | undefined, object]>([
    ['no_text', {}],
    ['no_text', { blocks: [] }],
    ['invalid_blocks_format', { text: 'x', blocks: 'not json' }],
    ['invalid_blocks', { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
    [undefined, { text: 'x', blocks: Array.from({ length: 50 }, () => ({ type: 'divider' })) }],
    ['invalid_metadata_format', { text: 'x', metadata: { event_type: 'a' } }],
    ['markdown_text_conflict', { text: 'x', markdown_text: 'y' }],
    [
      'invalid_blocks',
      {
        text: 'x',
        blocks: Array.from({ length: 3 }, () => messageBlocks.find((b) => b.type === 'data_visualization')),
      },
    ],
  ])('is answered with %s', (error, args) => {
    expect(refused(args)).toBe(error);
  });

  test('all blocks together have a limit of their own, which a response_url does not have', () => {
    const blocks = Array.from({ length: 5 }, () => section({ text: mrkdwn('x'.repeat(2900)) }));
    expect(refused({ text: 'x', blocks })).toBe('msg_blocks_too_long');
    expect(refused({ text: 'x', blocks }, 'response')).toBeUndefined();
  });

  test('escaped characters count as what they become', () => {
    const blocks = [section({ text: mrkdwn('&'.repeat(2900)) })];
    expect(refused({ text: 'x', blocks })).toBe('msg_blocks_too_long');
  });

  test('the text of an update is counted in bytes', () => {
    expect(refused({ text: 'x'.repeat(4000) }, 'update')).toBeUndefined();
    expect(refused({ text: 'é'.repeat(2001) }, 'update')).toBe('msg_too_long');
    expect(refused({ text: 'é'.repeat(2001) })).toBeUndefined();
  });
});

describe('a view as a whole', () => {
  const problems = (view: unknown, type: 'modal' | 'home' = 'modal') => checkView(view, type)?.messages;

  test('titles end at 24 characters', () => {
    expect(problems(modal({ title: plain('x'.repeat(24)) }))).toBeUndefined();
    expect(problems(modal({ title: plain('x'.repeat(25)) }))).toEqual([
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ]);
  });

  test('inputs need a submit button', () => {
    expect(problems(modal({ blocks: everyInput.slice(1, 2) }))).toEqual([
      '[ERROR] missing required field: submit [json-pointer:/view/submit]',
    ]);
  });

  test('a modal has at most 100 blocks', () => {
    const dividers = (count: number) =>
      modal({ blocks: Array.from({ length: count }, () => ({ type: 'divider' })) });
    expect(problems(dividers(100))).toBeUndefined();
    expect(problems(dividers(101))).toEqual([
      '[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]',
    ]);
  });

  test('an alert stands in modals only', () => {
    const blocks = [{ type: 'alert', text: mrkdwn('x') }];
    expect(problems(modal({ blocks }))).toBeUndefined();
    expect(problems({ type: 'home', blocks }, 'home')).toHaveLength(1);
  });

  test('a view beyond 250 kB is too large', () => {
    const big = modal({
      blocks: Array.from({ length: 90 }, () => section({ text: mrkdwn('x'.repeat(2900)) })),
    });
    expect(checkView(big, 'modal')?.error).toBe('view_too_large');
  });
});
