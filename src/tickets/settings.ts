import { z } from 'zod';
import { AppError } from '../errors.ts';
import { type Plan, plans, type ReplyTargets, replyTargetsSchema } from './reply-target.ts';
import { isZone } from './when/local-time.ts';

/**
 * What a workspace decides about its tickets. Null is not set. `settingsGroup`: who may change this beside the
 * administrators. The secret of the webhook is kept elsewhere.
 */
export type TicketSettings = {
  triageChannel: string | null;
  csaChannel: string | null;
  onCallGroup: string | null;
  settingsGroup: string | null;
  plan: Plan | null;
  replyTargets: ReplyTargets;
  webhookUrl: string | null;
  defaultZone: string;
};
export const settingNames = [
  'triageChannel',
  'csaChannel',
  'onCallGroup',
  'settingsGroup',
  'plan',
  'replyTargets',
  'webhookUrl',
  'defaultZone',
] as const satisfies readonly (keyof TicketSettings)[];
export type SettingName = (typeof settingNames)[number];

/** Empty texts are not set. */
const orNull = <Schema extends z.ZodType<string>>(schema: Schema) =>
  z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? null : given),
    schema.nullable(),
  );

const channel = z.string().regex(/^[CG][A-Z0-9]{2,20}$/, 'Choose a channel, not a direct message.');
const group = z.string().regex(/^S[A-Z0-9]{2,20}$/, 'Choose a user group.');

/** The schema of the settings as they are kept. */
export const settingsSchema = z.strictObject({
  triageChannel: orNull(channel),
  csaChannel: orNull(channel),
  onCallGroup: orNull(group),
  settingsGroup: orNull(group),
  plan: z.enum(plans, `Choose one of ${plans.join(', ')}.`).nullable(),
  replyTargets: replyTargetsSchema,
  webhookUrl: orNull(
    z
      .string()
      .max(500, 'At most 500 characters.')
      .refine(
        // http only for origins that whoever runs the bot allows, which the caller checks.
        (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
        'Give an address that starts with https://.',
      ),
  ),
  defaultZone: z.string().refine(isZone, 'Give an IANA time zone, such as Europe/Berlin.'),
}) satisfies z.ZodType<TicketSettings>;

/** The settings of a workspace that has decided nothing yet. */
export function noSettings(defaultZone: string): TicketSettings {
  return {
    triageChannel: null,
    csaChannel: null,
    onCallGroup: null,
    settingsGroup: null,
    plan: null,
    replyTargets: {},
    webhookUrl: null,
    defaultZone,
  };
}

export type SettingsResult =
  | { ok: true; settings: TicketSettings; warnings: string[] }
  | { ok: false; errors: Partial<Record<SettingName, string>> };

/**
 * The settings with some of them changed, or a sentence for each that does not fit. Whether channels and groups exist, and
 * where the webhook may go, is checked by the caller. Warnings say what will not work as it is.
 * @throws AppError `input_invalid` for a name that is no setting.
 */
export function changeSettings(
  before: TicketSettings,
  changes: Partial<Record<SettingName, unknown>>,
): SettingsResult {
  const read = settingsSchema.safeParse({ ...before, ...changes });
  if (read.success) return { ok: true, settings: read.data, warnings: warningsOf(read.data) };
  const errors: Partial<Record<SettingName, string>> = {};
  for (const { path, message } of read.error.issues) {
    const [first, ...rest] = path.map(String);
    const name = settingNames.find((each) => each === first);
    if (name === undefined)
      throw new AppError('input_invalid', 'There is no such setting.', { cause: read.error });
    errors[name] ??= rest.length > 0 ? `${rest.join(', ')}: ${message}` : message;
  }
  return { ok: false, errors };
}

function warningsOf({
  triageChannel,
  onCallGroup,
  csaChannel,
  plan,
  replyTargets,
}: TicketSettings): string[] {
  const without = plan !== null && Object.keys(replyTargets[plan] ?? {}).length === 0;
  return [
    ...(triageChannel === null
      ? ['Without a triage channel no ticket can be sent: the first one asks for it.']
      : []),
    ...(onCallGroup === null ? ['Without an on-call group an Urgent ticket mentions nobody.'] : []),
    ...(csaChannel === null
      ? ['Without a CSA channel requests to architects go to the triage channel.']
      : []),
    ...(without ? ['Without reply targets for your plan, tickets say: see your contract.'] : []),
  ];
}
