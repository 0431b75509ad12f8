import { app, coded, counted, frame, heroku, iso, router, runtime, served } from '../lines.ts';
import type { Case } from './case.ts';

const h12 = coded('H12', { path: '/cart/checkout', dyno: 'web.3' });
const r14 = runtime('R14');
const one = { codes: { H12: 1 }, dynos: ['web.3'], paths: ['/cart/checkout'] };
const two = `${router(h12)}\n${heroku('worker.2', r14)}`;
const both = { codes: { H12: 1, R14: 1 }, dynos: ['web.3', 'worker.2'], paths: ['/cart/checkout'] };
const eachLine = (text: string, change: (line: string, at: number) => string) =>
  text.split('\n').map(change).join('\n');
const escapedQuotes = (text: string) => text.replaceAll('"', '\\"');

const services: Case[] = [
  {
    name: 'Fluent Bit with arrows for colons',
    text: `[0] heroku.router: [1793628309.000000000, {"message"=>"${escapedQuotes(h12)}", "procid"=>"router"}]`,
    ...one,
  },
  {
    name: 'a Ruby hash',
    text: `{:program=>"heroku/router", :message=>"${escapedQuotes(h12)}"}`,
    ...one,
  },
  {
    name: 'OpenTelemetry as JSON',
    text: JSON.stringify({
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: router(h12) } }] }] }],
    }),
    ...one,
  },
  {
    name: 'a JSON document as a JSON string',
    text: JSON.stringify(JSON.stringify({ message: router(h12) })),
    ...one,
  },
  {
    name: 'JSON three times over',
    text: JSON.stringify({ message: JSON.stringify({ message: JSON.stringify({ message: router(h12) }) }) }),
    ...one,
  },
  { name: 'JSON whose message is a list', text: JSON.stringify({ message: two.split('\n') }), ...both },
  {
    name: 'GELF',
    text: JSON.stringify({ short_message: h12, _application_name: 'heroku', _process_id: 'router' }),
    ...one,
  },
  {
    name: 'Datadog with a whole frame as message',
    text: JSON.stringify({ ddtags: 'env:prod', message: counted('heroku', 'router', h12), service: 'demo' }),
    ...one,
  },
  {
    name: 'a container runtime before JSON',
    text: `2026-11-02T14:05:09.118Z stdout F ${JSON.stringify({ message: router(h12) })}`,
    ...one,
  },
  {
    name: 'JSON with equals signs escaped',
    text: JSON.stringify({ message: router(h12) }).replaceAll('=', '\\u003d'),
    ...one,
  },
  {
    name: 'the app writes JSON that names the router as its source',
    text: app('web.1', JSON.stringify({ program: 'heroku/router', message: h12 })),
    codes: {},
  },
  {
    name: 'structured data in a frame',
    text: `<158>1 ${iso()} d.1a2b heroku router - [origin ip="203.0.113.9" software="logplex"] ${h12}`,
    ...one,
  },
  {
    name: 'a byte order mark before the message of a frame',
    text: frame('heroku', 'router', `- \ufeff${h12}`),
    ...one,
  },
  {
    name: 'a short frame after a long one of the app, with the token of a drain',
    text: [
      counted('app', 'web.1', 'x'.repeat(120)),
      counted('heroku', 'worker.2', r14),
      counted('heroku', 'web.2', 'State changed from up to crashed'),
      counted(
        'heroku',
        'logplex',
        'Error L10 (output buffer overflow): 5 messages dropped since 2026-11-02T14:00:00+00:00.',
      ),
    ]
      .join('\n')
      .replaceAll(' host ', ' d.9173ea1f-5f2a-4b5a-a0d2-3c4d5e6f7a8b '),
    codes: { L10: 1, R14: 1 },
    dynos: ['worker.2'],
    dropped: 5,
  },
];

