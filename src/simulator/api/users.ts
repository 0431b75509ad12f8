import { teamId } from '../workspace/directory.ts';
import type { JsonObject, Person } from '../workspace/entities.ts';
import { asText } from '../workspace/json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, done, type Methods, refuse } from './answer.ts';

/** `users.*` and `usergroups.*`: the emulator knows no time zones, no admins and no groups. */
export function userMethods(workspace: Workspace): Methods {
  const { directory } = workspace;
  const everybody = (): Person[] => [...directory.people, directory.bot];
  const group = directory.userGroup;

  const scoped = (scope: string, answer: (args: JsonObject) => Answer) => (args: JsonObject) =>
    workspace.scopes && !workspace.scopes.includes(scope)
      ? { ...refuse('missing_scope'), needed: scope, provided: workspace.scopes.join(',') }
      : answer(args);

  return {
    'users.info': scoped('users:read', (args) => {
      const person = everybody().find((p) => p.id === args.user);
      return person ? done({ user: toUser(person, mayReadMail(workspace)) }) : refuse('user_not_found');
    }),
    'users.list': scoped('users:read', () =>
      done({
        members: everybody().map((person) => toUser(person, mayReadMail(workspace))),
        response_metadata: { next_cursor: '' },
      }),
    ),
    'users.lookupByEmail': scoped('users:read.email', (args) => {
      const person = directory.people.find((p) => mail(p) === asText(args.email).toLowerCase());
      return person ? done({ user: toUser(person, true) }) : refuse('users_not_found');
    }),
    'usergroups.list': scoped('usergroups:read', () => done({ usergroups: [group] })),
    'usergroups.users.list': scoped('usergroups:read', (args) =>
      args.usergroup === group.id ? done({ users: group.users }) : refuse('no_such_subteam'),
    ),
  };
}

function mayReadMail(workspace: Workspace): boolean {
  return workspace.scopes?.includes('users:read.email') ?? true;
}

function mail(person: Person): string {
  return `${person.name}@example.com`;
}

/** Slack's user object. */
export function toUser(person: Person, withMail: boolean): JsonObject {
  return {
    id: person.id,
    team_id: teamId,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: person.timeZone,
    tz_label: zoneName(person.timeZone),
    tz_offset: offsetSeconds(person.timeZone, new Date()),
    is_admin: person.isAdmin,
    is_owner: person.isAdmin,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: 0,
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      ...(withMail && !person.isBot ? { email: mail(person) } : {}),
    },
  };
}

function zoneName(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Seconds that the zone is ahead of UTC at `at`. */
export function offsetSeconds(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
