import { coded, counted, frame, heroku, iso, router, runtime, served } from '../lines.ts';
import type { Case } from './case.ts';

const h12 = coded('H12', { path: '/reports/export', dyno: 'web.2' });
const one = { codes: { H12: 1 }, dynos: ['web.2'], paths: ['/reports/export'] };
const csv = (text: string) => `"${text.replaceAll('"', '""')}"`;

const drains: Case[] = [
  { name: 'a drain frame', text: frame('heroku', 'router', h12), ...one },
  { name: 'a drain frame with its octet count', text: counted('heroku', 'router', h12), ...one },
  { name: 'a drain frame with two hyphens', text: frame('heroku', 'router', `- ${h12}`), ...one },
  { name: 'a drain frame without a host', text: `347 <158>1 ${iso()} heroku router - - ${h12}`, ...one },
  {
    name: 'frames without line breaks, with octet counts',
    text:
      counted('heroku', 'router', h12) +
      counted('heroku', 'web.1', runtime('R14')) +
      counted('heroku', 'router', served('/')) +
      counted('app', 'web.1', runtime('R14')) +
      counted('heroku', 'router', coded('H13', { path: '/b', dyno: 'web.3' })),
    codes: { H12: 1, R14: 1, H13: 1 },
    dynos: ['web.1', 'web.2', 'web.3'],
  },
  {
    name: 'frames without line breaks and without counts',
    text:
      frame('heroku', 'router', h12) +
      frame('heroku', 'web.1', runtime('R15')) +
      frame('heroku', 'router', h12),
    codes: { H12: 2, R15: 1 },
  },
  {
    name: 'frames of the app and the platform without line breaks',
    text:
      counted('app', 'web.1', 'hello') + counted('heroku', 'router', h12) + counted('app', 'web.1', 'bye'),
    ...one,
  },
  {
    name: 'an exit status that touches the next octet count',
    text: counted('heroku', 'web.1', 'Process exited with status 0') + counted('heroku', 'router', h12),
    ...one,
  },
  {
    name: 'frames with line breaks',
    text: [counted('heroku', 'router', h12), counted('heroku', 'worker.1', runtime('R14'))].join('\n'),
    codes: { H12: 1, R14: 1 },
    dynos: ['web.2', 'worker.1'],
  },
  {
    name: 'a drain frame behind the time of a collector',
    text: `18:32:10.510 ${frame('heroku', 'router', h12)}`,
    ...one,
  },
  {
    name: 'the log shuttle in a drain',
    text: frame(
      'app',
      'log-shuttle',
      'Error L12: 222 messages dropped since 2026-11-02T15:12:20.118300+00:00.',
    ),
    codes: { L12: 1 },
    dropped: 222,
  },
];

const columns: Case[] = [
  {
    name: 'CSV with quotes doubled',
    text: `timestamp,source,process,message\n2026-11-02T14:05:09Z,heroku,router,${csv(h12)}`,
    ...one,
  },
  {
    name: 'CSV with the program in one column',
    text: `2026-11-02T14:05:09Z,heroku/router,${csv(h12)}`,
    ...one,
  },
  {
    name: 'CSV with every field quoted',
    text: `"2026-11-02 14:05:09","host","heroku","router",${csv(h12)}`,
    ...one,
  },
  { name: 'CSV with the message first', text: `${csv(h12)},heroku/router,2026-11-02T14:05:09Z`, ...one },
  {
    name: 'CSV with semicolons',
    text: `2026-11-02 14:05:09;heroku;worker.1;${csv(runtime('R14'))}`,
    codes: { R14: 1 },
    dynos: ['worker.1'],
  },
  {
    name: 'CSV with the whole line as a field',
    text: `1,${csv(router(h12))}\n2,${csv(heroku('web.1', runtime('R14')))}`,
    codes: { H12: 1, R14: 1 },
  },
  { name: 'CSV that does not quote', text: `2026-11-02T14:05:09Z,heroku,router,${h12}`, ...one },
  {
    name: 'the columns of a Papertrail archive',
    text: [
      '7711562783320064',
      '2026-11-02T14:05:09',
      '2026-11-02T14:05:09',
      '200001',
      'demo-shop',
      '203.0.113.5',
      'Local3',
      'Info',
      'heroku/router',
      h12,
    ].join('\t'),
    ...one,
  },
  {
    name: 'a Papertrail archive row of the app',
    text: [
      '77',
      '2026-11-02T14:05:09',
      '2026-11-02T14:05:09',
      '2',
      'demo-shop',
      '203.0.113.5',
      'Local3',
      'Info',
      'app/web.1',
      h12,
    ].join('\t'),
    codes: {},
  },
  {
    name: 'a Markdown table',
    text: `| time | source | message |\n|---|---|---|\n| 2026-11-02 14:05:09 | heroku/router | ${h12} |`,
    ...one,
  },
];