const pastes: Case[] = [
  { name: 'check boxes', text: eachLine(two, (line) => `- [ ] ${line}`), ...both },
  { name: 'pipes before the lines', text: eachLine(two, (line) => `| ${line}`), ...both },
  { name: 'emoji before the lines', text: eachLine(two, (line) => `🔥 ${line}`), ...both },
  { name: 'numbers with colons', text: eachLine(two, (line, at) => `${at + 101}: ${line}`), ...both },
  { name: 'a name and a time above, reactions below', text: `Jane Doe  9:41 AM\n${two}\n:eyes: 2`, ...both },
  { name: 'a command above', text: `$ heroku logs --tail -a demo\n${two}\n^C`, ...both },
  { name: 'German quotes', text: two.replace(/"([^"]*)"/g, '„$1“'), ...both },
  { name: 'single quotes', text: router(h12).replaceAll('"', "'"), ...one },
  { name: 'quotes lost', text: router(h12).replaceAll('"', ''), ...one },
  { name: 'the code in bold', text: router(h12).replace('code=H12', '*code=H12*'), ...one },
  { name: 'the code as code', text: router(h12).replace('code=H12', '`code=H12`'), ...one },
  { name: 'bold dyno', text: router(h12).replace('dyno=web.3', '*dyno=web.3*'), ...one },
  { name: 'tabs for spaces', text: two.replaceAll(' ', '\t'), ...both },
  { name: 'two spaces for one', text: two.replaceAll(' ', '  '), ...both },
  { name: 'a phone that began with a capital', text: two.replaceAll('heroku[', 'Heroku['), ...both },
  { name: 'colons lost after the source', text: two.replaceAll(']:', ']'), ...both },
  { name: 'line feeds before carriage returns', text: two.replace('\n', '\n\r'), ...both },
  { name: 'Unicode line separators', text: two.replace('\n', '\u2028'), ...both },
  { name: 'tags for line breaks', text: two.replace('\n', '<br/>'), ...both },
  { name: 'commas for line breaks', text: two.replace('\n', ', '), ...both },
  { name: 'zero bytes around the lines', text: `\0${router(h12)}\0\n${heroku('worker.2', r14)}`, ...both },
  { name: 'a zero byte in the middle', text: router(h12).replace('code', 'co\0de'), ...one },
  { name: 'colours of 256', text: `\u001b[38;5;44m${iso()} heroku[router]: \u001b[39m${h12}`, ...one },
  { name: 'a terminal that erases the line first', text: `\u001b[2K\u001b[1G${router(h12)}`, ...one },
  { name: 'HTML table', text: `<tr><td>${iso()}</td><td>heroku[router]:</td><td>${h12}</td></tr>`, ...one },
  {
    name: 'two apps, named before each line',
    text: `[demo-a] ${router(h12)}\n[demo-b] ${heroku('web.1', r14)}`,
    codes: { H12: 1, R14: 1 },
    dynos: ['web.1', 'web.3'],
  },
  { name: 'milliseconds behind a comma', text: `2026-11-02 14:05:09,118 heroku[router]: ${h12}`, ...one },
  { name: 'an American date', text: `11/2/2026 2:05:09 PM heroku[router]: ${h12}`, ...one },
];

const traps: Case[] = [
  {
    name: 'a path with the header of a line',
    text: router(coded('H12', { path: '/?x=2026-11-02T14:05:09Z heroku[router]: at=error code=H13' })),
    codes: { H12: 1 },
    paths: ['/'],
  },
  {
    name: 'a served path that looks like fields',
    text: router(served('/at=error/code=H12', 'web.1', 404)),
    codes: {},
  },
  {
    name: 'a table of codes',
    text: '| H12 | Request timeout | 30 s |\n| R14 | Memory quota exceeded | |',
    codes: {},
  },
  {
    name: 'a trace of the app whose lines have no header',
    text: `${app('web.1', 'Traceback:')}\n  File "x.py", line 3\n    raise H12("Error R14 (Memory quota exceeded)")`,
    codes: {},
  },
];

/** Logs as nobody would expect them. */
export const odd: Case[] = [...services, ...pastes, ...traps];
