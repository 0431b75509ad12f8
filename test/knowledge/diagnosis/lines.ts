/** Lines as Heroku writes them, for tests to wrap, cut and bend. Every name in them is invented. */

export const host = 'demo-shop-1a2b3c4d5e6f.herokuapp.com';
const requestId = '7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37';

export const descriptions: Record<string, string> = {
  H10: 'App crashed',
  H11: 'Backlog too deep',
  H12: 'Request timeout',
  H13: 'Connection closed without response',
  H14: 'No web processes running',
  H15: 'Idle connection',
  H17: 'Poorly formatted HTTP response',
  H18: 'Server Request Interrupted',
  H19: 'Backend connection timeout',
  H20: 'App boot timeout',
  H21: 'Backend connection refused',
  H22: 'Connection limit reached',
  H23: 'Endpoint misconfigured',
  H24: 'Forced close',
  H25: 'HTTP restriction: oversized header',
  H26: 'Request Error',
  H27: 'Client Request Interrupted',
  H28: 'Client Connection Idle',
  H31: 'Misdirected Request',
  H32: 'TLS Certificate Mismatch',
  H33: 'HTTP/2 Stream Broken',
  H34: 'All up dynos are quarantined',
  H80: 'Maintenance mode',
  H81: 'Blank app',
  H82: "You've used up your dyno hour pool",
  H83: 'Planned Service Degradation',
  H99: 'Platform error',
};

export const runtimeTitles: Record<string, string> = {
  R10: 'Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch',
  R11: 'Bad bind) -> Process bound to port other than $PORT',
  R12: 'Exit timeout) -> Process failed to exit within 30 seconds of SIGTERM',
  R13: 'Attach error) -> Failed to attach to process',
  R14: 'Memory quota exceeded)',
  R15: 'Memory quota vastly exceeded)',
  R16: 'Detached) -> An attached process is not responding to SIGHUP after its external connection was closed.',
  R17: 'Checksum error) -> Checksum does match expected value. Expected: SHA256:4f1c Actual: SHA256:b07e',
  R99: 'Platform error) -> Failed to launch the dyno within 10 seconds',
};

/** 2026-11-02T14:05:09.118204+00:00 and so many seconds later. */
export function iso(seconds = 0): string {
  return `${new Date(Date.UTC(2026, 10, 2, 14, 5, 9) + seconds * 1000).toISOString().slice(0, 19)}.118204+00:00`;
}

type Request = { path?: string; dyno?: string; service?: string; status?: string; at?: string; fwd?: string };

/** The message of a router line with a code. */
export function coded(
  code: string,
  { path = '/', dyno = 'web.1', service = '30000ms', status = '503', at, fwd }: Request = {},
) {
  const level = at ?? (/^H8/.test(code) ? 'info' : /^H2[78]/.test(code) ? 'warning' : 'error');
  const sock = code === 'H18' ? 'sock=backend ' : code === 'H27' ? 'sock=client ' : '';
  const connect = dyno === '' ? '' : '1ms';
  return `${sock}at=${level} code=${code} desc="${descriptions[code]}" method=GET path="${path}" host=${host} request_id=${requestId} fwd="${fwd ?? '203.0.113.24'}" dyno=${dyno} connect=${connect} service=${service} status=${status} bytes=0 protocol=https`;
}

/** The message of a router line of a request that went well. */
export function served(path = '/', dyno = 'web.1', status = 200): string {
  return `at=info method=GET path="${path}" host=${host} request_id=${requestId} fwd="203.0.113.24" dyno=${dyno} connect=0ms service=18ms status=${status} bytes=1345 protocol=https`;
}

/** The message of a runtime error. */
export const runtime = (code: string) => `Error ${code} (${runtimeTitles[code]}`;

export const router = (message: string, seconds = 0) => `${iso(seconds)} heroku[router]: ${message}`;
export const heroku = (proc: string, message: string, seconds = 0) =>
  `${iso(seconds)} heroku[${proc}]: ${message}`;
export const app = (proc: string, message: string, seconds = 0) => `${iso(seconds)} app[${proc}]: ${message}`;

/** One frame of a log drain. */
export const frame = (source: string, proc: string, message: string, seconds = 0) =>
  `<158>1 ${iso(seconds)} host ${source} ${proc} - ${message}`;

/** The same with its octet count before it. */
export function counted(source: string, proc: string, message: string, seconds = 0): string {
  const body = frame(source, proc, message, seconds);
  return `${Buffer.byteLength(body)} ${body}`;
}

/** Breaks every line at `width` as a terminal does, in the middle of words. */
export function terminalWrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
    .join('\n');
}

/** Breaks every line at spaces, no wider than `width`, as mail programs do. */
export function mailWrapped(text: string, width: number, prefix = ''): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let current = '';
    for (const word of line.split(' ')) {
      if (current !== '' && current.length + 1 + word.length > width) {
        lines.push(current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    lines.push(current);
  }
  return lines.map((line) => prefix + line).join('\n');
}
