import { describe, expect, test } from 'vitest';
import { kinds, marker } from '../../src/redaction/kinds.ts';
import { redact } from '../../src/redaction/redact.ts';
import { hiddenInWords } from '../../src/redaction/summary.ts';
import { maker } from './corpus/make.ts';

const { alnum, hex, password } = maker(5);
const first = password();
const second = alnum(30);
const text = `DATABASE_URL=postgres://app:${first}@h/db\nAuthorization: Bearer ${second}\n`;

describe('redact', () => {
  test('puts a marker with the kind where a secret was and leaves the rest', () => {
    expect(redact(text).text).toBe(
      'DATABASE_URL=postgres://app:[hidden: password]@h/db\nAuthorization: Bearer [hidden: bearer token]\n',
    );
  });

  test('counts what it hid by kind, and lists each with the field it stood in', () => {
    const { hidden, found } = redact(text);
    expect(hidden).toEqual([
      { kind: 'bearer token', count: 1 },
      { kind: 'password', count: 1 },
    ]);
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['password', 'DATABASE_URL'],
      ['bearer token', 'Authorization'],
    ]);
  });

  test('says in words what was hidden', () => {
    expect(hiddenInWords(redact(`${text} Bearer ${hex(40)} Bearer ${hex(40)}`).found)).toBe(
      'password in DATABASE_URL, bearer token in Authorization, 2 × bearer token',
    );
    expect(hiddenInWords([{ kind: 'password', name: 'password' }])).toBe('password');
    expect(hiddenInWords([])).toBe('');
  });

  test('keeps the item whose id is given and hides the others', () => {
    const id = redact(text).found[1]?.id ?? '';
    const { text: kept, found } = redact(text, { keep: [id] });
    expect(kept).toContain(second);
    expect(kept).not.toContain(first);
    expect(found).toHaveLength(1);
  });

  test('gives the same secret the same id, and another salt another id', () => {
    const idIn = (input: string, salt: string) => redact(input, { salt }).found.at(-1)?.id;
    expect(idIn(text, 'a')).toBe(idIn(`other words ${text}`, 'a'));
    expect(idIn(text, 'a')).not.toBe(idIn(text, 'b'));
    expect(idIn(text, 'a')).not.toContain(second.slice(0, 6));
  });

  test('does not take its own markers for secrets, but looks into other brackets', () => {
    for (const kind of kinds) expect(redact(`password=${marker(kind)}`).found).toEqual([]);
    expect(redact(`[hidden: ghp_${second}]`).text).not.toContain(second);
  });

  test('hides a secret on many lines without taking a line away', () => {
    const body = Array.from({ length: 6 }, () => alnum(64));
    const block = [
      'a',
      '-----BEGIN RSA PRIVATE KEY-----',
      ...body,
      '-----END RSA PRIVATE KEY-----',
      'b',
    ].join('\r\n');
    const shown = redact(block).text;
    expect(shown.split('\r\n')).toEqual(['a', '[hidden: private key]', '', '', '', '', '', '', '', 'b']);
  });

  test('hides the whole of a very long value', () => {
    expect(redact(`token=${alnum(50_000)}`).text).toBe('token=[hidden: token]');
    expect(redact(`{"password":"${alnum(50_000)}"}`).text).toBe('{"password":"[hidden: password]"}');
  });

  test('does nothing to an empty text', () => {
    expect(redact('')).toEqual({ text: '', hidden: [], found: [] });
  });
});
