import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact as realRedact } from '../../src/redaction/redact.ts';
import { type Fields, fieldsSchema, limits, textItems } from '../../src/tickets/fields.ts';
import { type FormValues, readForm } from '../../src/tickets/form.ts';
import type { Redact } from '../../src/tickets/secrets.ts';
import { fullFields, now, redact } from './fixtures.ts';

const context = { zone: 'Europe/Berlin', now, redact, salt: 'draft-1' };
const least: FormValues = { priority: 'high', subject: 'Slow', description: 'Pages are slow' };
const read = (values: FormValues, more: { previous?: Fields; keep?: string[] } = {}) =>
  readForm({ ...least, ...values }, { ...context, ...more });

function errorsOf(values: FormValues): Record<string, string> {
  const result = read(values);
  return result.ok ? {} : result.errors;
}

function fieldsOf(values: FormValues, more: { previous?: Fields; keep?: string[] } = {}): Fields {
  const result = read(values, more);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.fields;
}

describe('a form', () => {
  test('needs a priority, a subject and a description, and nothing else', () => {
    expect(fieldsOf({})).toMatchObject({ priority: 'high', subject: 'Slow', access: false, started: null });
    expect(errorsOf({ subject: '', description: null, priority: 'fatal' })).toEqual({
      priority: 'Choose one of urgent, high, normal, low.',
      subject: 'Write a subject: one line that says what is wrong.',
      description: 'Describe what happens, and what should happen.',
    });
  });

  test.each([
    ['   ', 'spaces'],
    ['\u200b\u2060', 'invisible characters'],
    ['\n\t\u00a0', 'breaks and odd spaces'],
  ])('takes %j for nothing', (blank) => {
    expect(errorsOf({ subject: blank }).subject).toContain('Only spaces');
    expect(errorsOf({ description: blank }).description).toContain('Only spaces');
    expect(fieldsOf({ impact: blank }).texts.impact).toBe('');
  });

  test('every text may be as long as its limit and not a character longer', () => {
    const names = ['subject', 'app', ...textItems] as const;
    for (const name of names) {
      const most = name === 'subject' || name === 'app' ? limits[name] : limits.text;
      expect(errorsOf({ [name]: 'x'.repeat(most) })).toEqual({});
      const error = errorsOf({ [name]: 'x'.repeat(most + 1) });
      expect(Object.keys(error)).toEqual([name]);
      expect(error[name]).toContain('Shorten it by 1.');
    }
    expect(errorsOf({ logs: 'x'.repeat(4200) }).logs).toBe(
      '4,200 characters in the logs; the most is 3,000. Shorten it by 1,200.',
    );
  });

  test('secrets are hidden in every text before anything is returned, and named', () => {
    const texts = Object.fromEntries(
      textItems.map((item) => [item, `PASS_${item.length}=secret-${item.length}x`]),
    );
    const result = read({
      ...texts,
      subject: 'secret-a',
      app: 'secret-b',
      started: { picked: null, words: '14:05' },
    });
    expect(result.ok && JSON.stringify(result.fields)).not.toContain('secret-');
    expect(result.ok && result.hidden).toEqual([{ kind: 'password', count: 9 }]);
    expect(result.ok && result.found).toContainEqual({ id: 'secret-4x', kind: 'password', name: 'PASS_4' });
  });

  test('what a person said is no secret stays', () => {
    expect(fieldsOf({ logs: 'secret-a secret-b' }, { keep: ['secret-a'] }).texts.logs).toBe(
      'secret-a [hidden: password]',
    );
  });

  test('a text that grows over its limit by hiding is an error, not a loss', () => {
    const error = errorsOf({ subject: `secret-a ${'x'.repeat(limits.subject - 9)}` }).subject;
    expect(error).toContain('Once secrets are hidden there are 90 characters in the subject');
  });

  test('one step changes only its own fields, and null clears one', () => {
    const changed = readForm(
      { impact: 'Half of the users', app: null },
      { ...context, previous: fullFields },
    );
    expect(changed.ok && changed.fields).toEqual({
      ...fullFields,
      app: '',
      texts: { ...fullFields.texts, impact: 'Half of the users' },
    });
  });

  test('control characters and half characters are taken out, line breaks stay in texts and not in the subject', () => {
    const fields = fieldsOf({ subject: 'a\r\nb\u0000', description: 'one\r\ntwo\u0000\ud800' });
    expect(fields.subject).toBe('a b');
    expect(fields.texts.description).toBe('one\ntwo\ufffd');
  });

  test('unknown confirmations are dropped and known ones kept in order', () => {
    expect(fieldsOf({ confirmed: ['no-workaround', 'x', 'production'] }).confirmed).toEqual([
      'production',
      'no-workaround',
    ]);
  });

  test('what the real redaction finds does not come back', () => {
    const real: Redact = realRedact;
    const key = `HRKU-${'AAbcDEfghijKLmno-1234567890_PQrstUVwxYZabcdEFGhijkLMNopqrsTUV'}`;
    const url = 'postgres://u7:p4ssW0rdx9@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1';
    const result = readForm(
      { ...least, logs: `DATABASE_URL=${url}\nkey ${key}` },
      { ...context, redact: real },
    );
    expect(result.ok && result.found.length).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toContain('p4ssW0rdx9');
  });
});

