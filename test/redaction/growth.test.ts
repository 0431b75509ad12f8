import { describe, expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact.ts';
import { processorTime } from '../support/processor-time.ts';

// What starts a search in some detector and then leads it on without an end.
const units = [
  ...[
    'a',
    '0',
    'A1b2',
    '=',
    '/',
    '.',
    '-',
    '_',
    '\\',
    '"',
    "'",
    '`',
    '@',
    ':',
    '%',
    '&',
    '<',
    '{',
    '*',
    ' ',
    '\n',
    '\t',
  ],
  ...[
    'password=',
    'password: ',
    'password is ',
    'password for a b ',
    'password=a,',
    'password="',
    'password: |\n  <x>\n',
    'token ',
    'token a ',
  ],
  ...[
    'key ',
    'secret_',
    'apiKey',
    'SECRET_A   ',
    '| password |',
    '("token", ',
    '<password>',
    'name="password" ',
    '"password": {',
  ],
  ...[
    '://',
    'x://a@',
    'x://a:b@',
    'x://a:b/',
    'a:b@c:22 ',
    'a@',
    '@a.',
    'a@b.co ',
    'a@b.',
    'https://a:',
    'a@b.c / ',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'QUJD\n-----END PRIVATE KEY-----\n',
    '"kty":"',
    '{"kty":"',
  ],
  ...[
    'machine x login y ',
    'machine x ',
    'Authorization: ',
    'Authorization: Digest response="',
    'Bearer ',
    'Basic QWxh',
  ],
  ...[
    'eyJ',
    'eyJ.',
    ' -u a:',
    'mysql -p ',
    'redis-cli -a ',
    'cookie: a=b; ',
    'a=b; ',
    'ghp_',
    'ghs_1_a.',
    'xoxb-a-',
    'SG.a.',
    'Q~',
    ':AA',
  ],
  ...[
    '=== x Config Vars\nA: b\n',
    'heroku config\n',
    'heroku auth:token\n',
    'creds: a/',
    'backup code 1',
    '4111 ',
    '41111',
    '密码',
    'AKIA',
  ],
  ...[
    '%25',
    '&amp;',
    '\\\\',
    '\\"',
    '\u200b',
    '\u001b[1m',
    '\uff41',
    '[hidden: ',
    '[hidden: password]',
    'A_B=aB1',
    '?a=',
    '/reset/',
    ' - ',
  ],
  ...[
    ' -u :',
    ' -u a',
    'x://u:a\n  ',
    'x://u:a\n  b@h ',
    'x://u:`a',
    'x://u:a`b@',
    'Sentry ',
    'sentry: \n',
    'config:set A=b ',
    'auth=("a", ',
    'new Heroku(',
    'echo -n a | base64 ',
    'fastly 0123456789abcdef0123456789abcdef ',
    'kind: Secret\n',
    'kind: Secret\ndata:\n  a: b\n',
    'create secret generic --from-literal=a=',
    'BUNDLE_A__B',
    'bundle config a.b ',
    'h:5432:d:u:p',
    'echo a |',
    'printf %s ',
    '{"value":"a","name":"',
    '"value":"secret',
    'heroku config -j\n{"a":"b",',
    '"password" { default',
    'define("API_KEY", ',
    '/config-vars\n{',
    'T00000000/B00000000/a',
    '@a.b/cdefgh@',
  ],
];

function effort(work: (text: string) => unknown, text: string): number {
  return processorTime(() => work(text));
}

/** How many times the work grows when the text grows four times, at best of three; times below 5 ms are all alike. */
function growth(unit: string, work: (text: string) => unknown = redact): number {
  const [short, long] = [6_000, 24_000].map((size) => unit.repeat(Math.ceil(size / unit.length)));
  const least = (text = '') => Math.max(5, Math.min(...[1, 2, 3].map(() => effort(work, text))));
  return least(long) / least(short);
}

describe('text made to be slow', () => {
  test.each(units.map((unit) => [JSON.stringify(unit), unit]))(
    'four times as much of %s takes nowhere near sixteen times the work',
    (_, unit) => {
      expect(growth(unit)).toBeLessThan(9);
    },
  );

  test('a search that starts anew at each sign would be noticed', () => {
    expect(growth('eyJ', (text) => [...text.matchAll(/ey[JA][\w-]{8,}\.[\w-]+/g)])).toBeGreaterThan(9);
  });

  test('ten million signs without a break are read to the end', () => {
    expect(redact('a1'.repeat(5_000_000)).found).toEqual([]);
    expect(redact(`token=${'a1'.repeat(5_000_000)}`).text).toBe('token=[hidden: token]');
  });
});
