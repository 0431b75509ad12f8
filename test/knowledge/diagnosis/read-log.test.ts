import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigLog, layouts } from './big-log.ts';
import { bent } from './corpus/bent.ts';
import { json } from './corpus/json.ts';
import { odd } from './corpus/odd.ts';
import { plain } from './corpus/plain.ts';
import { traps } from './corpus/traps.ts';
import { wrapped } from './corpus/wrapped.ts';
import { coded, router } from './lines.ts';
import { everything } from './read.ts';

const snippets = [...plain, ...traps, ...wrapped, ...json, ...bent, ...odd].map(({ text }) => text);
const glue = fc.constantFrom('\n', '\r\n', '\n\n', '', ' ', '…\n');

/** Logs made of pieces of the corpus, cut and spoilt at random. */
const strangeLog = fc
  .array(
    fc.record({
      text: fc.constantFrom(...snippets),
      glue,
      from: fc.option(fc.nat({ max: 300 }), { nil: 0, freq: 3 }),
      to: fc.option(fc.nat({ max: 600 }), { nil: 100_000, freq: 3 }),
      noise: fc.option(fc.tuple(fc.nat({ max: 500 }), fc.string({ maxLength: 3, unit: 'binary' })), {
        freq: 3,
      }),
    }),
    { maxLength: 8 },
  )
  .map((parts) =>
    parts
      .map(({ text, glue: between, from, to, noise }) => {
        const cut = text.slice(from, to);
        return (noise === null ? cut : cut.slice(0, noise[0]) + noise[1] + cut.slice(noise[0])) + between;
      })
      .join(''),
  );

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((to, at) => bytes.subarray(places[at] ?? 0, to));
}

const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('the log reader', () => {
  test('gives the same result however the input is split', () => {
    fc.assert(
      fc.property(strangeLog, cuts, (text, at) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(everything(pieces(bytes, at))).toEqual(everything([bytes]));
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same result however the input is split when most lines are too long', () => {
    fc.assert(
      fc.property(strangeLog, cuts, fc.integer({ min: 100, max: 900 }), (text, at, lineLimit) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(everything(pieces(bytes, at), { lineLimit })).toEqual(everything([bytes], { lineLimit }));
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same result for every snippet when it comes byte by byte', () => {
    for (const text of snippets) {
      const bytes = Buffer.from(text, 'utf8');
      const single = [...bytes].map((byte) => Uint8Array.of(byte));
      expect(everything(single)).toEqual(everything([text]));
    }
  });

  test('gives the same result the short way and the thorough way', () => {
    fc.assert(
      fc.property(strangeLog, (text) => {
        expect(everything([text], { fast: true })).toEqual(everything([text], { fast: false }));
      }),
      { numRuns: 300 },
    );
  });

  test.each(layouts)(
    'gives the same result the short way and the thorough way for a long log: %s',
    (layout) => {
      const text = [...bigLog(layout, 2500, { trouble: 150 })].join('\n');
      const short = everything([text], { fast: true });
      expect(short).toEqual(everything([text], { fast: false }));
      expect(short.events.length).toBeGreaterThan(300);
    },
  );

  test('takes any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 6 }), (chunks) => {
        const { report } = everything(chunks);
        expect(report.bytes).toBe(chunks.reduce((sum, { length }) => sum + length, 0));
      }),
      { numRuns: 300 },
    );
  });

  test('lets the caller use a chunk again', () => {
    const bytes = Buffer.from(snippets.join('\n'), 'utf8');
    const chunk = Buffer.alloc(777);
    const reused = function* () {
      for (let from = 0; from < bytes.length; from += chunk.length) {
        const size = bytes.copy(chunk, 0, from, from + chunk.length);
        yield chunk.subarray(0, size);
      }
    };
    expect(everything(reused() as unknown as Buffer[])).toEqual(everything([bytes]));
  });

  test('a log in the UTF-16 that PowerShell writes reads like any other', () => {
    const text = plain.map((one) => one.text).join('\r\n');
    const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);
    expect(everything([utf16]).events).toEqual(everything([text]).events);
    expect(everything(pieces(utf16, [1, 2, 3, 1001])).events).toEqual(everything([text]).events);
  });

  test('a line that is not UTF-8 is read as Windows wrote it', () => {
    const windows = Buffer.from(
      router(coded('H12', { path: '/caf\u00e9' })).replace(/"([^"]*)"/g, '\x93$1\x94'),
      'latin1',
    );
    expect(everything([windows]).events).toMatchObject([{ code: 'H12', path: '/caf\u00e9', dyno: 'web.1' }]);
  });
});
