import type { Definitions } from '../priority.ts';
import type { TicketEvent } from './event.ts';
import { explain } from './history.ts';
import type { Ticket } from './ticket.ts';
import type { Words } from './words.ts';

/**
 * What has to be told after an event. `people` get `words` by direct message; `thread`: the step is shown in the thread of
 * the triage card; `page`: the on-call group is mentioned there; `mayAppeal`: the requester is offered the one appeal.
 */
export type Notice = { people: string[]; thread: boolean; page: boolean; mayAppeal: boolean; words: Words };

/** Who hears of an event and how; `after` is the ticket with it. Nobody is told what they did themselves. */
export function noticeOf(event: TicketEvent, after: Ticket, definitions: Definitions): Notice {
  const { requester, watchers, assignee, priority, appeal, status } = after;
  const everyone = [requester, ...watchers, ...(assignee === null ? [] : [assignee])];
  const others = (ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== event.by);
  const words = explain(event, definitions);
  const notice: Notice = { people: [], thread: true, page: false, mayAppeal: false, words };
  switch (event.kind) {
    case 'created':
    case 'discarded':
      return { ...notice, thread: false };
    case 'sent':
      return { ...notice, people: others(watchers), page: priority === 'urgent' };
    case 'joined':
    case 'left':
      return { ...notice, thread: status !== 'draft' };
    case 'shared':
      return { ...notice, people: others(event.people), thread: status !== 'draft' };
    case 'edited':
      return { ...notice, people: others(watchers), thread: status !== 'draft' };
    case 'priority-changed': {
      const mayAppeal = appeal === null && event.by !== requester && priority !== after.asked;
      const meaning = ` ${definitions[event.to].name} means: ${definitions[event.to].definition}`;
      return {
        ...notice,
        people: others(everyone),
        page: pages(event, after),
        mayAppeal,
        words: [...words, meaning],
      };
    }
    case 'appeal-decided':
      return { ...notice, people: others(everyone), page: pages(event, after) };
    case 'released':
      return { ...notice, people: others([...everyone, event.from]), page: pages(event, after) };
    case 'reopened':
      return { ...notice, people: others(everyone), page: pages(event, after) };
    case 'claimed':
    case 'appealed':
    case 'appeal-closed':
    case 'commented':
    case 'heroku-linked':
    case 'resolved':
      return { ...notice, people: others(everyone) };
  }
}

/** Urgent since this very event, and nobody is at it. */
function pages({ at }: TicketEvent, { waitingSince }: Ticket): boolean {
  return waitingSince === at;
}
