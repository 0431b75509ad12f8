import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTicketCommand, type TicketCommand } from '../../src/tickets/command.ts';
import { csaQuestions, csaWords, readCsaForm } from '../../src/tickets/csa/form.ts';
import { redact } from './fixtures.ts';

const fresh = (subject: string, priority: 'urgent' | 'low' | null = null): TicketCommand => ({
  kind: 'new',
  priority,
  subject,
});

describe('the words after /heroku-ticket', () => {
  test.each<[string, TicketCommand]>([
    ['', fresh('')],
    ['urgent', fresh('', 'urgent')],
    ['URGENT Checkout is down', fresh('Checkout is down', 'urgent')],
    ['low: “A question”', fresh('A question', 'low')],
    ['Checkout is down', fresh('Checkout is down')],
    ['help me please', fresh('help me please')],
    ['settings page broken', fresh('settings page broken')],
    ['mine', { kind: 'mine', page: 1 }],
    ['Mine 3', { kind: 'mine', page: 3 }],
    ['search  checkout "503"', { kind: 'search', words: 'checkout "503"' }],
    ['show HT-12', { kind: 'show', id: 'HT-12' }],
    ['show 12', { kind: 'show', id: 'HT-12' }],
    ['ht–12', { kind: 'show', id: 'HT-12' }],
    ['settings', { kind: 'settings' }],
    ['help', { kind: 'help' }],
  ])('%j', (text, command) => expect(readTicketCommand(text)).toEqual(command));

  test.each(['mine two', 'mine 0', 'search', 'show', 'show me'])(
    '%j is answered with what is possible',
    (text) => {
      const command = readTicketCommand(text);
      expect(command.kind === 'wrong' && command.sentence).toContain('search <words>');
    },
  );

  test('nothing that is typed makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readTicketCommand(text)).toHaveProperty('kind');
      }),
    );
  });
});

describe('the form for architects', () => {
  test('needs a goal, keeps the limits, hides secrets', () => {
    expect(readCsaForm({ goal: ' ', apps: 'x'.repeat(3001) }, redact, 'c1')).toEqual({
      ok: false,
      errors: {
        goal: 'Say in a sentence what you want to reach.',
        apps: '3,001 characters in “Apps and regions”; the most is 3,000. Shorten it by 1.',
      },
    });
    const read = readCsaForm(
      { goal: 'Survive Black Friday', constraints: 'KEY=secret-1', deadline: null },
      redact,
      'c1',
    );
    expect(read).toMatchObject({
      ok: true,
      request: { constraints: 'KEY=[hidden: password]', deadline: '' },
    });
    expect(read.ok && read.found).toHaveLength(1);
    expect(read.ok && csaWords(read.request)).toBe('Survive Black Friday\nKEY=[hidden: password]');
  });

  test('labels and hints fit into Slack', () => {
    for (const { label, hint } of csaQuestions) {
      expect(label.length).toBeLessThanOrEqual(75);
      expect(hint.length).toBeLessThanOrEqual(150);
    }
  });
});
