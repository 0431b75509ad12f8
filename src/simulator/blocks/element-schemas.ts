import { z } from 'zod';
import { limits } from './limits.ts';
import {
  actionId,
  choice,
  confirm,
  dispatchConfig,
  imageSource,
  list,
  option,
  optionGroup,
  placeholder,
  plain,
  text,
} from './schema-parts.ts';

const base = { action_id: actionId };
const asks = { ...base, confirm: confirm.optional(), focus_on_load: z.boolean().optional() };
const menu = { ...asks, placeholder: placeholder.optional() };
const many = { ...menu, max_selected_items: z.number().int().min(1).optional() };
const typed = {
  ...base,
  placeholder: placeholder.optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: dispatchConfig.optional(),
};
const accessibilityLabel = text(limits.buttonAccessibilityLabel).optional();
const idList = z.array(text(255, 1)).optional();
const filter = z.strictObject({
  include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const staticOptions = {
  options: list(option, limits.selectOptions).optional(),
  option_groups: list(optionGroup, limits.selectGroups).optional(),
};
const feedback = z.strictObject({
  text: plain(limits.buttonText),
  value: text(limits.buttonValue),
  accessibility_label: accessibilityLabel,
});

export const button = z.strictObject({
  ...base,
  type: z.literal('button'),
  text: plain(limits.buttonText),
  value: text(limits.buttonValue).optional(),
  url: text(limits.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: accessibilityLabel,
});

export const imageElement = z.strictObject({
  type: z.literal('image'),
  alt_text: text(limits.imageAlt, 1),
  ...imageSource,
});

const exactlyOneSource = 'exactly one of options and option_groups is required';

const staticSelect = z
  .strictObject({
    ...menu,
    type: z.literal('static_select'),
    ...staticOptions,
    initial_option: option.optional(),
  })
  .refine((e) => (e.options === undefined) !== (e.option_groups === undefined), exactlyOneSource);

const multiStaticSelect = z
  .strictObject({
    ...many,
    type: z.literal('multi_static_select'),
    ...staticOptions,
    initial_options: z.array(option).optional(),
  })
  .refine((e) => (e.options === undefined) !== (e.option_groups === undefined), exactlyOneSource);

/** Every interactive element by its type. */
export const elements = {
  button,
  checkboxes: z.strictObject({
    ...asks,
    type: z.literal('checkboxes'),
    options: list(choice, limits.choiceOptions),
    initial_options: z.array(choice).min(1).optional(),
  }),
  radio_buttons: z.strictObject({
    ...asks,
    type: z.literal('radio_buttons'),
    options: list(choice, limits.choiceOptions),
    initial_option: choice.optional(),
  }),
  datepicker: z.strictObject({
    ...menu,
    type: z.literal('datepicker'),
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-01-31')
      .optional(),
  }),
  timepicker: z.strictObject({
    ...menu,
    type: z.literal('timepicker'),
    initial_time: z
      .string()
      .regex(/^\d{2}:\d{2}$/, 'must be a time like 23:59')
      .optional(),
    timezone: z.string().optional(),
  }),
  datetimepicker: z.strictObject({
    ...asks,
    type: z.literal('datetimepicker'),
    initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
  static_select: staticSelect,
  external_select: z.strictObject({
    ...menu,
    type: z.literal('external_select'),
    min_query_length: z.number().int().min(0).optional(),
    initial_option: option.optional(),
  }),
  users_select: z.strictObject({
    ...menu,
    type: z.literal('users_select'),
    initial_user: z.string().optional(),
  }),
  conversations_select: z.strictObject({
    ...menu,
    type: z.literal('conversations_select'),
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: filter.optional(),
  }),
  channels_select: z.strictObject({
    ...menu,
    type: z.literal('channels_select'),
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  multi_static_select: multiStaticSelect,
  multi_external_select: z.strictObject({
    ...many,
    type: z.literal('multi_external_select'),
    min_query_length: z.number().int().min(0).optional(),
    initial_options: z.array(option).optional(),
  }),
  multi_users_select: z.strictObject({
    ...many,
    type: z.literal('multi_users_select'),
    initial_users: idList,
  }),
  multi_conversations_select: z.strictObject({
    ...many,
    type: z.literal('multi_conversations_select'),
    initial_conversations: idList,
    default_to_current_conversation: z.boolean().optional(),
    filter: filter.optional(),
  }),
  multi_channels_select: z.strictObject({
    ...many,
    type: z.literal('multi_channels_select'),
    initial_channels: idList,
  }),
  overflow: z.strictObject({
    ...base,
    type: z.literal('overflow'),
    options: list(option, limits.overflowOptions),
    confirm: confirm.optional(),
  }),
  plain_text_input: z.strictObject({
    ...typed,
    type: z.literal('plain_text_input'),
    initial_value: z.string().optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(limits.plainInputLength).optional(),
    max_length: z.number().int().min(1).max(limits.plainInputLength).optional(),
  }),
  email_text_input: z.strictObject({
    ...typed,
    type: z.literal('email_text_input'),
    initial_value: z.string().optional(),
  }),
  url_text_input: z.strictObject({
    ...typed,
    type: z.literal('url_text_input'),
    initial_value: z.string().optional(),
  }),
  number_input: z.strictObject({
    ...typed,
    type: z.literal('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  rich_text_input: z.strictObject({
    ...typed,
    type: z.literal('rich_text_input'),
    initial_value: z.looseObject({ type: z.literal('rich_text') }).optional(),
    min_lines: z.number().int().min(1).max(100).optional(),
    max_lines: z.number().int().min(1).max(100).optional(),
  }),
  file_input: z.strictObject({
    ...base,
    type: z.literal('file_input'),
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(limits.fileInputFiles).optional(),
  }),
  workflow_button: z.looseObject({
    ...base,
    type: z.literal('workflow_button'),
    text: plain(limits.buttonText),
  }),
  feedback_buttons: z.strictObject({
    ...base,
    type: z.literal('feedback_buttons'),
    positive_button: feedback,
    negative_button: feedback,
  }),
  icon_button: z.strictObject({
    ...base,
    type: z.literal('icon_button'),
    icon: z.string(),
    text: plain(limits.buttonText),
    value: text(limits.buttonValue).optional(),
    accessibility_label: accessibilityLabel,
    visible_to_user_ids: list(z.string(), 10).optional(),
    confirm: confirm.optional(),
  }),
} as const;

export type ElementType = keyof typeof elements;
