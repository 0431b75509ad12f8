import type { AllMiddlewareArgs } from '@slack/bolt';
import { slackCode } from './refusals.ts';

type Client = AllMiddlewareArgs['client'];

/** A user group as it was found, or why it is not taken. `warning`: what could not be checked. */
export type FoundGroup = { id: string | null; warning?: string } | { problem: string };

/** Reading groups is optional for an app, and a far end that does not know the method has none. */
const blind = /^(?:missing_scope|unknown_method|not_allowed_token_type|no_permission)$/;

/** What Slack says, or undefined where the app may not look. */
async function look<Found>(asking: Promise<Found>): Promise<Found | undefined> {
  return asking.catch((error: unknown) => {
    if (blind.test(slackCode(error) ?? '')) return undefined;
    throw error;
  });
}

/** Finds the user group that somebody typed: a mention, a handle such as @oncall, or an id such as S0123ABCD. */
export async function findGroup(typed: string, client: Client): Promise<FoundGroup> {
  const text = typed.trim();
  if (text === '') return { id: null };
  const id = /^(?:<!subteam\^)?(S[A-Z0-9]{2,20})(?:[|>].*)?$/.exec(text)?.[1];
  const answer = await look(client.usergroups.list({ include_disabled: true }));
  if (answer === undefined) {
    if (id === undefined)
      return {
        problem:
          'Give its id, such as S0123ABCD: the bot may not look up groups by name. Allow it the scope usergroups:read, or copy the id from the group’s menu.',
      };
    return { id, warning: 'The user group could not be checked: the bot lacks the scope usergroups:read.' };
  }
  const handle = text.replace(/^@/, '').toLowerCase();
  const found = (answer.usergroups ?? []).find(
    (group) => group.id === id || group.handle?.toLowerCase() === handle,
  );
  if (found?.id === undefined)
    return { problem: `There is no user group ${text.slice(0, 40)} in this workspace.` };
  if (found.date_delete !== undefined && found.date_delete > 0)
    return { problem: 'This user group is disabled. Choose another one, or enable it again.' };
  return { id: found.id };
}

/** Whether somebody belongs to a group; nobody does where the bot may not look. */
export async function isInGroup(group: string, user: string, client: Client): Promise<boolean> {
  const answer = await look(client.usergroups.users.list({ usergroup: group }));
  return answer?.users?.includes(user) === true;
}
