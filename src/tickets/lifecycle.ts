import { isDeepStrictEqual } from 'node:util';
import { limits } from './fields.ts';
import type { Action } from './lifecycle/action.ts';
import type { TicketEvent } from './lifecycle/event.ts';
import { type Actor, rolesOf, sightOf } from './lifecycle/people.ts';
import { type ActionKind, may, permissions, roleWords } from './lifecycle/permissions.ts';
import { type Refusal, refuse, tooLate, wrongState } from './lifecycle/refusal.ts';
import type { Status, Ticket } from './lifecycle/ticket.ts';
import { grouped, isBlank } from './text.ts';

/** What an action leads to: events to add to the history (none for a repeated click), or why not. */
export type Decision = { events: TicketEvent[] } | { refused: Refusal };

/** An event before its place in the history is known. */
type Told = TicketEvent extends infer Event
  ? Event extends TicketEvent
    ? Omit<Event, 'version' | 'sequence' | 'at' | 'by' | 'key'>
    : never
  : never;
type Outcome = Told[] | { refused: Refusal };

/** The states in which each action can be done. */
export const possibleIn: Readonly<Record<Exclude<ActionKind, 'create'>, readonly Status[]>> = {
  edit: ['draft', 'open', 'claimed'],
  send: ['draft'],
  discard: ['draft'],
  claim: ['open'],
  release: ['claimed'],
  'change-priority': ['open', 'claimed'],
  appeal: ['open', 'claimed'],
  'decide-appeal': ['open', 'claimed'],
  comment: ['open', 'claimed', 'resolved'],
  share: ['draft', 'open', 'claimed', 'resolved'],
  join: ['draft', 'open', 'claimed', 'resolved'],
  leave: ['draft', 'open', 'claimed', 'resolved'],
  'link-heroku': ['open', 'claimed', 'resolved'],
  resolve: ['open', 'claimed'],
  reopen: ['resolved'],
};

/** Others are not in the way of these, whatever they did in the meantime. */
const patient: readonly ActionKind[] = ['comment', 'share', 'join', 'leave', 'discard'];
const mostWatchers = 100;
const mostChannels = 20;

/**
 * What an action of a person does to a ticket (null: there is none yet) at `now`, in milliseconds. Pure: the caller adds the
 * events and what follows from them in one transaction, on the version that it read.
 */
export function decide(ticket: Ticket | null, action: Action, actor: Actor, now: number): Decision {
  const key = action.key ?? null;
  if (ticket !== null && key !== null && ticket.keys.includes(key)) return { events: [] };
  const outcome = ticket === null ? create(action, actor) : permitted(ticket, action, actor);
  if ('refused' in outcome) return outcome;
  // A clock that was set back does not turn the history around.
  const at = new Date(Math.max(now, ticket === null ? 0 : Date.parse(ticket.changedAt))).toISOString();
  const from = (ticket?.version ?? 0) + 1;
  const last = outcome.length - 1;
  return {
    events: outcome.map((told, index) => ({
      version: 1,
      sequence: from + index,
      at,
      by: actor.id,
      key: index === last ? key : null,
      ...told,
    })),
  };
}

function create(action: Action, actor: Actor): Outcome {
  if (action.kind !== 'create') return refuse('not-found', 'There is no such ticket.');
  if (!may(rolesOf(actor, null), 'create')) return notAllowed('create');
  const { ticket, content } = action;
  return [
    {
      kind: 'created',
      ticket: ticket.id,
      workspace: ticket.workspace,
      enterprise: ticket.enterprise,
      content,
    },
  ];
}

function permitted(ticket: Ticket, action: Action, actor: Actor): Outcome {
  const invited = isInvited(ticket, action);
  const why = obstacle(ticket, action, actor);
  if (why !== undefined) return why;
  if (action.kind === 'create') return tooLate(ticket.requester, 'created', ticket.createdAt);
  return apply(ticket, action, actor, sightOf(ticket, actor) === 'details' || invited);
}

