import { describe, expect, test } from 'vitest';
import { app, coded, heroku, mailWrapped, router, runtime, served, terminalWrapped } from './lines.ts';
import { summarised } from './read.ts';

const repeated = `upstream says ${coded('H15')} and then ${coded('H17')} and ${runtime('R15')}`;
const log = [
  router(coded('H12', { path: '/reports/export/for/2026?x=1', dyno: 'web.2' })),
  heroku('worker.1', 'Process running mem=540M(105.5%)'),
  heroku('worker.1', runtime('R14')),
  router(served('/ok')),
  app('web.1', repeated),
  router(coded('H13', { path: '/b', dyno: 'web.3' })),
  heroku('web.1', runtime('R12')),
  router(coded('H18', { path: '/up', dyno: 'web.1' })),
  heroku('web.1', 'Process exited with status 137'),
].join('\n');

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

const ways: Record<string, (width: number) => string> = {
  'a terminal': (width) => terminalWrapped(log, width),
  'a terminal, quoted': (width) => eachLine(terminalWrapped(log, width), (line) => `> ${line}`),
  'a terminal, spaces at the ends lost': (width) =>
    eachLine(terminalWrapped(log, width), (line) => line.trim()),
  'a terminal that indents what follows': (width) =>
    eachLine(log, (line) => terminalWrapped(line, width).replaceAll('\n', '\n    ')),
  'a mail program': (width) => mailWrapped(log, width),
  'a mail program, quoted': (width) => mailWrapped(log, width, '> '),
};

describe('a log whose lines were broken', () => {
  test.each(Object.entries(ways))('reads the same at every width from 40 to 260: %s', (_, broken) => {
    const whole = summarised([log]).summary;
    const counts = ({ codes }: typeof whole) =>
      Object.fromEntries([...codes].map(([code, { count }]) => [code, count]));
    expect(counts(whole)).toEqual({ H12: 1, H13: 1, H18: 1, R12: 1, R14: 1 });
    for (let width = 40; width <= 260; width += 1) {
      const { summary } = summarised([broken(width)]);
      expect({ width, codes: counts(summary) }).toEqual({ width, codes: counts(whole) });
      expect({ width, dynos: [...summary.events.dynos.keys()] }).toEqual({
        width,
        dynos: [...whole.events.dynos.keys()],
      });
      expect({ width, paths: summary.rawPaths }).toEqual({ width, paths: whole.rawPaths });
      expect({ width, exited: summary.seen.has('exit 137') }).toEqual({ width, exited: true });
    }
  });

  test('a fragment below a short line of the app is a line of its own', () => {
    const { summary } = summarised([`${app('web.1', 'slow')}\n${coded('H12')}`]);
    expect(summary.codes.get('H12')?.count).toBe(1);
  });

  test('a line that was cut does not swallow the next one', () => {
    const cut = `${router(coded('H12')).slice(0, 140)}…`;
    const { summary } = summarised([`${cut}\n${coded('H13')}\n${cut}\nplease help`]);
    expect(summary.codes.get('H12')?.count).toBe(2);
    expect(summary.codes.get('H13')?.count).toBe(1);
  });
});
