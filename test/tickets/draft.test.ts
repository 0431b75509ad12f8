import { describe, expect, test } from 'vitest';
import { attach, draftLives, endOfDraft, newDraft, readDraft, withForm } from '../../src/tickets/draft.ts';
import { readForm } from '../../src/tickets/form.ts';
import { hiddenWords } from '../../src/tickets/secrets.ts';
import { fullContent, fullFields, now, redact } from './fixtures.ts';

const who = { id: 'draft-1', workspace: 'T1', author: 'U1' };
const draft = newDraft(who, fullContent, now);

function formOf(logs: string, keep: string[] = []) {
  const form = readForm(
    { logs },
    { zone: 'UTC', now, redact, salt: draft.id, keep, previous: draft.content.fields },
  );
  if (!form.ok) throw new Error('the form was refused');
  return form;
}

describe('a draft', () => {
  test('survives being kept as JSON', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test('of another version, or anything else, is refused with a sentence', () => {
    for (const kept of [{ ...draft, version: 2 }, { ...draft, extra: 1 }, null, 'x', {}]) {
      expect(() => readDraft(kept)).toThrow('can no longer be read');
    }
  });

  test('lives seven days from its last change', () => {
    const later = withForm(draft, formOf('no secrets'), [], now + 1000);
    expect(endOfDraft(draft) - now).toBe(draftLives);
    expect(endOfDraft(later) - now).toBe(draftLives + 1000);
    expect(draftLives).toBe(604_800_000);
  });

  test('remembers what was hidden, once each, and forgets what a person keeps', () => {
    const hidden = withForm(draft, formOf('PASS=secret-a secret-b secret-a'), [], now);
    expect(hiddenWords(hidden.hidden)).toBe('password in PASS, password');
    const kept = withForm(hidden, formOf('secret-b', ['secret-b']), ['secret-b'], now);
    expect(kept.hidden.map(({ id }) => id)).toEqual(['secret-a']);
    expect(kept.content.fields.texts.logs).toBe('secret-b');
    expect(kept.content.keep).toEqual(['secret-b']);
  });

  test('takes attachments without their secrets, each once', () => {
    const one = attach(draft, { id: 'a', title: ' Log\nof web.1 ', text: 'x secret-a' }, redact, now);
    if (!one.ok) throw new Error(one.error);
    expect(one.draft.content.attachments).toEqual([
      { id: 'a', title: 'Log of web.1', text: 'x [hidden: password]' },
    ]);
    expect(one.draft.hidden).toHaveLength(1);
    const again = attach(one.draft, { id: 'a', title: 'Log', text: 'y' }, redact, now);
    expect(again).toEqual({ ok: true, draft: one.draft });
  });

  test('refuses an empty attachment, one that is too long, and the eleventh', () => {
    const error = (from: typeof draft, id: string, text: string) => {
      const result = attach(from, { id, title: '', text }, redact, now);
      return result.ok ? '' : result.error;
    };
    expect(error(draft, 'a', ' \n ')).toContain('nothing in it');
    expect(error(draft, 'a', 'x'.repeat(3001))).toContain('3,001 characters');
    const full = Array.from({ length: 10 }, (_, at) => String(at)).reduce((from, id) => {
      const result = attach(from, { id, title: '', text: 'x' }, redact, now);
      return result.ok ? result.draft : from;
    }, draft);
    expect(full.content.attachments.map(({ title }) => title)[9]).toBe('Attachment 10');
    expect(error(full, 'k', 'x')).toContain('at most 10');
  });

  test('keeps all else when a form changes one field', () => {
    const { content } = withForm(draft, formOf('new'), [], now);
    expect(content).toEqual({
      ...fullContent,
      fields: { ...fullFields, texts: { ...fullFields.texts, logs: 'new' } },
    });
  });
});
