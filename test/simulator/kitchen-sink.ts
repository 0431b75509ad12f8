import type { Block } from '../../src/simulator/workspace/entities.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const cell = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value, text: String(value) });

/** A message with every block that messages may have. */
export const messageBlocks: Block[] = [
  { type: 'header', text: plain('H12 · Request timeout :warning:') },
  {
    type: 'section',
    text: mrkdwn(
      '*Bold*, _italic_, ~struck~, `code` and <https://example.com/docs|a link>. Ask <@U0SIMSAM> in <#C0SIMOPS>.',
    ),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('share', 'Share'), option('hide', 'Hide')],
    },
  },
  {
    type: 'section',
    fields: [
      mrkdwn('*Level*\nCritical'),
      mrkdwn('*Status*\n503'),
      mrkdwn('*Since*\n<!date^1767225600^{date_short_pretty} at {time}|1 January>'),
    ],
  },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: 'First checks', style: { bold: true } }],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Look at the slowest requests' }] },
          {
            type: 'rich_text_section',
            elements: [{ type: 'link', url: 'https://example.com', text: 'Read more' }],
          },
        ],
      },
      {
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: 'heroku logs --tail --app my-app\nheroku ps' }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Quoted <words> & signs' }] },
    ],
  },
  {
    type: 'table',
    rows: [
      [cell('Dyno'), cell('Events')],
      [cell('web.1'), number(12)],
      [cell('web.2'), number(3)],
    ],
  },
  {
    type: 'data_table',
    caption: 'Events for each path',
    page_size: 3,
    row_header_column_index: 0,
    rows: [
      [cell('Path'), cell('Count')],
      ...['/a', '/b', '/c', '/d', '/e'].map((path, index) => [cell(path), number((index * 7) % 5)]),
    ],
  },
  {
    type: 'data_visualization',
    title: 'Events for each minute',
    chart: {
      type: 'bar',
      axis_config: { categories: ['10:00', '10:01', '10:02', '10:03'], x_label: 'Minute', y_label: 'Events' },
      series: [
        {
          name: 'H12',
          data: [
            { label: '10:00', value: 3 },
            { label: '10:01', value: 9 },
            { label: '10:02', value: 14 },
            { label: '10:03', value: 5 },
          ],
        },
        {
          name: 'R14',
          data: [
            { label: '10:00', value: 1 },
            { label: '10:01', value: 2 },
            { label: '10:02', value: 6 },
            { label: '10:03', value: 8 },
          ],
        },
      ],
    },
  },
  {
    type: 'container',
    title: plain('Details'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', text: mrkdwn('What is inside the container.') }],
  },
  {
    type: 'card',
    title: mrkdwn('*A card*'),
    subtitle: mrkdwn('With a subtitle'),
    body: mrkdwn('And a body.'),
    actions: [{ type: 'button', action_id: 'card_button', text: plain('Open the card') }],
  },
  { type: 'markdown', text: '**Markdown** with a [link](https://example.com) and\n\n- a list\n- of two' },
  {
    type: 'image',
    image_url: 'https://example.com/picture.png',
    alt_text: 'A dashboard',
    title: plain('Dashboard'),
  },
  { type: 'context', elements: [mrkdwn('Source: *Dev Center* · reviewed 2026-10-01')] },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), style: 'primary', value: 'now' },
      {
        type: 'button',
        action_id: 'stop',
        text: plain('Stop'),
        style: 'danger',
        confirm: {
          title: plain('Stop it?'),
          text: mrkdwn('This *cannot* be undone.'),
          confirm: plain('Stop'),
          deny: plain('Keep'),
        },
      },
      { type: 'button', action_id: 'docs', text: plain('Read the docs'), url: 'https://example.com/docs' },
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick a code'),
        options: [option('H12'), option('R14')],
      },
      { type: 'datepicker', action_id: 'day', placeholder: plain('Pick a day') },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'vote',
        positive_button: { text: plain('Helpful'), value: 'yes', accessibility_label: 'Helpful' },
        negative_button: { text: plain('Not helpful'), value: 'no', accessibility_label: 'Not helpful' },
      },
    ],
  },
];

const field = (block_id: string, label: string, element: object, more: object = {}): Block => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'v', ...element },
  ...more,
});

/** A form with every input that modals may have. */
export const everyInput: Block[] = [
  { type: 'alert', level: 'warning', text: mrkdwn('If production is down, call first.') },
  field('subject', 'Subject', { type: 'plain_text_input', max_length: 80 }, { hint: plain('One line.') }),
  field('story', 'What happened', { type: 'plain_text_input', multiline: true }),
  field('mail', 'E-mail', { type: 'email_text_input' }),
  field('address', 'Address', { type: 'url_text_input' }),
  field('count', 'People affected', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
  field('priority', 'Priority', {
    type: 'static_select',
    option_groups: [
      { label: plain('Soon'), options: [option('urgent', 'Urgent'), option('high', 'High')] },
      { label: plain('Later'), options: [option('low', 'Low')] },
    ],
  }),
  field('systems', 'Systems', {
    type: 'multi_static_select',
    options: [option('apps', 'Apps'), option('data', 'Data')],
  }),
  field('app', 'Application', { type: 'external_select', min_query_length: 1 }),
  field('who', 'Person', { type: 'users_select' }),
  field('where', 'Conversation', { type: 'conversations_select', response_url_enabled: true }),
  field('channel', 'Channel', { type: 'channels_select' }),
  field('scope', 'Scope', {
    type: 'radio_buttons',
    options: [option('all', 'Everybody'), option('some', 'Some people')],
  }),
  field('checks', 'I have checked', {
    type: 'checkboxes',
    options: [
      { ...option('logs', 'The logs'), description: plain('heroku logs') },
      option('status', 'The status page'),
    ],
  }),
  field('day', 'Day', { type: 'datepicker' }),
  field('time', 'Time', { type: 'timepicker' }),
  field('moment', 'Moment', { type: 'datetimepicker' }),
  field('files', 'Log files', { type: 'file_input', max_files: 2 }, { optional: true }),
  field('rich', 'Notes', { type: 'rich_text_input' }, { optional: true }),
];
