import { coded, runtime, served } from './lines.ts';

export const layouts = [
  ...['heroku logs', 'coloured', 'CRLF', 'drain', 'counted drain'],
  ...['JSON lines', 'Papertrail JSON', 'Better Stack JSON', 'whole lines in JSON'],
] as const;
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
  coloured: ({ source, proc, message }, time) =>
    `\u001b[3${1 + (proc.length % 6)}m${time} ${source}[${proc}]:\u001b[0m ${message}`,
  CRLF: ({ source, proc, message }, time) => `${time} ${source}[${proc}]: ${message}\r`,
  drain: ({ source, proc, message }, time) => `<158>1 ${time} host ${source} ${proc} - ${message}`,
  'counted drain': ({ source, proc, message }, time) => {
    const body = `<158>1 ${time} host ${source} ${proc} - ${message}`;
    return `${Buffer.byteLength(body)} ${body}`;
  },
  'JSON lines': ({ source, proc, message }, time) =>
    JSON.stringify({ timestamp: time, program: `${source}/${proc}`, message }),
  'Papertrail JSON': ({ source, proc, message }, time) =>
    JSON.stringify({
      ...{ id: 1234567890123, source_ip: '203.0.113.9', facility: 'Local3', severity: 'Info' },
      ...{ program: `${source}/${proc}`, message, source_id: 7, source_name: 'shop', hostname: 'shop' },
      ...{ received_at: time, generated_at: time },
    }),
  'Better Stack JSON': ({ source, proc, message }, time) =>
    JSON.stringify({ dt: time, message, syslog: { appname: source, procid: proc, host: 'host' } }),
  'whole lines in JSON': ({ source, proc, message }, time) =>
    JSON.stringify({ message: `${time} ${source}[${proc}]: ${message}` }),
};

const hex = (next: () => number) => next().toString(16).padStart(8, '0');

/** A request that went well, or that the app answered with an error of its own. */
function request(next: () => number, dyno: string): string {
  const paths = [
    `/products/${next() % 5000}`,
    '/health',
    `/assets/app-${hex(next)}.js`,
    `/find?q=${next()}&n=1`,
  ];
  const line = served(paths[next() % 4], dyno, [200, 200, 304, 404, 302, 200, 200, 500][next() % 8]);
  const varied = line.replace(/request_id=\S+/, `request_id=${hex(next)}-5b2e-4c19-9a44-0e6f8b1d2c37`);
  return next() % 2 === 0 ? varied : `${varied} tls=true tls_version=tls1.3`;
}

/** What else the platform writes. */
function platform(next: () => number, dyno: string): Line {
  const figures = `sample#memory_total=${next() % 500}.00MB sample#memory_quota=512.00MB`;
  const store = `source=DATABASE addon=postgresql-1 sample#db_size=4242bytes sample#active-connections=${next() % 40}`;
  const lines: Line[] = [
    { source: 'heroku', proc: dyno, message: `source=${dyno} dyno=heroku.1.${hex(next)} ${figures}` },
    { source: 'heroku', proc: dyno, message: `Process running mem=${next() % 600}M(97.1%)` },
    { source: 'heroku', proc: dyno, message: 'State changed from starting to up' },
    { source: 'app', proc: 'heroku-postgres', message: store },
    { source: 'app', proc: 'api', message: 'Release v42 created by user someone@example.com' },
    { source: 'heroku', proc: dyno, message: 'Starting process with command `bin/rails server -p 4242`' },
  ];
  return lines[next() % lines.length] ?? { source: 'heroku', proc: dyno, message: 'Cycling' };
}

/** What an app says. */
function chatter(next: () => number): string {
  const lines = [
    `[${hex(next)}] Completed 200 OK in ${next() % 300}ms (Views: 12.1ms)`,
    `{"level":"info","msg":"request done","ms":${next() % 900},"path":"/x/${next() % 99}"}`,
    `    at Object.<anonymous> (/app/lib/x.js:12:${next() % 50})`,
    `Größe überschritten für Kunde ${next()} – weiter`,
    `ActiveRecord::ConnectionNotEstablished: connection refused ${next()}`,
    `User Load (0.4ms)  SELECT "users".* FROM "users" WHERE "id" = $1  [["id", ${next()}]]`,
    '',
  ];
  return lines[next() % lines.length] ?? '';
}

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
    if (kind < 620) return { source: 'heroku', proc: 'router', message: request(next, dyno) };
    if (kind < 640) return platform(next, dyno);
    if (kind < 660) return { source: 'app', proc: dyno, message: `upstream said code=H12 for ${next()}` };
    if (kind < 670) return { source: 'app', proc: dyno, message: coded('H13', { dyno }) };
    return { source: 'app', proc: next() % 9 === 0 ? 'run.4821' : dyno, message: chatter(next) };
  };
  for (let at = 0; at < lines; at += 1) {
    const time = new Date(start + at * 137).toISOString().replace('Z', '204+00:00');
    yield write[layout](one(), time);
  }
  return expected;
}
