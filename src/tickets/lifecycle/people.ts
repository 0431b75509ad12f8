import type { Ticket } from './ticket.ts';

/** Who acts. `member`: a full member of the workspace; guests and people of other companies are not. */
export type Actor = { id: string; triage: boolean; member: boolean };

export const roles = ['requester', 'triage', 'watcher', 'member', 'outsider'] as const;
export type Role = (typeof roles)[number];

/** Every role that a person has for a ticket; `outsider` alone when there is no other. Without a ticket, as for a new one. */
export function rolesOf(actor: Actor, ticket: Pick<Ticket, 'requester' | 'watchers'> | null): Role[] {
  const found: Role[] = [];
  if (ticket?.requester === actor.id) found.push('requester');
  if (actor.triage) found.push('triage');
  if (ticket?.watchers.includes(actor.id)) found.push('watcher');
  if (actor.member) found.push('member');
  return found.length > 0 ? found : ['outsider'];
}

/**
 * How much of a ticket a person may see. Drafts are for the requester and for those they shared it with. A ticket from a
 * private channel shows its details to the requester, the watchers and triage; to other members only that it exists.
 */
export type Sight = 'details' | 'outline' | 'nothing';

/** What a person may see of a ticket. */
export function sightOf(ticket: Ticket, actor: Actor): Sight {
  const has = rolesOf(actor, ticket);
  if (has.includes('requester') || has.includes('watcher')) return 'details';
  if (ticket.status === 'draft' || ticket.status === 'discarded') return 'nothing';
  if (has.includes('triage')) return 'details';
  if (!has.includes('member')) return 'nothing';
  return ticket.content.origin.private ? 'outline' : 'details';
}
