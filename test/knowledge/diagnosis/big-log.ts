import { coded, runtime, served } from './lines.ts';

export const layouts = ['heroku logs', 'drain', 'counted drain', 'JSON lines'] as const;
export type Layout = (typeof layouts)[number];

/** What a generated log holds, counted while it was written. */
export type Expected = {
  lines: number;
  codes: Record<string, number>;
  dynos: Set<string>;
  paths: Map<string, number>;
};

type Line = { source: string; proc: string; message: string };

/** A repeatable sequence of numbers below 2^32 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const write: Record<Layout, (line: Line, time: string) => string> = {
  'heroku logs': ({ source, proc, message }, time) => `${time} ${source}[${proc}]: ${message}`,
  drain: ({ source, proc, message }, time) => `<158>1 ${time} host ${source} ${proc} - ${message}`,
  'counted drain': ({ source, proc, message }, time) => {
    const body = `<158>1 ${time} host ${source} ${proc} - ${message}`;
    return `${Buffer.byteLength(body)} ${body}`;
  },
  'JSON lines': ({ source, proc, message }, time) =>
    JSON.stringify({ timestamp: time, program: `${source}/${proc}`, message }),
};

const routerCodes = ['H12', 'H12', 'H12', 'H13', 'H18', 'H27'];

/**
 * The lines of a log of any length, one after the other: two thirds requests, a third words of the app with traps
 * among them, and `trouble` lines in a thousand with a code. `expected` is right when the last line was given.
 */
export function* bigLog(
  layout: Layout,
  lines: number,
  { trouble = 30, seed = 7 } = {},
): Generator<string, Expected> {
  const next = numbers(seed);
  const expected: Expected = { lines, codes: {}, dynos: new Set(), paths: new Map() };
  const start = Date.UTC(2026, 10, 2);
  const note = (code: string, dyno: string, path?: string) => {
    expected.codes[code] = (expected.codes[code] ?? 0) + 1;
    expected.dynos.add(dyno);
    if (path !== undefined) expected.paths.set(path, (expected.paths.get(path) ?? 0) + 1);
  };
  const one = (): Line => {
    const kind = next() % 1000;
    const dyno = `web.${1 + (next() % 4)}`;
    if (kind < trouble) {
      if (next() % 5 === 0) {
        note('R14', 'worker.1');
        return { source: 'heroku', proc: 'worker.1', message: runtime('R14') };
      }
      const code = routerCodes[next() % routerCodes.length] ?? 'H12';
      const path = `/reports/${next() % 20}`;
      note(code, dyno, path);
      return {
        source: 'heroku',
        proc: 'router',
        message: coded(code, { dyno, path: `${path}?page=${next() % 9}` }),
      };
    }
    if (kind < 640)
      return { source: 'heroku', proc: 'router', message: served(`/products/${next() % 500}`, dyno) };
    if (kind < 660) return { source: 'app', proc: dyno, message: `upstream said code=H12 for ${next()}` };
    if (kind < 670) return { source: 'app', proc: dyno, message: coded('H13', { dyno }) };
    const id = next().toString(16).padStart(8, '0');
    return {
      source: 'app',
      proc: dyno,
      message: `[${id}] Completed 200 OK in ${next() % 300}ms (Views: 12.1ms)`,
    };
  };
  for (let at = 0; at < lines; at += 1) {
    const time = new Date(start + at * 137).toISOString().replace('Z', '204+00:00');
    yield write[layout](one(), time);
  }
  return expected;
}
