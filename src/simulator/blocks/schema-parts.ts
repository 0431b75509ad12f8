import { z } from 'zod';
import { limits } from './limits.ts';

/** Text of `min` to `max` characters, counted in code points as Slack counts them. */
export function text(max: number, min = 0) {
  return z.string().superRefine((value, context) => {
    const length = [...value].length;
    if (length > max)
      context.addIssue({ code: 'custom', message: `must be less than ${max + 1} characters` });
    if (length < min)
      context.addIssue({ code: 'custom', message: `must be more than ${min - 1} characters` });
  });
}

/** A list of `min` to `max` entries. */
export function list<T extends z.ZodType>(entry: T, max: number, min = 1) {
  return z.array(entry).superRefine((value, context) => {
    if (value.length > max)
      context.addIssue({ code: 'custom', message: `no more than ${max} items allowed` });
    if (value.length < min)
      context.addIssue({ code: 'custom', message: `no fewer than ${min} items allowed` });
  });
}

/** A `plain_text` object. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max, 1), emoji: z.boolean().optional() });

/** A `mrkdwn` object. */
export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max, 1), verbatim: z.boolean().optional() });

/** A text object of either kind. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

const slackFile = z.union([
  z.strictObject({ url: text(limits.url, 1) }),
  z.strictObject({ id: text(255, 1) }),
]);

/** Where an image comes from: exactly one of the two. */
export const imageSource = {
  image_url: text(limits.url, 1).optional(),
  slack_file: slackFile.optional(),
};

export const confirm = z.strictObject({
  title: plain(limits.confirmTitle).optional(),
  text: anyText(limits.confirmText),
  confirm: plain(limits.confirmButton).optional(),
  deny: plain(limits.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const optionOf = <T extends z.ZodType>(label: T) =>
  z.strictObject({
    text: label,
    value: text(limits.optionValue, 1).optional(),
    description: anyText(limits.optionDescription).optional(),
    url: text(limits.url, 1).optional(),
  });

/** An option of a menu: plain text only. */
export const option = optionOf(plain(limits.optionText));

/** An option of checkboxes and radio buttons: `mrkdwn` works too. */
export const choice = optionOf(anyText(limits.optionText));

export const optionGroup = z.strictObject({
  label: plain(limits.optionText),
  options: list(option, limits.selectOptions),
});

export const placeholder = plain(limits.placeholder);

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional(),
});

export const actionId = text(limits.actionId, 1).optional();
export const blockId = text(limits.blockId).optional();
