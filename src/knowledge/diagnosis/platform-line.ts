import type { Told } from './event.ts';
import { isDyno } from './header.ts';
import { type RouterLine, readRouterLine } from './router-line.ts';

/** "Error R14 (Memory quota exceeded)", "Error L12: 222 messages dropped", "L11 (Tail buffer overflow) -> …". */
const errorPattern = /^(?:Error )?([HRL]\d\d)(?= \(|:|$|\s?…|\.{3})(?: \(([^)]{0,120})\)?)?/;
const droppedPattern =
  /(\d[\d,]{0,12}) messages? (?:were )?(?:dropped|lost)|dropped (\d[\d,]{0,12}) messages?/;

function droppedIn(text: string): number | null {
  const match = droppedPattern.exec(text);
  return match ? Number((match[1] ?? match[2] ?? '').replaceAll(',', '')) : null;
}

/** The event of a router line that carries a code, or of a request that the app answered with 5xx. */
export function routerEvent(line: RouterLine): Told | null {
  const { code, dyno, path, status, service, connect, detail } = line;
  if (code !== null)
    return { kind: 'code', code, dyno, path, status, service, connect, dropped: null, detail };
  return status !== null && status >= 500 ? { kind: 'app-fault', status } : null;
}

/** The platform's own error line, such as "Error R14 (…)"; `proc` is the dyno or component that it stands under. */
export function errorEvent(proc: string, body: string): Told | null {
  const match = errorPattern.exec(body);
  const code = match?.[1];
  if (match === null || code === undefined) return null;
  const rest = body.slice(match[0].length);
  const request = code.startsWith('H') ? readRouterLine(rest) : null;
  const address = request ? /-> [A-Z]{3,7} [^\s/]*(\/[^\s?]*)/.exec(rest) : null;
  return {
    kind: 'code',
    code,
    dyno: request?.dyno ?? (isDyno(proc) ? proc : null),
    path: address?.[1] ?? request?.path ?? null,
    status: request?.status ?? null,
    service: request?.service ?? null,
    connect: request?.connect ?? null,
    dropped: code.startsWith('L') ? droppedIn(body) : null,
    detail: match[2] ?? null,
  };
}

type Reading = { pattern: RegExp; told(match: RegExpExecArray, dyno: string | null): Told | null };

const figure = (text: string | undefined) => Number(text ?? Number.NaN);

/** What the dyno manager writes, most frequent first. */
const dynoLines: readonly Reading[] = [
  {
    pattern: /^Process running mem=[\d.]+[KMG]?B? ?\((\d+(?:\.\d+)?)%\)/,
    told: (match, dyno) => ({ kind: 'memory', dyno, percent: figure(match[1]) }),
  },
  {
    pattern: /^State changed from (\w+) to (\w+)/,
    told: (match, dyno) => ({ kind: 'state', dyno, from: match[1] ?? '', to: match[2] ?? '' }),
  },
  {
    pattern: /^Process exited(?: with status (\d{1,3}))?(?!\d)/,
    told: (match, dyno) => (match[1] === undefined ? null : { kind: 'exit', dyno, status: figure(match[1]) }),
  },
  {
    pattern: /^Stopping (?:all processes|process|remaining processes) with (SIG[A-Z]+)/,
    told: (match, dyno) => ({ kind: 'signal', dyno, signal: match[1] ?? '' }),
  },
  { pattern: /^Cycling\b/, told: (_, dyno) => ({ kind: 'cycling', dyno }) },
  { pattern: /^Restarting\b/, told: (_, dyno) => ({ kind: 'restart', dyno }) },
  { pattern: /^Starting process with command/, told: (_, dyno) => ({ kind: 'start', dyno }) },
  { pattern: /^Idling\b/, told: (_, dyno) => ({ kind: 'idle', dyno }) },
  { pattern: /^Unidling\b/, told: (_, dyno) => ({ kind: 'unidle', dyno }) },
  {
    pattern: /(?:^|\s)sample#memory_total=([\d.]+)MB\b.*?\bsample#memory_quota=([\d.]+)MB/,
    told: (match, dyno) => ({
      kind: 'memory',
      dyno,
      percent: Math.round((figure(match[1]) / figure(match[2])) * 1000) / 10,
    }),
  },
];

const change = (name: Extract<Told, { kind: 'change' }>['change'], detail: string): Told => ({
  kind: 'change',
  change: name,
  detail: detail.slice(0, 120),
});

/** What the platform's API writes when people or pipelines change something. */
const apiLines: readonly Reading[] = [
  { pattern: /^Deploy (\S{1,40})/, told: (match) => change('deploy', match[1] ?? '') },
  { pattern: /^Release (v\d+) created/, told: (match) => change('release', match[1] ?? '') },
  { pattern: /^Release (?:command )?failed|^Release command/, told: () => change('release-failed', '') },
  { pattern: /^Rollback (?:to )?(v?\d+)/i, told: (match) => change('rollback', match[1] ?? '') },
  { pattern: /^Build succeeded/, told: () => change('build', '') },
  { pattern: /^Build failed/, told: () => change('build-failed', '') },
  {
    pattern: /^(?:Set|Unset|Remove|Update) (.{1,2000}?) config vars?\b/,
    told: (match) => change('config', match[1] ?? ''),
  },
  {
    pattern: /^Scaled? to (.{1,500}?)(?: by .*)?$/,
    told: (match) => change('scale', match[1] ?? ''),
  },
  {
    pattern: /^(?:Maintenance mode (on|off|enabled|disabled)|(Enable|Disable)d? maintenance(?: mode)?)/i,
    told: (match) =>
      change(/^(?:on|enable)/i.test(match[1] ?? match[2] ?? '') ? 'maintenance-on' : 'maintenance-off', ''),
  },
  {
    pattern: /^(?:Attach|Detach|Update|@ref:)\s?(\S{1,80})/,
    told: (match) => change('addon', match[1] ?? ''),
  },
];

function firstOf(readings: readonly Reading[], body: string, dyno: string | null): Told | null {
  for (const { pattern, told } of readings) {
    const match = pattern.exec(body);
    if (match) return told(match, dyno);
  }
  return null;
}

/** What a line of the dyno manager tells, other than errors. */
export function dynoEvent(proc: string, body: string): Told | null {
  return firstOf(dynoLines, body, isDyno(proc) ? proc : null);
}

/** What a line of the API tells. */
export function apiEvent(body: string): Told | null {
  return firstOf(apiLines, body, null);
}
