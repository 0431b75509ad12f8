import { z } from 'zod';
import { button, elements, imageElement } from './element-schemas.ts';
import { limits } from './limits.ts';
import { anyText, blockId, imageSource, list, plain, text } from './schema-parts.ts';

const base = { block_id: blockId };

const selects = [
  elements.static_select,
  elements.external_select,
  elements.users_select,
  elements.conversations_select,
  elements.channels_select,
  elements.multi_static_select,
  elements.multi_external_select,
  elements.multi_users_select,
  elements.multi_conversations_select,
  elements.multi_channels_select,
] as const;

const pickers = [
  elements.checkboxes,
  elements.radio_buttons,
  elements.datepicker,
  elements.timepicker,
  ...selects,
] as const;

const actionElement = z.discriminatedUnion('type', [
  button,
  elements.overflow,
  elements.datetimepicker,
  elements.rich_text_input,
  elements.workflow_button,
  ...pickers,
]);

const accessory = z.discriminatedUnion('type', [
  button,
  imageElement,
  elements.overflow,
  elements.workflow_button,
  ...pickers,
]);

const inputElement = z.discriminatedUnion('type', [
  elements.plain_text_input,
  elements.email_text_input,
  elements.url_text_input,
  elements.number_input,
  elements.rich_text_input,
  elements.file_input,
  elements.datetimepicker,
  ...pickers,
]);

const richTextPart = z.looseObject({
  type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote']),
  elements: z.array(z.looseObject({ type: z.string() })),
});

const richText = z.strictObject({ ...base, type: z.literal('rich_text'), elements: z.array(richTextPart) });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: text(Number.MAX_SAFE_INTEGER, 1) }),
  z.strictObject({
    type: z.literal('raw_number'),
    value: z.number(),
    text: text(Number.MAX_SAFE_INTEGER, 1),
  }),
  richText,
]);

const chartPoint = z.strictObject({ label: text(limits.chartLabel, 1), value: z.number() });
const chartSeries = z.strictObject({
  name: text(limits.chartLabel, 1),
  data: list(chartPoint, limits.chartCategories),
});
const axes = {
  series: list(chartSeries, limits.chartSeries),
  axis_config: z.strictObject({
    categories: list(text(limits.chartLabel, 1), limits.chartCategories),
    x_label: text(limits.chartTitle).optional(),
    y_label: text(limits.chartTitle).optional(),
  }),
};
const chart = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('pie'),
    segments: list(
      chartPoint.refine((point) => point.value > 0, 'must be greater than 0'),
      limits.chartSeries,
    ),
  }),
  z.strictObject({ type: z.literal('bar'), ...axes }),
  z.strictObject({ type: z.literal('line'), ...axes }),
  z.strictObject({ type: z.literal('area'), ...axes }),
]);

const card = z
  .strictObject({
    ...base,
    type: z.literal('card'),
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.looseObject({}).optional(),
    title: anyText(limits.cardTitle).optional(),
    subtitle: anyText(limits.cardTitle).optional(),
    body: anyText(limits.cardBody).optional(),
    subtext: anyText(limits.cardBody).optional(),
    actions: list(button, limits.cardActions).optional(),
  })
  .refine(
    (c) => c.hero_image ?? c.title ?? c.actions ?? c.body,
    'one of hero_image, title, actions, body is required',
  );

const task = z.looseObject({
  ...base,
  type: z.literal('task_card'),
  task_id: text(255, 1),
  title: text(limits.sectionText, 1),
  status: z.enum(['in_progress', 'complete', 'error']),
});

/** Every block by its type: the fields it may have and how long they may be. */
export const blockSchemas = {
  section: z
    .strictObject({
      ...base,
      type: z.literal('section'),
      text: anyText(limits.sectionText).optional(),
      fields: list(anyText(limits.sectionField), limits.sectionFields).optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine((block) => block.text ?? block.fields, 'missing required field: text'),
  header: z.strictObject({
    ...base,
    type: z.literal('header'),
    text: plain(limits.headerText),
    level: z.number().int().min(1).max(4).optional(),
  }),
  divider: z.strictObject({ ...base, type: z.literal('divider') }),
  context: z.strictObject({
    ...base,
    type: z.literal('context'),
    elements: list(z.union([imageElement, anyText(limits.sectionText)]), limits.contextElements),
  }),
  actions: z.strictObject({
    ...base,
    type: z.literal('actions'),
    elements: list(actionElement, limits.actionsElements),
  }),
  image: z.strictObject({
    ...base,
    type: z.literal('image'),
    alt_text: text(limits.imageAlt, 1),
    title: plain(limits.imageTitle).optional(),
    ...imageSource,
  }),
  input: z.strictObject({
    ...base,
    type: z.literal('input'),
    label: plain(limits.inputLabel),
    hint: plain(limits.inputHint).optional(),
    element: inputElement,
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  rich_text: richText,
  video: z.looseObject({ ...base, type: z.literal('video'), alt_text: text(limits.videoText, 1) }),
  markdown: z.strictObject({ ...base, type: z.literal('markdown'), text: text(limits.markdownText, 1) }),
  table: z.strictObject({
    ...base,
    type: z.literal('table'),
    rows: list(list(cell, limits.tableColumns), limits.tableRows),
    column_settings: z.array(z.looseObject({}).nullable()).optional(),
  }),
  data_table: z
    .strictObject({
      ...base,
      type: z.literal('data_table'),
      caption: text(limits.sectionText, 1),
      rows: list(list(cell, limits.dataTableColumns), limits.dataTableRows, 2),
      page_size: z.number().int().min(1).max(limits.dataTablePageSize).optional(),
      row_header_column_index: z.number().int().min(0).optional(),
    })
    .refine(
      (t) => t.rows.every((row) => row.length === t.rows[0]?.length),
      'all rows must have the same length',
    ),
  data_visualization: z.strictObject({
    ...base,
    type: z.literal('data_visualization'),
    title: text(limits.chartTitle, 1),
    chart,
  }),
  card,
  carousel: z.strictObject({
    ...base,
    type: z.literal('carousel'),
    elements: list(card, limits.carouselCards),
  }),
  alert: z.strictObject({
    ...base,
    type: z.literal('alert'),
    text: anyText(limits.alertText),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  container: z.strictObject({
    ...base,
    type: z.literal('container'),
    title: plain(limits.containerTitle).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(limits.containerTitle).optional(),
    // What is inside is checked as blocks of their own, see check-blocks.ts.
    child_blocks: list(z.looseObject({ type: z.string() }), limits.containerBlocks),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  }),
  context_actions: z.strictObject({
    ...base,
    type: z.literal('context_actions'),
    elements: list(
      z.discriminatedUnion('type', [elements.feedback_buttons, elements.icon_button]),
      limits.contextActionsElements,
    ),
  }),
  task_card: task,
  plan: z.looseObject({ ...base, type: z.literal('plan'), title: text(limits.sectionText, 1) }),
} as const;

export type BlockType = keyof typeof blockSchemas;