/** An action before its words are known; `channel` only matters for joining. */
export type Intent = { kind: ActionKind; seen?: number; channel?: string | null };

const isInvited = (ticket: Ticket, { kind, channel = null }: Intent) =>
  kind === 'join' && channel !== null && ticket.sharedIn.includes(channel);

/** Why a person cannot do something to a ticket, whatever they would write; undefined when they can. */
export function obstacle(ticket: Ticket, intent: Intent, actor: Actor): { refused: Refusal } | undefined {
  const { kind, seen } = intent;
  if (sightOf(ticket, actor) === 'nothing' && !(isInvited(ticket, intent) && actor.member))
    return refuse('not-found', 'There is no such ticket.');
  if (kind === 'create') return undefined;
  if (!may(rolesOf(actor, ticket), kind)) return notAllowed(kind);
  if (!possibleIn[kind].includes(ticket.status)) {
    const sent = (kind === 'send' || kind === 'discard') && ticket.sentAt !== null;
    return sent ? tooLate(ticket.requester, 'sent', ticket.sentAt ?? ticket.changedAt) : wrongState(ticket);
  }
  const stale = seen !== undefined && seen < ticket.revision;
  return stale && !patient.includes(kind)
    ? tooLate(ticket.last.by, ticket.last.kind, ticket.last.at)
    : undefined;
}

function apply(
  ticket: Ticket,
  action: Exclude<Action, { kind: 'create' }>,
  actor: Actor,
  invited: boolean,
): Outcome {
  switch (action.kind) {
    case 'edit':
      return edit(ticket, action);
    case 'send':
      return [{ kind: 'sent' }];
    case 'discard':
      return [{ kind: 'discarded' }];
    case 'claim':
      return [{ kind: 'claimed' }];
    case 'release':
      return (
        wrongText(action.reason, 'reason', false) ?? [
          { kind: 'released', from: ticket.assignee ?? actor.id, reason: action.reason },
        ]
      );
    case 'change-priority':
      return changePriority(ticket, action);
    case 'appeal':
      return appeal(ticket, action.text);
    case 'decide-appeal':
      return decideAppeal(ticket, action);
    case 'comment':
      return wrongText(action.text, 'comment', true) ?? [{ kind: 'commented', text: action.text }];
    case 'share':
      return share(ticket, action);
    case 'join':
      return join(ticket, actor, invited);
    case 'leave':
      return [{ kind: 'left' }];
    case 'link-heroku':
      return link(ticket, action.number);
    case 'resolve':
      return (
        wrongText(action.text, 'summary', false) ?? [
          ...openAppeal(ticket),
          { kind: 'resolved', text: action.text },
        ]
      );
    case 'reopen':
      return wrongText(action.text, 'reason', false) ?? [{ kind: 'reopened', text: action.text }];
  }
}

function edit(ticket: Ticket, { content }: Extract<Action, { kind: 'edit' }>): Outcome {
  // Once it is sent the priority belongs to triage; the requester may appeal.
  const priority = ticket.status === 'draft' ? content.fields.priority : ticket.asked;
  const kept = { ...content, fields: { ...content.fields, priority }, origin: ticket.content.origin };
  return isDeepStrictEqual(kept, ticket.content) ? [] : [{ kind: 'edited', content: kept }];
}

function changePriority(
  ticket: Ticket,
  { to, reason }: Extract<Action, { kind: 'change-priority' }>,
): Outcome {
  if (pending(ticket)) return refuse('not-possible', 'The requester has appealed. Decide the appeal first.');
  if (to === ticket.priority) return refuse('invalid', `The priority is ${to} already. Choose another one.`);
  return (
    wrongText(reason, 'reason', true) ?? [{ kind: 'priority-changed', from: ticket.priority, to, reason }]
  );
}

