import { afterEach, describe, expect, test } from 'vitest';
import { app, coded, counted, heroku, router, runtime, served } from './lines.ts';
import { everything, summarised } from './read.ts';

const exec = RegExp.prototype.exec;
afterEach(() => {
  RegExp.prototype.exec = exec;
});

/** How many characters patterns look at while a log is read: the work, whatever the clock says. */
function work(text: string, options = {}): number {
  let characters = 0;
  RegExp.prototype.exec = function (this: RegExp, input: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, input);
    const to = match === null ? (this.sticky ? from : input.length) : match.index + match[0].length;
    characters += Math.max(1, to - from);
    return match;
  };
  try {
    everything([text], options);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return characters;
}

const repeated = (text: string) => (times: number) => text.repeat(times);
const half = coded('H12').slice(0, 120);

/** Logs that grow, from plain ones to those made to be slow. */
const growing: Record<string, (times: number) => string> = {
  'router lines': repeated(`${router(coded('H12'))}\n`),
  'lines of the app': repeated(`${app('web.1', 'hello')}\n`),
  'dyno lines': repeated(`${heroku('web.1', runtime('R14'))}\n`),
  'lines without a break': repeated(`${router(served('/'))} `),
  'frames without a break': repeated(counted('heroku', 'router', coded('H12'))),
  'cut lines': repeated(`${router(half)}\n`),
  'broken lines that never end': (times) => `${router(half)}\n${'method=GET \n'.repeat(times)}`,
  'JSON lines': repeated(`${JSON.stringify({ program: 'heroku/router', message: coded('H12') })}\n`),
  'one JSON array': (times) =>
    `[${Array(times)
      .fill(JSON.stringify({ message: router(coded('H12')) }))
      .join(',')}]`,
  'a JSON string without end': (times) => `{"message":"${'at=error code=H12 '.repeat(times)}`,
  'nested brackets': repeated('[{"a":'),
  spaces: repeated(' '.repeat(500)),
  quotes: repeated('"'.repeat(500)),
  backslashes: (times) => `desc=\\"${'\\'.repeat(500 * times)}`,
  'fields without values': repeated('bytes='),
  'headers in a row': repeated('heroku[router]: '),
  commas: repeated(',,,,,,,'),
  'paths of many ids': (times) =>
    Array.from({ length: times }, (_, at) => router(coded('H12', { path: `/${'@'.repeat(90)}${at}` }))).join(
      '\n',
    ),
};

describe('the work of reading', () => {
  test.each(Object.entries(growing))('grows no faster than the log: %s', (_, grow) => {
    const small = work(grow(300));
    const large = work(grow(1200));
    expect(large).toBeLessThan(small * 4.6 + 2_000_000);
    // Per character it is bounded, too: no line is looked at over and over.
    expect(large).toBeLessThan(grow(1200).length * 120 + 100_000);
  });

  test('the short way hands next to nothing to patterns', () => {
    const log = `${router(served('/'))}\n`.repeat(1000);
    expect(work(log)).toBeLessThan(log.length / 10);
    expect(work(log, { fast: false })).toBeGreaterThan(log.length);
  });
});

describe('long input', () => {
  test('a line of 10 MB is cut and said so', () => {
    const { report, summary } = summarised([
      `${router(coded('H12'))} ${'x'.repeat(10_000_000)}\n`,
      router(coded('H13')),
    ]);
    expect(report.cut).toBe(1);
    expect([...summary.codes.keys()]).toEqual(['H12', 'H13']);
  });

  test('a JSON array of 10 MB on one line is read whole', () => {
    const entry = JSON.stringify({ message: router(coded('H12')) });
    const times = Math.ceil(10_000_000 / entry.length);
    const { report, summary } = summarised(['[', ...Array(times - 1).fill(`${entry},`), `${entry}]`]);
    expect(summary.codes.get('H12')?.count).toBe(times);
    expect(report.cut).toBe(0);
  });

  test('frames of 2 MB without a line break are read whole', () => {
    const frame = counted('heroku', 'router', coded('H12'));
    const { report, summary } = summarised([...Array(6000).fill(frame)]);
    expect(summary.codes.get('H12')?.count).toBe(6000);
    expect(report.cut).toBe(0);
  });
});
