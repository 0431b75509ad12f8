import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact.ts';
import { maker } from './corpus/make.ts';

const lineBreaks = /\r\n|[\n\r\u2028\u2029]/g;

// Pieces that detectors react to, so that random texts get near them.
const bait = fc.constantFrom(
  ...[
    'password',
    'token',
    'secret=',
    'key: ',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    ' ',
    '=',
    ':',
    '://',
    '@',
    'a.b',
    'Bearer ',
    'Authorization: ',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'eyJ',
    'ghp_',
    'AKIA',
    '%3D',
    '&amp;',
    '\u200b',
    '\uff41',
    '[hidden: token]',
  ],
  ...[
    '[hidden: ',
    ']',
    '=== x Config Vars',
    'A: b',
    'Cookie: ',
    ';',
    ' -u ',
    'is ',
    '4111111111111111',
    '*',
    '`',
    '|',
    '<',
    '>',
    '{',
    '}',
    'd1',
    'Xy9',
  ],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.oneof(bait, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join('')),
);

const word = fc.constantFrom(
  'request',
  'timeout',
  'worker',
  'cache',
  'loaded',
  'items',
  'page',
  'for',
  'the',
  'after',
  'while',
  'router',
);
const logLine = fc
  .record({
    dyno: fc.integer({ min: 1, max: 99 }),
    ms: fc.nat(30_000),
    id: fc.uuid(),
    words: fc.array(word, { minLength: 1, maxLength: 8 }),
    status: fc.constantFrom(200, 302, 404, 503),
  })
  .map(
    ({ dyno, ms, id, words, status }) =>
      `2024-05-01T12:00:00.${String(ms).padStart(6, '0')}+00:00 app[web.${dyno}]: ${words.join(' ')} path="/${words[0]}/${ms}" request_id=${id} dyno=web.${dyno} service=${ms}ms status=${status}`,
  );
const log = fc.array(logLine, { maxLength: 8 }).map((lines) => lines.join('\n'));

/** One secret of each sort: how it stands in a text, and what of it must go. */
const sorts: Record<string, (make: ReturnType<typeof maker>) => { shown: string; hidden: string }> = {
  address: (make) => wrapped(make.alnum(14), (v) => `postgres://app:${v}@db.example.net/main`),
  bearer: (make) => wrapped(make.base64url(40), (v) => `Authorization: Bearer ${v}`),
  Heroku: (make) => wrapped(`HRKU-${make.uuid()}`, (v) => v),
  cloud: (make) => wrapped(`AKIA${make.upper(16)}`, (v) => v),
  payment: (make) => wrapped(`sk_live_${make.alnum(24)}`, (v) => v),
  chat: (make) => wrapped(`xoxb-${make.digits(12)}-${make.alnum(24)}`, (v) => v),
  Git: (make) => wrapped(`ghp_${make.alnum(36)}`, (v) => v),
  package: (make) => wrapped(`npm_${make.alnum(36)}`, (v) => v),
  'JSON Web Token': (make) => wrapped(make.jwt(), (v) => v),
  'private key': (make) =>
    wrapped(make.pem(4).join('\n'), (v) => `-----BEGIN PRIVATE KEY-----\n${v}\n-----END PRIVATE KEY-----`),
  session: (make) => wrapped(make.hex(32), (v) => `Cookie: _shop_session=${v}; theme=dark`),
  environment: (make) => wrapped(make.password(), (v) => `ADMIN_PASSWORD=${v}`),
  JSON: (make) => wrapped(make.alnum(20), (v) => `{"api_key":"${v}"}`),
  prose: (make) => wrapped(make.password(), (v) => `the password is ${v} today`),
  card: (make) => wrapped(make.card(' '), (v) => v),
  'e-mail': (make) => wrapped(`${make.lower(8)}@example.org`, (v) => v),
};

function wrapped(hidden: string, show: (hidden: string) => string) {
  return { hidden, shown: show(hidden) };
}

describe('whatever the text', () => {
  test('redacting twice gives what redacting once gave, with every line break in its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = redact(text).text;
        expect(redact(once).text).toBe(once);
        expect(once.match(lineBreaks)).toEqual(text.match(lineBreaks));
      }),
      { numRuns: 1500 },
    );
  });

  test('the counts by kind add up to what was found, and keeping everything found changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { hidden, found, text: shown } = redact(text, { salt: 's' });
        expect(hidden.reduce((sum, { count }) => sum + count, 0)).toBe(found.length);
        expect(shown === text).toBe(found.length === 0);
        expect(redact(text, { salt: 's', keep: found.map(({ id }) => id) }).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('log lines without secrets stay as they are', () => {
    fc.assert(
      fc.property(log, (text) => {
        expect(redact(text).text).toBe(text);
      }),
    );
  });

  test.each(Object.entries(sorts))(
    'a secret of the sort "%s" disappears wherever it stands in a log',
    (_, make) => {
      fc.assert(
        fc.property(
          log,
          log,
          fc.integer({ min: 1 }),
          fc.constantFrom(' ', '\n', ' (', ', '),
          (before, after, seed, gap) => {
            const { shown, hidden } = make(maker(seed));
            const text = redact(`${before}${gap}${shown}${gap.includes('\n') ? '\n' : ' '}${after}`).text;
            for (const part of hidden.split('\n')) expect(text).not.toContain(part);
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
