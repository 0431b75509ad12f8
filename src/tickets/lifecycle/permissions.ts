import type { Role } from './people.ts';

export const actionKinds = [
  'create',
  'edit',
  'send',
  'discard',
  'claim',
  'release',
  'change-priority',
  'appeal',
  'decide-appeal',
  'comment',
  'share',
  'join',
  'leave',
  'link-heroku',
  'resolve',
  'reopen',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Who may do what. A person with several roles may do what any of them may. */
export const permissions: Readonly<Record<ActionKind, readonly Role[]>> = {
  create: ['member'],
  edit: ['requester'],
  send: ['requester'],
  discard: ['requester'],
  claim: ['triage'],
  release: ['triage'],
  'change-priority': ['triage'],
  appeal: ['requester'],
  'decide-appeal': ['triage'],
  comment: ['requester', 'triage', 'watcher'],
  share: ['requester', 'triage'],
  join: ['triage', 'member'],
  leave: ['watcher'],
  'link-heroku': ['requester', 'triage'],
  resolve: ['requester', 'triage'],
  reopen: ['requester', 'triage'],
};

/** Who the people are that may, for a refusal. */
export const roleWords: Readonly<Record<Role, string>> = {
  requester: 'the person who opened it',
  triage: 'a member of triage',
  watcher: 'a watcher',
  member: 'a member of this workspace',
  outsider: 'anyone',
};

/** Whether one of the roles may do it. */
export function may(has: readonly Role[], kind: ActionKind): boolean {
  return permissions[kind].some((role) => has.includes(role));
}
