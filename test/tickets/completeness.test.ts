import { describe, expect, test } from 'vitest';
import { itemIds } from '../../src/tickets/checklist.ts';
import { completeness, weights } from '../../src/tickets/completeness.ts';
import { type ConfirmationId, noFields } from '../../src/tickets/fields.ts';
import { priorities } from '../../src/tickets/priority.ts';
import { urgentFit } from '../../src/tickets/urgent-fit.ts';
import { checklist, fullFields } from './fixtures.ts';

describe('the completeness of a ticket', () => {
  test('the weights of every priority sum to 100', () => {
    for (const id of priorities) expect(itemIds.reduce((sum, item) => sum + weights[id][item], 0)).toBe(100);
  });

  test('a full ticket is complete whatever its priority, and an empty one is not', () => {
    for (const priority of priorities) {
      expect(completeness({ ...fullFields, priority }, checklist)).toEqual({
        percent: 100,
        gaps: [],
        sentence: '100 % complete.',
      });
      expect(completeness({ ...noFields, priority }, checklist).percent).toBe(0);
    }
  });

  test('what is missing is named in the words of the form, the weightiest first', () => {
    const { percent, gaps, sentence } = completeness(
      { ...fullFields, access: false, texts: { ...fullFields.texts, impact: '', reproduce: '' } },
      checklist,
    );
    expect(percent).toBe(60);
    expect(gaps.map(({ id }) => id)).toEqual(['impact', 'access', 'reproduce']);
    expect(sentence).toBe(
      '60 % complete. Missing: “Users affected and business impact”, “Heroku staff may access the app and its add-ons for this ticket”, “Steps to reproduce”.',
    );
  });

  test('half an answer counts half and says what would help', () => {
    const fields = {
      ...fullFields,
      started: { iso: '2026-11-04T05:00:00Z', words: 'this morning', approximate: true },
      texts: { ...fullFields.texts, description: 'it is down', logs: 'Error H12 Error H12 Error H12' },
    };
    const { percent, gaps, sentence } = completeness(fields, checklist);
    expect(percent).toBe(77);
    expect(gaps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'description partly',
      'started partly',
      'logs partly',
    ]);
    expect(gaps.map(({ hint }) => hint)).toEqual([
      'Short: add exact error messages and which part fails.',
      'Only roughly known: give the minute if you can.',
      'No line shows a time: paste lines with their times.',
    ]);
    expect(sentence).toContain('More would help');
  });

  test('a question is complete with its description and little else', () => {
    const fields = {
      ...noFields,
      priority: 'low' as const,
      texts: { ...noFields.texts, description: 'x'.repeat(60) },
    };
    expect(completeness(fields, checklist).percent).toBe(75);
  });
});

describe('the three confirmations', () => {
  test.each<[ConfirmationId[], boolean, string]>([
    [['production', 'majority', 'no-workaround'], true, 'urgent'],
    [['production', 'majority'], false, 'high'],
    [['production', 'no-workaround'], false, 'high'],
    [['production'], false, 'high'],
    [['majority', 'no-workaround'], false, 'normal'],
    [['majority'], false, 'normal'],
    [['no-workaround'], false, 'normal'],
    [[], false, 'normal'],
  ])('%j: urgent fits is %s, else %s', (confirmed, fits, suggested) => {
    expect(urgentFit(confirmed)).toMatchObject({ fits, suggested });
  });

  test('the sentence names every condition that is not confirmed and leaves the choice', () => {
    expect(urgentFit(['production']).sentence).toBe(
      'Urgent may not fit: it is not confirmed that the vast majority of users cannot use it, and it is not confirmed that there is no workaround. Without that it is High, and Heroku may change it. You decide.',
    );
  });
});
