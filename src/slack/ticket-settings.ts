import type { AllMiddlewareArgs, BlockAction, ButtonAction, ViewStateValue } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { Book } from '../tickets/book.ts';
import type { CsaBook } from '../tickets/csa/book.ts';
import { readPriority } from '../tickets/priority.ts';
import { changeSettings, type SettingName, type TicketSettings } from '../tickets/settings.ts';
import type { Webhooks } from '../tickets/webhook.ts';
import { actions, callbacks } from './actions.ts';
import { settingsForm, settingsSaved } from './blocks/ticket-settings.ts';
import type { Listeners } from './listeners.ts';
import { slackCode } from './refusals.ts';
import { findGroup, isInGroup } from './ticket-groups.ts';

type Client = AllMiddlewareArgs['client'];
type GroupName = 'onCallGroup' | 'settingsGroup';
type Values = Record<string, Record<string, ViewStateValue>>;

const onlyAdmins =
  'Only an admin of this workspace, or a member of the group chosen for it, may change these settings. Ask one to type /heroku-ticket settings.';

/** Whether somebody may change the settings: admins and owners, and the members of the group that they chose. */
export async function mayAdminister(
  user: string,
  { settingsGroup }: Pick<TicketSettings, 'settingsGroup'>,
  client: Client,
): Promise<boolean> {
  const who = (await client.users.info({ user })).user;
  if (who?.is_admin === true || who?.is_owner === true) return true;
  return settingsGroup !== null && (await isInGroup(settingsGroup, user, client));
}

/**
 * Opens the settings; a `draft` goes out when they are saved.
 * @throws AppError `not_allowed` for anybody who may not change them.
 */
export async function openTicketSettings(
  { trigger, user, client }: { trigger: string; user: string; client: Client },
  settings: TicketSettings,
  draft = '',
): Promise<void> {
  if (!(await mayAdminister(user, settings, client)))
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
  const plan = given('plan')?.selected_option?.value ?? null;
  // What is wrong in it is quoted, and what is right is shown on every card.
  const read = readTargets(redact(text('replyTargets')).text);
  if ('problem' in read) return { problem: read.problem };
  const changes: Partial<Record<SettingName, unknown>> = {
    triageChannel: given('triageChannel')?.selected_conversation ?? null,
    csaChannel: given('csaChannel')?.selected_conversation ?? null,
    plan,
    replyTargets: plan === null ? before.replyTargets : { ...before.replyTargets, [plan]: read.targets },
    webhookUrl: text('webhookUrl'),
    defaultZone: text('defaultZone') || before.defaultZone,
  };
  return { changes, groups: { onCallGroup: text('onCallGroup'), settingsGroup: text('settingsGroup') } };
}

/** The groups that were typed, as Slack knows them. */
async function groupsOf(
  typed: Record<GroupName, string>,
  client: Client,
): Promise<{
  found: Partial<Record<GroupName, string | null>>;
  errors: Partial<Record<GroupName, string>>;
  warnings: string[];
}> {
  const names = ['onCallGroup', 'settingsGroup'] as const;
  const groups = await Promise.all(
    names.map(async (name) => [name, await findGroup(typed[name], client)] as const),
  );
  const found: Partial<Record<GroupName, string | null>> = {};
  const errors: Partial<Record<GroupName, string>> = {};
  const warnings: string[] = [];
  for (const [name, group] of groups) {
    if ('problem' in group) errors[name] = group.problem;
    else {
      found[name] = group.id;
      if (group.warning !== undefined) warnings.push(group.warning);
    }
  }
  return { found, errors, warnings: [...new Set(warnings)] };
}

/** What the settings reach: tickets and requests that wait for a channel, and the webhook. */
type SettingsParts = { book: Book; webhooks: Webhooks; isSealed: boolean; csa: Pick<CsaBook, 'wake'> };

/**
 * Saving the settings: only who may, only what Slack knows. `sendDraft` sends the draft that asked for them; `isSealed`:
 * secrets are encrypted at rest.
 */
export function registerTicketSettings(
  on: Listeners,
  { book, webhooks, isSealed, csa }: SettingsParts,
  sendDraft: (id: string, user: string, team: string, client: Client) => Promise<unknown>,
): void {
  on.action<BlockAction<ButtonAction>>(actions.ticketSettings, async ({ body, ack, client }) => {
    await ack();
    const opening = { trigger: body.trigger_id, user: body.user.id, client };
    await openTicketSettings(opening, await book.settings(body.team?.id ?? ''));
  });

  on.submit(callbacks.ticketSettings, async ({ view, body, ack, client }) => {
    const team = body.team?.id ?? '';
    const refuse = (errors: Partial<Record<SettingName, string>>) =>
      ack({ response_action: 'errors', errors: errors as Record<string, string> });
    const before = await book.settings(team);
    if (!(await mayAdminister(body.user.id, before, client))) return refuse({ triageChannel: onlyAdmins });
    const read = changesOf(view.state.values, before);
    if ('problem' in read) return refuse({ replyTargets: read.problem });
    const groups = await groupsOf(read.groups, client);
    const changed = changeSettings(before, { ...read.changes, ...groups.found });
    if (!changed.ok || Object.keys(groups.errors).length > 0)
      return refuse({ ...(changed.ok ? {} : changed.errors), ...groups.errors });
    const { settings } = changed;
    if (settings.triageChannel === null) return refuse({ triageChannel: 'Choose a channel.' });
    const { webhookUrl } = settings;
    const isNew = webhookUrl !== null && webhookUrl !== before.webhookUrl;
    const [channel, architects, target] = await Promise.all([
      triageProblem(settings.triageChannel, client),
      settings.csaChannel === null ? undefined : triageProblem(settings.csaChannel, client),
      isNew ? webhooks.problemOf(webhookUrl) : undefined,
    ]);
    const problems = Object.entries({ triageChannel: channel, csaChannel: architects, webhookUrl: target });
    const wrong = problems.filter(([, problem]) => problem !== undefined);
    if (wrong.length > 0) return refuse(Object.fromEntries(wrong));
    const secret = isNew ? await webhooks.renewSecret(team) : undefined;
    await book.saveSettings(team, settings);
    await csa.wake(team);
    await ack({
      response_action: 'update',
      view: settingsSaved([...changed.warnings, ...groups.warnings], secret, isSealed),
    });
    // The first ticket asked for the settings and was kept: now it goes out.
    if (view.private_metadata !== '') await sendDraft(view.private_metadata, body.user.id, team, client);
  });
}
