import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentSchema } from '../../src/tickets/content.ts';
import {
  type DiagnosisSource,
  fromAnswer,
  fromCommand,
  fromDiagnosis,
  fromMessage,
} from '../../src/tickets/prefill.ts';
import { clip, parts } from '../../src/tickets/text.ts';
import { redact } from './fixtures.ts';

const place = {
  channel: 'C1',
  private: true,
  permalink: 'https://acme.slack.com/archives/C1/p1793628300123456',
};
const making = { place, redact, salt: 'draft-1' };
const diagnosis: DiagnosisSource = {
  headline: 'R14 before H12: memory ran out',
  codes: [
    { code: 'H12', count: 31 },
    { code: 'R14', count: 4 },
  ],
  first: '2026-11-04T13:05:00.000Z',
  last: '2026-11-04T13:19:00.000Z',
  dynos: [{ name: 'web.1', count: 35 }],
  paths: [{ path: '/checkout', count: 31 }],
  likely: [{ cause: 'Memory over the quota' }],
  excerpt: '2026-11-04T13:05:00Z heroku[web.1]: Error R14 (Memory quota exceeded)',
};

describe('a ticket opened from what is on the screen', () => {
  test('a diagnosis gives subject, start time, codes with counts, what was hit, and the excerpt', () => {
    const { content } = fromDiagnosis(diagnosis, making);
    expect(content.fields).toMatchObject({
      subject: 'R14 before H12: memory ran out',
      started: { iso: '2026-11-04T13:05:00Z', words: '', approximate: false },
      texts: { logs: diagnosis.excerpt },
    });
    expect(content.fields.texts.description.split('\n')).toEqual([
      'R14 before H12: memory ran out',
      'Events: H12 × 31, R14 × 4.',
      'First 2026-11-04T13:05:00.000Z, last 2026-11-04T13:19:00.000Z.',
      'Dynos: web.1 (35).',
      'Paths: /checkout (31).',
      'Likely: Memory over the quota.',
    ]);
    expect(content.origin).toEqual({ kind: 'diagnosis', ...place, page: null });
  });

  test('a diagnosis without times and without events leaves them out', () => {
    const bare = { ...diagnosis, codes: [], first: null, last: null, dynos: [], paths: [], likely: [] };
    const { fields } = fromDiagnosis(bare, making).content;
    expect(fields.started).toBeNull();
    expect(fields.texts.description).toBe('R14 before H12: memory ran out');
  });

  test('an answer gives the question and names the page', () => {
    const source = {
      title: 'H12: Request timeout',
      url: 'https://devcenter.heroku.com/x',
      question: 'why H12?',
    };
    const { fields, origin } = fromAnswer(source, making).content;
    expect(fields.subject).toBe('why H12?');
    expect(fields.texts.description).toBe(
      'why H12?\n\nAlready read: H12: Request timeout (https://devcenter.heroku.com/x)',
    );
    expect(origin.page).toBe('H12: Request timeout');
    expect(fromAnswer({ ...source, question: ' ' }, making).content.fields.subject).toBe(
      'H12: Request timeout',
    );
  });

  test('a message gives its first line, its text and its address, without secrets', () => {
    const { content, found } = fromMessage({ text: '\n  Shop is down\nDB=secret-1' }, making);
    expect(content.fields.subject).toBe('Shop is down');
    expect(content.fields.texts.description).toBe('Shop is down\nDB=[hidden: password]');
    expect(content.origin.permalink).toBe(place.permalink);
    expect(found).toEqual([{ id: 'secret-1', kind: 'password', name: 'DB' }]);
  });

  test('what does not fit into a field is attached, and nothing is lost', () => {
    const text = Array.from({ length: 400 }, (_, at) => `line ${at} of the message`).join('\n');
    const { fields, attachments } = fromMessage({ text }, making).content;
    expect(fields.texts.description + attachments.map((each) => each.text).join('')).toBe(text);
    expect(attachments[0]?.title).toBe('Rest of the description, part 2');
  });

  test('a command gives priority and subject', () => {
    const { fields } = fromCommand({ priority: 'urgent', subject: 'Checkout is down' }, making).content;
    expect(fields).toMatchObject({ priority: 'urgent', subject: 'Checkout is down' });
    expect(fromCommand({}, making).content.fields).toMatchObject({ priority: 'normal', subject: '' });
  });

  test('a long subject is cut at a word and kept whole in the description', () => {
    const subject = 'word '.repeat(30).trim();
    const { fields } = fromCommand({ subject }, making).content;
    expect(fields.subject.length).toBeLessThanOrEqual(80);
    expect(fields.subject).toMatch(/word…$/);
    expect(fields.texts.description).toBe(subject);
  });

  test('whatever a message holds, the ticket fits its schema and shows no secret', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), fc.nat(100), (text, times) => {
        const { content } = fromMessage({ text: `${text} secret-1`.repeat(times) }, making);
        expect(contentSchema.safeParse(content).error).toBeUndefined();
        expect(JSON.stringify(content)).not.toContain('secret-1');
      }),
    );
  });
});

describe('cutting texts', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

  test('a clipped text keeps within its limit, begins as the text, and holds no half character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, most) => {
        const short = clip(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(short.replace(/…$/, '').trimEnd())).toBe(true);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  test('the parts of a text are the text, each within the limit and with something in it', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, most) => {
        const found = parts(text, most);
        expect(found.join('')).toBe(text);
        expect(found.every((part) => part.length > 0 && part.length <= most && part.isWellFormed())).toBe(
          true,
        );
      }),
    );
  });
});
