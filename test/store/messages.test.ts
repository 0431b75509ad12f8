import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCutter, fatalError, queryMessage, readAnswer } from '../../src/store/messages.ts';

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);

function message(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const sync = message('S', Buffer.alloc(0));
const body = fc.uint8Array({ maxLength: 40 });
const extended = fc
  .array(fc.tuple(fc.constantFrom('P', 'B', 'D', 'E'), body), { minLength: 1, maxLength: 5 })
  .map((parts) => Buffer.concat([...parts.map(([type, bytes]) => message(type, bytes)), sync]));
const simple = body.map((bytes) => message('Q', bytes));

describe("cutting a client's bytes", () => {
  test('units are whole requests, in order, however the bytes are chunked', () => {
    const requests = fc.array(fc.oneof(extended, simple), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(requests, fc.array(fc.nat(), { maxLength: 12 }), (sent, cuts) => {
        const all = Buffer.concat([startup, ...sent]);
        const places = [...new Set([0, ...cuts.map((cut) => cut % all.length), all.length])].sort(
          (a, b) => a - b,
        );
        const cut = createCutter();
        const units = places.flatMap((from, i) => cut(all.subarray(from, places[i + 1])));
        expect(units.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
          [startup, ...sent].map((bytes) => bytes.toString('hex')),
        );
        expect(units.every(({ settled }) => settled)).toBe(true);
      }),
    );
  });

  test('a flush runs what was sent but keeps the turn, because the client has more to say', () => {
    const cut = createCutter();
    cut(startup);
    const [unit] = cut(Buffer.concat([message('P', Buffer.from('x')), message('H', Buffer.alloc(0))]));
    expect(unit?.settled).toBe(false);
  });

  test('bytes that are not the protocol are refused instead of being waited for', () => {
    const cut = createCutter();
    cut(startup);
    expect(() => cut(Buffer.from([0x51, 0, 0, 0, 1]))).toThrow('not the Postgres protocol');
  });
});

describe('reading an answer', () => {
  const row = message('D', Buffer.from('row'));
  const ready = (status: string) => message('Z', Buffer.from(status));

  test('notifications are taken out wherever they stand, and the rest stays as it was', () => {
    const one = message('A', Buffer.from('one'));
    const two = message('A', Buffer.from('two'));
    const { own, shared } = readAnswer(Buffer.concat([one, row, two, ready('I')]));
    expect(Buffer.from(own)).toEqual(Buffer.concat([row, ready('I')]));
    expect(Buffer.from(shared)).toEqual(Buffer.concat([one, two]));
  });

  test.each(['I', 'T', 'E'])('says that the session is ready in the state %s', (status) => {
    expect(readAnswer(Buffer.concat([ready('T'), row, ready(status)])).ready).toBe(status);
  });

  test('says that the session did not get ready', () => {
    expect(readAnswer(row).ready).toBeUndefined();
    expect(readAnswer(Buffer.alloc(0)).ready).toBeUndefined();
  });
});

test('messages that we write ourselves state their own length', () => {
  for (const bytes of [queryMessage('vacuum'), fatalError('25P03', 'too quiet – for long')]) {
    expect(Buffer.from(bytes).readInt32BE(1)).toBe(bytes.length - 1);
  }
});