describe('the start time of a form', () => {
  const started = (picked: number | null, words: string) => {
    const result = read({ started: { picked, words } });
    return result.ok ? result.fields.started : result.errors.started;
  };
  const at = Date.parse('2026-11-04T13:05:00Z') / 1000;

  test('comes from the picker, from words, or from both when they agree', () => {
    expect(started(at, '')).toEqual({ iso: '2026-11-04T13:05:00Z', words: '', approximate: false });
    expect(started(null, 'since 14:05')).toEqual({
      iso: '2026-11-04T13:05:00Z',
      words: 'since 14:05',
      approximate: false,
    });
    expect(started(at, '14:05')).toMatchObject({ iso: '2026-11-04T13:05:00Z' });
    expect(started(null, '')).toBeNull();
  });

  test('what was understood is shown back', () => {
    const result = read({ started: { picked: null, words: '14:05' } });
    expect(result.ok && result.shown).toBe('2026-11-04 13:05:00 UTC (Wed 4 Nov 2026 14:05 in Europe/Berlin)');
  });

  test('a picker and words that differ are both named', () => {
    expect(started(at, '10:05 am')).toMatch(
      /is 2026-11-04 09:05:00 UTC.*but the time picked is 2026-11-04 13:05:00 UTC/,
    );
  });

  test('the picker decides between the meanings of ambiguous words', () => {
    expect(started(at, '2:05')).toMatchObject({ iso: '2026-11-04T13:05:00Z', words: '2:05' });
  });

  test('ambiguous words give the candidates to choose from, and nothing else is lost', () => {
    const result = read({ subject: 'Down', started: { picked: null, words: '2:05' } });
    expect(result).toMatchObject({
      ok: false,
      ask: [{ iso: '2026-11-04T01:05:00Z' }, { iso: '2026-11-04T13:05:00Z' }],
    });
    expect(result.ok ? '' : result.errors.started).toContain('Wed 4 Nov 2026 02:05 (01:05 UTC)');
  });

  test.each([
    [at + 3600, '', 'in the future'],
    [null, 'tomorrow', 'in the future'],
    [null, '14:05 XYZ', 'not a time zone'],
    [null, 'soon', 'was not understood'],
    [null, 'x'.repeat(300), 'At most 200'],
    [Number.NaN, '', 'cannot be read'],
  ])('%j with %j is refused in words', (picked, words, why) => expect(started(picked, words)).toContain(why));
});

describe('any form', () => {
  test('gives fields that fit their schema, or a sentence for each field at fault', () => {
    const value = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('urgent', 'low', ' ', 'x'.repeat(81), 'y'.repeat(3001), 'secret-1'),
    );
    const values = fc.record({
      priority: value,
      subject: value,
      app: value,
      access: fc.boolean(),
      confirmed: fc.array(fc.string()),
      started: fc.record({ picked: fc.option(fc.double()), words: fc.option(fc.string()) }),
      ...Object.fromEntries(textItems.map((item) => [item, value])),
    });
    fc.assert(
      fc.property(values, (given) => {
        const result = readForm(given as FormValues, context);
        if (result.ok) expect(fieldsSchema.safeParse(result.fields).error).toBeUndefined();
        else for (const error of Object.values(result.errors)) expect(error).toMatch(/^\S[\s\S]{5,}[.?]$/);
        expect(JSON.stringify(result.ok ? result.fields : result)).not.toContain('secret-1');
      }),
    );
  });
});