function appeal(ticket: Ticket, text: string): Outcome {
  const { appeal, priorityChange, priority, asked, requester } = ticket;
  if (appeal !== null)
    return refuse('not-possible', 'You have appealed once already. Say what is new in a comment.');
  if (priorityChange === null || priority === asked) {
    return refuse('not-possible', `The priority is the one you chose: ${asked}. There is nothing to appeal.`);
  }
  if (priorityChange.by === requester) return refuse('not-possible', 'You changed the priority yourself.');
  return wrongText(text, 'appeal', true) ?? [{ kind: 'appealed', wants: asked, text }];
}

function decideAppeal(
  ticket: Ticket,
  { granted, reason }: Extract<Action, { kind: 'decide-appeal' }>,
): Outcome {
  const { appeal, priority } = ticket;
  if (appeal === null) return refuse('not-possible', 'There is no appeal to decide.');
  if (appeal.outcome !== null) return tooLate(appeal.outcome.by, 'appeal-decided', appeal.outcome.at);
  const to = granted ? appeal.wants : priority;
  return (
    wrongText(reason, 'reason', true) ?? [{ kind: 'appeal-decided', granted, from: priority, to, reason }]
  );
}

function share(ticket: Ticket, { people, channel }: Extract<Action, { kind: 'share' }>): Outcome {
  const { requester, watchers, sharedIn } = ticket;
  const added = [...new Set(people)].filter((id) => id !== requester && !watchers.includes(id));
  const place = channel !== null && !sharedIn.includes(channel) ? channel : null;
  if (added.length === 0 && place === null) {
    return refuse(
      'invalid',
      people.length > 0
        ? 'Everyone named follows this ticket already.'
        : channel === null
          ? 'Choose people or a channel to share with.'
          : 'It is shared in that channel already.',
    );
  }
  if (watchers.length + added.length > mostWatchers)
    return refuse('invalid', `A ticket has at most ${mostWatchers} watchers.`);
  if (place !== null && sharedIn.length >= mostChannels)
    return refuse('invalid', `A ticket is shared in at most ${mostChannels} channels.`);
  return [{ kind: 'shared', people: added, channel: place }];
}

function join(ticket: Ticket, { id }: Actor, invited: boolean): Outcome {
  if (id === ticket.requester)
    return refuse('not-possible', 'This is your own ticket: you get every update.');
  if (ticket.watchers.includes(id)) return refuse('not-possible', 'You follow this ticket already.');
  if (!invited)
    return refuse(
      'not-allowed',
      'This ticket comes from a private channel. Ask ',
      { person: ticket.requester },
      ' to share it with you.',
    );
  if (ticket.watchers.length >= mostWatchers)
    return refuse('not-possible', `A ticket has at most ${mostWatchers} watchers.`);
  return [{ kind: 'joined' }];
}

function link(ticket: Ticket, number: string): Outcome {
  if (!/^\d{4,8}$/.test(number))
    return refuse('invalid', 'A Heroku ticket has a number of four to eight digits.');
  if (number === ticket.herokuTicket) return [];
  return [{ kind: 'heroku-linked', number, replaced: ticket.herokuTicket }];
}

const pending = ({ appeal }: Ticket) => appeal !== null && appeal.outcome === null;
const openAppeal = (ticket: Ticket): Told[] => (pending(ticket) ? [{ kind: 'appeal-closed' }] : []);

function wrongText(text: string, name: string, needed: boolean): { refused: Refusal } | undefined {
  if (needed && isBlank(text)) return refuse('invalid', `The ${name} is empty. Write a sentence.`);
  if (text.length <= limits.stored) return undefined;
  return refuse(
    'invalid',
    `The ${name} has ${grouped(text.length)} characters; the most is ${grouped(limits.stored)}.`,
  );
}

function notAllowed(kind: ActionKind): { refused: Refusal } {
  const who = permissions[kind].map((role) => roleWords[role]).join(' or ');
  return refuse('not-allowed', `Only ${who} can do this.`);
}
