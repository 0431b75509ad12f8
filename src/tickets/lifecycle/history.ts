import type { Definitions } from '../priority.ts';
import type { TicketEvent } from './event.ts';
import { people, type Word, type Words } from './words.ts';

/** One step of a ticket's history in a sentence: who, what, and why where a reason was given. Texts stand at its end. */
export function explain(event: TicketEvent, definitions: Definitions): Words {
  const who: Word = { person: event.by };
  const name = (priority: keyof Definitions) => definitions[priority].name;
  switch (event.kind) {
    case 'created':
      return [who, ` opened ${event.ticket} as ${name(event.content.fields.priority)}.`];
    case 'edited':
      return [who, ' edited the ticket.'];
    case 'sent':
      return [who, ' sent the ticket.'];
    case 'discarded':
      return [who, ' discarded the draft.'];
    case 'claimed':
      return [who, ' claimed the ticket.'];
    case 'released': {
      const whose: Word[] =
        event.from === event.by
          ? [' gave the ticket back']
          : [' released the ticket from ', { person: event.from }];
      return [who, ...whose, after(event.reason)];
    }
    case 'priority-changed':
      return [who, ` changed the priority from ${name(event.from)} to ${name(event.to)}: ${event.reason}`];
    case 'appealed':
      return [who, ` appealed and asks for ${name(event.wants)}: ${event.text}`];
    case 'appeal-decided': {
      const outcome = event.granted
        ? `granted the appeal: the priority is ${name(event.to)}`
        : `declined the appeal: the priority stays ${name(event.to)}`;
      return [who, ` ${outcome}. ${event.reason}`];
    }
    case 'appeal-closed':
      return ['The appeal was closed undecided, because ', who, ' resolved the ticket.'];
    case 'commented':
      return [who, ` commented: ${event.text}`];
    case 'shared': {
      const place =
        event.channel === null ? [] : [event.people.length > 0 ? ' and in a channel' : ' in a channel'];
      const to = event.people.length > 0 ? [' with ', ...people(event.people)] : [];
      return [who, ' shared the ticket', ...to, ...place, '.'];
    }
    case 'joined':
      return [who, ' follows the ticket.'];
    case 'left':
      return [who, ' no longer follows the ticket.'];
    case 'heroku-linked': {
      const instead = event.replaced === null ? '' : ` instead of ${event.replaced}`;
      return [who, ` linked Heroku ticket ${event.number}${instead}.`];
    }
    case 'resolved':
      return [who, ' resolved the ticket', after(event.text)];
    case 'reopened':
      return [who, ' reopened the ticket', after(event.text)];
  }
}

function after(text: string): string {
  return text === '' ? '.' : `: ${text}`;
}
