import { app, coded, heroku, iso, router, runtime, served } from '../lines.ts';
import type { Case } from './case.ts';

export const traps: Case[] = [
  { name: 'the app mentions a code', text: app('web.1', 'saw code=H12 again, retrying'), codes: {} },
  { name: 'the app prints a runtime error', text: app('web.1', runtime('R14')), codes: {}, dynos: [] },
  {
    name: 'the app prints a router message',
    text: app('web.1', coded('H12', { path: '/x' })),
    codes: {},
    paths: [],
  },
  {
    name: 'the app prints a whole router line with its header',
    text: app('web.1', router(coded('H12', { path: '/x' }))),
    codes: {},
    dynos: [],
    paths: [],
  },
  {
    name: 'the app prints an L10',
    text: app(
      'worker.1',
      'Error L10 (output buffer overflow): 491 messages dropped since 2026-11-02T15:03:12+00:00.',
    ),
    codes: {},
  },
  { name: 'the app of a process called router', text: app('router.1', coded('H12')), codes: {} },
  {
    name: 'a code in the path of a good request',
    text: router(served('/errors?code=H12')),
    codes: {},
    paths: [],
  },
  {
    name: 'a whole fragment in the path',
    text: router(served('/log?q=at=error code=H12 desc="Request timeout" method=GET')),
    codes: {},
  },
  {
    name: 'a runtime error in the path',
    text: router(served('/q?s=Error R14 (Memory quota exceeded)')),
    codes: {},
  },
  {
    name: 'a code in the path of another error counts only that error',
    text: router(coded('H13', { path: '/errors?code=H12' })),
    codes: { H13: 1 },
    paths: ['/errors'],
  },
  {
    name: 'a code in the forwarded addresses',
    text: router(coded('H13', { fwd: '1.2.3.4, code=H12 dyno=web.9' })),
    codes: { H13: 1 },
    dynos: ['web.1'],
  },
  {
    name: 'a code in the agent field',
    text: `${router(coded('H31', { dyno: '' }))} agent="Crawler code=H12 dyno=web.7"`,
    codes: { H31: 1 },
    dynos: [],
  },
  {
    name: 'a quote in the path',
    text: router(coded('H12', { path: '/search?q="shoes"' })),
    codes: { H12: 1 },
    paths: ['/search'],
    dynos: ['web.1'],
  },
  {
    name: 'a quote in the path itself',
    text: router(coded('H12', { path: '/a"b' })),
    codes: { H12: 1 },
    paths: ['/a"b'],
    dynos: ['web.1'],
  },
  {
    name: 'a path that ends with a backslash',
    text: router(coded('H12', { path: '/a\\' })),
    codes: { H12: 1 },
    paths: ['/a\\'],
    dynos: ['web.1'],
  },
  {
    name: 'a path with brackets',
    text: router(coded('H12', { path: '/a[1]/b' })),
    codes: { H12: 1 },
    paths: ['/a[1]/b'],
    dynos: ['web.1'],
  },
  {
    name: 'a path with a percent sign and UTF-8',
    text: router(coded('H12', { path: '/caf%C3%A9/é' })),
    codes: { H12: 1 },
    paths: ['/caf%C3%A9/é'],
  },
  { name: 'a request with a number that looks like a code', text: router(served('/H12')), codes: {} },
  {
    name: 'a question about a code is no event',
    text: 'What does H12 mean? We also saw R14 yesterday.',
    codes: {},
  },
  {
    name: 'a sentence with code= is no event',
    text: 'We keep seeing at=error code=H12 in our logs, what should we do?',
    codes: {},
  },
  {
    name: 'a sentence that quotes the error text',
    text: 'Error R14 (Memory quota exceeded) is what we get every morning.',
    codes: {},
  },
  { name: 'a grep command is no event', text: "heroku logs -n 1500 -a demo | grep 'code=H12'", codes: {} },
  {
    name: 'the command of a process mentions an error',
    text: heroku('run.1', 'Starting process with command `echo "Error R14 (Memory quota exceeded)"`'),
    codes: {},
  },
  {
    name: 'a config var named after a code',
    text: app('api', 'Set H12_ALERT, R14 config vars by user dev@example.com'),
    codes: {},
  },
  {
    name: 'a code of another family length',
    text: router(
      'at=error code=H120 desc="x" method=GET path="/" host=a dyno=web.1 connect=1ms service=1ms status=503 bytes=0',
    ),
    codes: {},
  },
  {
    name: 'a code of another letter',
    text: router(
      'at=error code=E14 desc="x" method=GET path="/" host=a dyno=web.1 connect=1ms service=1ms status=503 bytes=0',
    ),
    codes: {},
  },
  {
    name: 'Postgres prints an error code of its own',
    text: `${iso()} app[postgres.1]: [DATABASE] [5-1] sql_error_code = 53300 FATAL: too many connections for role "u1"`,
    codes: {},
  },
  {
    name: 'Postgres logs a query that holds a router line',
    text: `${iso()} app[postgres.1]: [DATABASE] [5-1] LOG: duration: 2000 ms statement: INSERT INTO logs VALUES ('at=error code=H12 desc="Request timeout" method=GET path="/x"')`,
    codes: {},
  },
  {
    name: 'the app writes JSON about a code',
    text: app('web.1', JSON.stringify({ level: 'error', code: 'H12', message: coded('H12') })),
    codes: {},
  },
  {
    name: 'a JSON entry of the app with a router message',
    text: JSON.stringify({ program: 'app/web.1', message: coded('H12') }),
    codes: {},
  },
  {
    name: 'a JSON entry of the app, source and process apart',
    text: JSON.stringify({ source: 'app', process: 'web.1', message: runtime('R14') }),
    codes: {},
  },
  {
    name: 'a JSON entry whose message begins with the header of the app',
    text: JSON.stringify({ message: app('web.1', runtime('R14')) }),
    codes: {},
  },
  {
    name: 'a drain frame of the app with a router message',
    text: `<190>1 ${iso()} host app web.1 - ${coded('H12')}`,
    codes: {},
  },
  {
    name: 'a drain frame of the app that repeats a frame',
    text: `<190>1 ${iso()} host app web.1 - saw "<158>1 ${iso()} host heroku router - ${coded('H12')}"`,
    codes: {},
  },
  {
    name: 'a Papertrail line of the app',
    text: `Nov 02 14:05:09 demo-shop app/web.1: ${coded('H12')}`,
    codes: {},
  },
  {
    name: 'a CSV row of the app',
    text: `2026-11-02T14:05:09Z,app,web.1,"${coded('H12').replaceAll('"', '""')}"`,
    codes: {},
  },
  {
    name: 'a wrapped line of the app',
    text: `${app('web.1', 'The upstream service answered with the following line which we repeat:')}\ncode=H12 desc="Request timeout" method=GET path="/x" dyno=web.1`,
    codes: {},
  },
  {
    name: 'a state line is no code',
    text: heroku('web.1', 'State changed from up to crashed'),
    codes: {},
    dynos: [],
  },
  {
    name: 'Kubernetes',
    text: 'I1102 14:05:09.118204       1 reflector.go:255] Listing and watching *v1.Pod code=H12',
    codes: {},
  },
  {
    name: 'nginx',
    text: '203.0.113.24 - - [02/Nov/2026:14:05:09 +0000] "GET /?code=H12&at=error HTTP/1.1" 504 160 "-" "curl/8.0"',
    codes: {},
  },
  {
    name: 'the app prints platform lines as a JSON string',
    text: app('web.1', `{"log":"a\\n${router(coded('H12'))}\\n${heroku('web.1', runtime('R14'))}"}`),
    codes: {},
  },
  { name: 'nothing at all', text: '', codes: {} },
  { name: 'white space', text: ' \n\t\n   \r\n', codes: {} },
];
