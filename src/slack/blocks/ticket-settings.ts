import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { priorities } from '../../tickets/priority.ts';
import { noTarget, planNames, plans } from '../../tickets/reply-target.ts';
import type { SettingName, TicketSettings } from '../../tickets/settings.ts';
import { callbacks } from '../actions.ts';
import { context, plain, section } from './elements.ts';
import { preformatted } from './markdown.ts';

const words = (text: string) => ({ type: 'plain_text', text }) as const;

type Asked = { label: string; hint?: string; needed?: true };

function input(id: SettingName, { label, hint, needed }: Asked, element: InputBlock['element']): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    label: words(label),
    optional: needed !== true,
    ...(hint === undefined ? {} : { hint: words(hint) }),
    element,
  };
}

function line(initial: string | null, max_length: number, multiline = false): InputBlock['element'] {
  const value = initial === null || initial === '' ? {} : { initial_value: initial };
  return { type: 'plain_text_input', action_id: 'value', max_length, multiline, ...value };
}

/** `urgent: 1 hour`, a line for each priority that has a target under the plan. */
function targetLines({ plan, replyTargets }: TicketSettings): string {
  const targets = plan === null ? {} : (replyTargets[plan] ?? {});
  return priorities.flatMap((id) => (targets[id] === undefined ? [] : [`${id}: ${targets[id]}`])).join('\n');
}

/** Where tickets go and who is called. `draft` is sent when the settings are saved. */
export function settingsForm(settings: TicketSettings, draft = ''): ModalView {
  const { triageChannel, csaChannel, onCallGroup, settingsGroup, plan, webhookUrl, defaultZone } = settings;
  const option = (id: (typeof plans)[number]) => ({ text: words(planNames[id]), value: id });
  return {
    type: 'modal',
    callback_id: callbacks.ticketSettings,
    private_metadata: draft,
    title: words('Ticket settings'),
    submit: words('Save'),
    close: words('Cancel'),
    blocks: [
      context(
        draft === ''
          ? 'For admins of this workspace, and for the group that they choose below.'
          : 'Tickets have no triage channel yet. Set it once; your draft is kept and sent then.',
      ),
      input(
        'triageChannel',
        {
          label: 'Triage channel',
          hint: 'Its members are triage: they claim tickets and decide about priorities.',
          needed: true,
        },
        {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(triageChannel === null ? {} : { initial_conversation: triageChannel }),
        },
      ),
      input(
        'onCallGroup',
        {
          label: 'On-call user group',
          hint: 'Its handle or id, such as @on-call or S0123ABCD. It is mentioned for urgent tickets until somebody claims them.',
        },
        line(onCallGroup, 80),
      ),
      input(
        'csaChannel',
        {
          label: 'Channel for architects',
          hint: 'Requests from /heroku-csa go there; without one they go to triage.',
        },
        {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(csaChannel === null ? {} : { initial_conversation: csaChannel }),
        },
      ),
      input(
        'plan',
        { label: 'Support plan at Heroku' },
        {
          type: 'static_select',
          action_id: 'value',
          options: plans.map(option),
          ...(plan === null ? {} : { initial_option: option(plan) }),
        },
      ),
      input(
        'replyTargets',
        {
          label: 'Reply targets of this plan',
          hint: `What your contract says, such as urgent: 1 hour. One line each; without a line it reads: ${noTarget}.`,
        },
        line(targetLines(settings), 400, true),
      ),
      input(
        'defaultZone',
        {
          label: 'Time zone',
          hint: 'Of people whose own is not known, such as Europe/Berlin.',
          needed: true,
        },
        line(defaultZone, 60),
      ),
      input(
        'webhookUrl',
        { label: 'Webhook', hint: 'An https address that is told of every ticket. Deliveries are signed.' },
        line(webhookUrl, 500),
      ),
      input(
        'settingsGroup',
        {
          label: 'Who else may change these settings',
          hint: 'A user group by handle or id. Admins of the workspace always may.',
        },
        line(settingsGroup, 80),
      ),
    ],
  };
}

/** The settings were saved; the secret of a webhook is shown this once. */
export function settingsSaved(
  warnings: readonly string[],
  secret: string | undefined,
  isSealed: boolean,
): ModalView {
  const shown: KnownBlock[] =
    secret === undefined
      ? []
      : [
          section(
            '*Secret of the webhook.* Copy it now: it is not shown again. A new address gets a new secret.',
          ),
          { type: 'rich_text', elements: [preformatted(secret)] },
          context(
            isSealed
              ? 'The bot keeps it encrypted.'
              : 'The bot keeps it in its database without encryption, because ENCRYPTION_KEY is not set. Whoever runs the bot can set it; the secret is encrypted from then on.',
          ),
        ];
  return {
    type: 'modal',
    title: words('Ticket settings'),
    close: words('Close'),
    blocks: [plain('Saved.'), ...warnings.map((warning) => plain(warning)), ...shown],
  };
}