const services: Case[] = [
  { name: 'a Papertrail line', text: `Nov 02 14:05:09 demo-shop heroku/router:  ${h12}`, ...one },
  {
    name: 'a Papertrail line of a dyno',
    text: `Nov 02 14:05:09 demo-shop heroku/worker.1: ${runtime('R14')}`,
    codes: { R14: 1 },
    dynos: ['worker.1'],
  },
  {
    name: 'a Logentries line',
    text: `25 Dec 2026 14:13:31.061299 &lt;158&gt;1 ${iso()} heroku router - - ${h12.replaceAll('"', '&quot;')}`,
    ...one,
  },
  {
    name: 'a file name and a line number of grep before each line',
    text: `logs/heroku.log:12:${router(h12)}`,
    ...one,
  },
  { name: 'a line with its number before it', text: `   12\t${router(h12)}`, ...one },
  { name: 'the time of a collector before the line', text: `2026-11-02T14:05:10Z ${router(h12)}`, ...one },
  { name: 'a source without its colon', text: `<158>Nov  2 14:05:09 d.abc heroku[router] ${h12}`, ...one },
  { name: 'a Mezmo line', text: `Nov 2 14:05:09 demo-shop heroku router error ${h12}`, ...one },
  { name: 'a Mezmo line of the app', text: `Nov 2 14:05:09 demo-shop app web.1 info ${h12}`, codes: {} },
  {
    name: 'logfmt',
    text: `ts=2026-11-02T14:05:09Z source=heroku proc=router msg="${h12.replaceAll('"', '\\"')}"`,
    ...one,
  },
  {
    name: 'logfmt of a dyno',
    text: `ts=2026-11-02T14:05:09Z source=heroku proc=worker.1 msg="${runtime('R14')}"`,
    codes: { R14: 1 },
    dynos: ['worker.1'],
  },
  {
    name: 'logfmt of the app',
    text: `ts=2026-11-02T14:05:09Z source=app proc=web.1 msg="${h12.replaceAll('"', '\\"')}"`,
    codes: {},
  },
  {
    name: 'a Fluentd line',
    text: `2026-11-02 14:05:09 +0000 heroku.router: ${JSON.stringify({ message: h12 })}`,
    ...one,
  },
  {
    name: 'a Fluentd line of the app',
    text: `2026-11-02 14:05:09 +0000 app.web.1: ${JSON.stringify({ message: runtime('R14') })}`,
    codes: {},
  },
  { name: 'fields with commas between', text: router(h12.replace(/ (?=[a-z_]+=)/g, ', ')), ...one },
  { name: 'Docker Compose before the line', text: `logs_1  | ${router(h12)}`, ...one },
  { name: 'a Python dictionary', text: `{'program': 'heroku/router', 'message': '${h12}'}`, ...one },
  {
    name: 'a Python dictionary of the app',
    text: `{'program': 'app/web.1', 'message': '${h12}'}`,
    codes: {},
  },
  {
    name: 'two spaces after the source',
    text: `${iso()} heroku[worker.1]:  ${runtime('R14')}`,
    codes: { R14: 1 },
    dynos: ['worker.1'],
  },
];

export const wrapped: Case[] = [...drains, ...columns, ...services];
