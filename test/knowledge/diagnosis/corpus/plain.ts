import { app, coded, descriptions, heroku, iso, router, runtime, runtimeTitles, served } from '../lines.ts';
import type { Case } from './case.ts';

const everyRouterCode: Case[] = Object.keys(descriptions).map((code) => ({
  name: `${code} as heroku logs prints it`,
  text: router(coded(code, { path: `/p/${code}`, dyno: 'web.2' })),
  codes: { [code]: 1 },
  dynos: ['web.2'],
  paths: [`/p/${code}`],
}));

const everyRuntimeCode: Case[] = Object.keys(runtimeTitles).map((code) => ({
  name: `${code} as heroku logs prints it`,
  text: heroku('worker.3', runtime(code)),
  codes: { [code]: 1 },
  dynos: ['worker.3'],
  paths: [],
}));

export const plain: Case[] = [
  ...everyRouterCode,
  ...everyRuntimeCode,
  {
    name: 'a retired router error in the form of 2012',
    text: '2012-03-09T08:11:42+00:00 heroku[router]: Error H16 (Redirect to herokuapp.com) -> GET demo-shop.example.test/ dyno= queue= wait= service= status=301 bytes=',
    codes: { H16: 1 },
    dynos: [],
    paths: ['/'],
  },
  {
    name: 'a timeout in the form of 2012 names its dyno and path',
    text: '2012-03-09T08:11:42+00:00 heroku[router]: Error H12 (Request timeout) -> GET demo-shop.example.test/orders dyno=web.3 queue= wait= service=30000ms status=503 bytes=0',
    codes: { H12: 1 },
    dynos: ['web.3'],
    paths: ['/orders'],
  },
  {
    name: 'a path without quotes, as routers wrote it until 2013',
    text: `${iso()} heroku[router]: at=error code=H12 desc="Request timeout" method=GET path=/cart?code=H13 host=x.herokuapp.com fwd="1.2.3.4" dyno=web.1 connect= service=30000ms status=503 bytes=0`,
    codes: { H12: 1 },
    dynos: ['web.1'],
    paths: ['/cart'],
  },
  {
    name: 'L10 from a drain counts once, with 500 messages dropped',
    text: '2026-11-02T15:04:46+00:00 d.7f3e2a10-5c44-4e8e-9b0a-2d61f0c7aa55 heroku logplex - - Error L10 (output buffer overflow): 500 messages dropped since 2026-11-02T15:03:12+00:00.',
    codes: { L10: 1 },
    dynos: [],
    dropped: 500,
  },
  {
    name: 'L10 in heroku logs counts once, with 491 messages dropped',
    text: '2026-11-02T15:04:46+00:00 heroku[logplex]: Error L10 (output buffer overflow): 491 messages dropped since 2026-11-02T15:03:12+00:00.',
    codes: { L10: 1 },
    dropped: 491,
  },
  {
    name: 'L10 that names the drain that dropped',
    text: "2026-11-02T15:04:46+00:00 heroku[logplex]: Error L10 (output buffer overflow): drain 'd.cfcd3264-7259-4b12-ac5b-016032978174' dropped 3 messages since 2026-11-02T15:03:12+00:00.",
    codes: { L10: 1 },
    dropped: 3,
  },
  {
    name: 'L11 without the word Error',
    text: '2026-11-02T15:10:10+00:00 heroku[logplex]: L11 (Tail buffer overflow) -> This tail session dropped 1101 messages since 2026-11-02T15:09:00+00:00',
    codes: { L11: 1 },
    dropped: 1101,
  },
  {
    name: 'L12 and L13 of the log shuttle stand under app and count',
    text: [
      '2026-11-02T15:12:32.125756+00:00 app[log-shuttle]: Error L12: 222 messages dropped since 2026-11-02T15:12:20.118300+00:00.',
      '2026-11-02T15:13:02.440190+00:00 app[log-shuttle]: Error L13: 111 messages lost since 2026-11-02T15:12:58.902114+00:00.',
    ].join('\n'),
    codes: { L12: 1, L13: 1 },
    dynos: [],
    dropped: 333,
  },
  {
    name: 'L14 and L15 drop nothing',
    text: [
      '2026-11-02T15:28:48+00:00 heroku[logplex]: Error L14 (certificate validation): error="bad certificate" uri="syslog+tls://logs.example.com:6514/"',
      '2026-11-02T15:31:05+00:00 heroku[logplex]: Error L15 (Tail buffer temporarily unavailable): The tail buffer that stores the last 1500 lines of your logs is temporarily unavailable.',
    ].join('\n'),
    codes: { L14: 1, L15: 1 },
    dropped: 0,
  },
  {
    name: 'a normal night has no codes',
    text: [
      router(served('/')),
      heroku('web.1', 'Cycling', 1),
      heroku('web.1', 'State changed from up to starting', 1),
      heroku('web.1', 'Stopping all processes with SIGTERM', 2),
      heroku('web.1', 'Process exited with status 143', 3),
      heroku('web.1', 'Starting process with command `bin/rails server -p 24405 -e production`', 5),
      app('web.1', '* Listening on http://0.0.0.0:24405', 9),
      heroku('web.1', 'State changed from starting to up', 10),
      router(served('/health'), 12),
    ].join('\n'),
    codes: {},
    dynos: [],
    paths: [],
  },
  {
    name: 'a morning of many kinds',
    text: [
      app('api', 'Deploy 1a2b3c4d by user dev@example.com'),
      app('api', 'Release v42 created by user dev@example.com'),
      heroku('web.1', 'State changed from starting to crashed', 4),
      router(coded('H10', { dyno: '', service: '' }), 5),
      router(coded('H10', { dyno: '', service: '', path: '/cart' }), 6),
      heroku('web.1', runtime('R10'), 61),
      heroku('web.1', 'Stopping process with SIGKILL', 61),
      router(coded('H20', { dyno: '', service: '', path: '/cart?x=1' }), 80),
    ].join('\n'),
    codes: { H10: 2, H20: 1, R10: 1 },
    dynos: ['web.1'],
    paths: ['/cart', '/'],
  },
  {
    name: 'the same line pasted twice counts twice',
    text: `${router(coded('H12', { path: '/a' }))}\n${router(coded('H12', { path: '/a' }))}`,
    codes: { H12: 2 },
    dynos: ['web.1'],
    paths: ['/a'],
  },
  {
    name: 'more than five paths: the five hit most',
    text: [...Array(6)]
      .flatMap((_, at) => Array(7 - at).fill(router(coded('H12', { path: `/p${at}` }))))
      .join('\n'),
    codes: { H12: 27 },
    paths: ['/p0', '/p1', '/p2', '/p3', '/p4'],
  },
  {
    name: 'dynos of every kind, sorted',
    text: [
      heroku('worker.1', runtime('R14')),
      heroku('web.10', runtime('R14')),
      heroku('run.4821', runtime('R16')),
      heroku('scheduler.9120', runtime('R15')),
      router(coded('H12', { dyno: 'web.2' })),
    ].join('\n'),
    codes: { R14: 2, R15: 1, R16: 1, H12: 1 },
    dynos: ['run.4821', 'scheduler.9120', 'web.10', 'web.2', 'worker.1'],
  },
  {
    name: 'dynos that only served well are not hit',
    text: `${router(served('/', 'web.2'))}\n${router(coded('H12', { dyno: 'web.1', path: '/slow' }))}`,
    codes: { H12: 1 },
    dynos: ['web.1'],
    paths: ['/slow'],
  },
  {
    name: 'a dyno of the Fir generation',
    text: router(coded('H12', { dyno: 'web-848cd4f64d-pvpr2', path: '/x' })),
    codes: { H12: 1 },
    dynos: ['web-848cd4f64d-pvpr2'],
  },
  {
    name: 'CRLF line ends',
    text: `${router(coded('H12', { path: '/a' }))}\r\n${heroku('web.1', runtime('R14'))}\r\n`,
    codes: { H12: 1, R14: 1 },
    dynos: ['web.1'],
    paths: ['/a'],
  },
  {
    name: 'only carriage returns between the lines',
    text: `${router(coded('H12', { path: '/a' }))}\r${heroku('web.1', runtime('R14'))}\r`,
    codes: { H12: 1, R14: 1 },
  },
  {
    name: 'a byte order mark before the first line',
    text: `\ufeff${router(coded('H12', { path: '/a' }))}`,
    codes: { H12: 1 },
    paths: ['/a'],
  },
  {
    name: 'R14 with the memory figure before it counts once',
    text: `${heroku('web.1', 'Process running mem=540M(105.5%)')}\n${heroku('web.1', runtime('R14'))}`,
    codes: { R14: 1 },
    dynos: ['web.1'],
  },
  {
    name: 'H26 with a cause field between description and method',
    text: router(coded('H26').replace('method=GET', 'cause="bad header" method=GET')),
    codes: { H26: 1 },
  },
  {
    name: 'a code that the platform may add one day',
    text: router(
      'at=error code=H29 desc="Something new" method=GET path="/n" host=x.herokuapp.com request_id=1 fwd="1.1.1.1" dyno=web.1 connect=1ms service=2ms status=503 bytes=0 protocol=https',
    ),
    codes: { H29: 1 },
    dynos: ['web.1'],
    paths: ['/n'],
  },
  {
    name: 'router lines of Private Spaces end with tls fields',
    text: router(`${coded('H13', { path: '/t' })} tls=true tls_version=tls1.3`),
    codes: { H13: 1 },
    dynos: ['web.1'],
    paths: ['/t'],
  },
  {
    name: 'the router field dyno is empty',
    text: router(coded('H14', { dyno: '', service: '' })),
    codes: { H14: 1 },
    dynos: [],
    paths: ['/'],
  },
];
