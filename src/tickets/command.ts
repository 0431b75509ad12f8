import { readTicketId } from './ids.ts';
import { type Priority, priorities, readPriority } from './priority.ts';
import { oneLine } from './text.ts';

/** What `/heroku-ticket …` asks for. `page` counts from 1. */
export type TicketCommand =
  | { kind: 'new'; priority: Priority | null; subject: string }
  | { kind: 'mine'; page: number }
  | { kind: 'search'; words: string }
  | { kind: 'show'; id: string }
  | { kind: 'settings' }
  | { kind: 'help' }
  | { kind: 'wrong'; sentence: string };

/** How many tickets one page of a list holds. */
export const pageSize = 5;

const usage = `Use ${priorities.join(', ')} and a subject, or mine, search <words>, show HT-12, settings.`;

/** Reads the words after `/heroku-ticket`. What is no subcommand is the subject of a new ticket. */
export function readTicketCommand(text: string): TicketCommand {
  const line = oneLine(text).replace(/[\u201c\u201d„]/g, '"');
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const word = first.toLowerCase().replace(/:$/, '');
  const priority = readPriority(word);
  if (priority !== undefined) return { kind: 'new', priority, subject: unquoted(rest) };
  switch (word) {
    case 'help':
      return rest === '' ? { kind: 'help' } : { kind: 'new', priority: null, subject: unquoted(line) };
    case 'settings':
      return rest === '' ? { kind: 'settings' } : { kind: 'new', priority: null, subject: unquoted(line) };
    case 'mine': {
      const page = rest === '' ? 1 : Number(rest);
      if (Number.isInteger(page) && page >= 1) return { kind: 'mine', page };
      return wrong(`“${rest}” is not a page. Use mine, or mine 2.`);
    }
    case 'search':
      return rest === ''
        ? wrong('Say what to search for: search checkout 503.')
        : { kind: 'search', words: unquoted(rest) };
    case 'show': {
      const id = readTicketId(rest);
      return id === undefined
        ? wrong(
            `${rest === '' ? 'Say which ticket' : `“${rest}” is not the number of a ticket`}: show HT-12.`,
          )
        : { kind: 'show', id };
    }
    default: {
      const id = /^#?ht[\s\-\p{Pd}]?\d+$/iu.test(line) ? readTicketId(line) : undefined;
      return id === undefined
        ? { kind: 'new', priority: null, subject: unquoted(line) }
        : { kind: 'show', id };
    }
  }
}

function unquoted(text: string): string {
  return /^"(.*)"$/.exec(text)?.[1]?.trim() ?? text;
}

function wrong(sentence: string): TicketCommand {
  return { kind: 'wrong', sentence: `${sentence} ${usage}` };
}
