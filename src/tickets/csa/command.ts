import { oneLine } from '../text.ts';
import { readCsaId } from './request.ts';

/** What `/heroku-csa …` asks for. */
export type CsaCommand =
  | { kind: 'new'; goal: string }
  | { kind: 'resources'; words: string }
  | { kind: 'mine' }
  | { kind: 'show'; id: string }
  | { kind: 'help' }
  | { kind: 'wrong'; sentence: string };

/** What there is behind `/heroku-csa`, in one line. */
export const csaUsage =
  'Use /heroku-csa to ask an architect; or resources [topic or words], mine, show CSA-3.';

/** Reads the words after `/heroku-csa`. What is no subcommand is the goal of a new request. */
export function readCsaCommand(text: string): CsaCommand {
  const line = oneLine(text);
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  switch (first.toLowerCase()) {
    case 'resources':
      return { kind: 'resources', words: rest };
    case 'mine':
      return rest === '' ? { kind: 'mine' } : { kind: 'new', goal: line };
    case 'help':
      return rest === '' ? { kind: 'help' } : { kind: 'new', goal: line };
    case 'show': {
      const id = readCsaId(rest);
      if (id !== undefined) return { kind: 'show', id };
      const what =
        rest === '' ? 'Say which request' : `“${rest.slice(0, 40)}” is not the number of a request`;
      return { kind: 'wrong', sentence: `${what}: show CSA-3. ${csaUsage}` };
    }
    default: {
      const id = /^csa[\s-]?\d+$/i.test(line) ? readCsaId(line) : undefined;
      return id === undefined ? { kind: 'new', goal: line } : { kind: 'show', id };
    }
  }
}
