import type { AllMiddlewareArgs, ViewStateValue } from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Book } from '../tickets/book.ts';
import { readPriority } from '../tickets/priority.ts';
import { changeSettings, type SettingName, type TicketSettings } from '../tickets/settings.ts';
import type { Webhooks } from '../tickets/webhook.ts';
import { callbacks } from './actions.ts';
import { settingsForm, settingsSaved } from './blocks/ticket-settings.ts';
import type { Listeners } from './listeners.ts';
import { slackCode } from './refusals.ts';

type Client = AllMiddlewareArgs['client'];
type Values = Record<string, Record<string, ViewStateValue>>;

const onlyAdmins =
  'Only an admin of this workspace may set where tickets go. Ask one to type /heroku-ticket settings.';

export async function isAdmin(user: string, client: Client): Promise<boolean> {
  const who = (await client.users.info({ user })).user;
  return who?.is_admin === true || who?.is_owner === true;
}

/**
 * Opens the settings; a `draft` goes out when they are saved.
 * @throws AppError `not_allowed` for anybody but an admin.
 */
export async function openTicketSettings(
  { trigger, user, client }: { trigger: string; user: string; client: Client },
  settings: TicketSettings,
  draft = '',
): Promise<void> {
  if (!(await isAdmin(user, client)))
    throw new AppError('not_allowed', draft === '' ? onlyAdmins : `${onlyAdmins} Your draft is kept.`);
  await client.views.open({ trigger_id: trigger, view: settingsForm(settings, draft) });
}

/** Why tickets cannot go to a channel; undefined when they can. */
export async function triageProblem(channel: string, client: Client): Promise<string | undefined> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    return found?.is_archived === true ? 'The channel is archived. Choose another one.' : undefined;
  } catch (error) {
    if (!/^(?:channel_not_found|not_in_channel|missing_scope)$/.test(slackCode(error) ?? '')) throw error;
    return 'The bot cannot see this channel. Invite it there first: /invite @Heroku Support';
  }
}

/** `urgent: 1 hour` by lines; what names no priority is given back as a problem. */
export function readTargets(text: string): { targets: Record<string, string> } | { problem: string } {
  const targets: Record<string, string> = {};
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, word = '', words = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
    const priority = readPriority(word);
    if (priority === undefined)
      return {
        problem: `“${line.trim().slice(0, 40)}” names no priority. Write, for example, urgent: 1 hour.`,
      };
    targets[priority] = words.trim();
  }
  return { targets };
}

function changesOf(values: Values, before: TicketSettings) {
  const given = (name: SettingName) => values[name]?.value;
  const text = (name: SettingName) => given(name)?.value?.trim() ?? '';
  const group = text('onCallGroup');
  const plan = given('plan')?.selected_option?.value ?? null;
  const read = readTargets(text('replyTargets'));
  if ('problem' in read) return { problem: read.problem };
  const changes: Partial<Record<SettingName, unknown>> = {
    triageChannel: given('triageChannel')?.selected_conversation ?? null,
    onCallGroup: /^<!subteam\^(S[A-Z0-9]+)/.exec(group)?.[1] ?? group,
    plan,
    replyTargets: plan === null ? before.replyTargets : { ...before.replyTargets, [plan]: read.targets },
    webhookUrl: text('webhookUrl'),
    defaultZone: text('defaultZone') || before.defaultZone,
  };
  return { changes };
}

/** Saving the settings: only admins, only what Slack knows. `sendDraft` sends the draft that asked for them. */
export function registerTicketSettings(
  on: Listeners,
  book: Book,
  webhooks: Webhooks,
  sendDraft: (id: string, user: string, team: string, client: Client) => Promise<unknown>,
): void {
  on.submit(callbacks.ticketSettings, async ({ view, body, ack, client }) => {
    const team = body.team?.id ?? '';
    const refuse = (errors: Partial<Record<SettingName, string>>) =>
      ack({ response_action: 'errors', errors: errors as Record<string, string> });
    if (!(await isAdmin(body.user.id, client))) return refuse({ triageChannel: onlyAdmins });
    const before = await book.settings(team);
    const read = changesOf(view.state.values, before);
    if ('problem' in read) return refuse({ replyTargets: read.problem });
    const changed = changeSettings(before, read.changes);
    if (!changed.ok) return refuse(changed.errors);
    const { settings } = changed;
    if (settings.triageChannel === null) return refuse({ triageChannel: 'Choose a channel.' });
    const { webhookUrl } = settings;
    const isNew = webhookUrl !== null && webhookUrl !== before.webhookUrl;
    const [channel, target] = await Promise.all([
      triageProblem(settings.triageChannel, client),
      isNew ? webhooks.problemOf(webhookUrl) : undefined,
    ]);
    if (channel !== undefined) return refuse({ triageChannel: channel });
    if (target !== undefined) return refuse({ webhookUrl: target });
    const secret = isNew ? await webhooks.renewSecret(team) : undefined;
    await book.saveSettings(team, settings);
    await ack({ response_action: 'update', view: settingsSaved(changed.warnings, secret) });
    // The first ticket asked for the settings and was kept: now it goes out.
    if (view.private_metadata !== '') await sendDraft(view.private_metadata, body.user.id, team, client);
  });
}
