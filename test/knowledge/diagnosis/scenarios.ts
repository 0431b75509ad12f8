import type { Confidence } from '../../../src/knowledge/diagnosis/rule.ts';
import { app, coded, heroku, iso, router, runtime, served } from './lines.ts';

/** A log that a rule is made for, and what it should make of it. */
export type Scenario = {
  rule: string;
  name: string;
  log: string[];
  confidence: Confidence;
  /** The codes that the cause explains. */
  codes: string[];
};

const api = (message: string, seconds = 0) => app('api', `${message} by user dev@example.com`, seconds);
const released = [api('Deploy 1a2b3c4d'), api('Release v42 created')];
const failed = (seconds: number) => [
  heroku('web.1', 'Process exited with status 1', seconds),
  heroku('web.1', 'State changed from starting to crashed', seconds),
];
const h10 = (seconds: number) => router(coded('H10', { dyno: '', service: '' }), seconds);
const h12 = (seconds: number, path = '/orders', dyno = 'web.1') =>
  router(coded('H12', { path, dyno }), seconds);
const several = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));
const postgres = (figures: string) =>
  `${iso()} app[heroku-postgres]: source=DATABASE addon=postgresql-x-1 ${figures}`;
const redis = (figures: string) => `${iso()} app[heroku-redis]: source=REDIS addon=redis-x-1 ${figures}`;

const boot = (rule: string, said: string): Scenario => ({
  rule,
  name: `the app says "${said.slice(0, 40)}" and crashes`,
  log: [app('web.1', said, 1), ...failed(2), h10(5)],
  confidence: 'almost certain',
  codes: ['H10'],
});

export const scenarios: Scenario[] = [
  {
    rule: 'platform-fault',
    name: 'H99 and R99',
    log: [router(coded('H99')), heroku('web.1', runtime('R99'), 9)],
    confidence: 'almost certain',
    codes: ['H99', 'R99'],
  },
  {
    rule: 'scaled-to-zero',
    name: 'web scaled to zero, then H14',
    log: [api('Scaled to web@0:Standard-1X'), router(coded('H14', { dyno: '' }), 20)],
    confidence: 'almost certain',
    codes: ['H14'],
  },
  {
    rule: 'maintenance',
    name: 'maintenance on, then H80',
    log: [api('Maintenance mode enabled'), router(coded('H80', { dyno: '' }), 5)],
    confidence: 'almost certain',
    codes: ['H80'],
  },
  {
    rule: 'postgres-connections',
    name: 'no connections left, then H12',
    log: [
      `${iso()} app[postgres.9]: [DATABASE] [5-1] sql_error_code = 53300 FATAL:  too many connections for role "u1"`,
      h12(30),
      h12(31),
    ],
    confidence: 'almost certain',
    codes: ['H12'],
  },
  {
    rule: 'postgres-connections',
    name: 'the app says that no connection is left, then H12',
    log: [
      app('web.1', 'PG::ConnectionBad: FATAL:  remaining connection slots are reserved for superusers'),
      h12(30),
    ],
    confidence: 'almost certain',
    codes: ['H12'],
  },
  {
    rule: 'postgres-connections',
    name: 'no connections left and nothing else',
    log: [`${iso()} app[postgres.9]: FATAL:  too many connections for role "u1"`],
    confidence: 'likely',
    codes: [],
  },
  {
    rule: 'redis-connections',
    name: 'no connections left in Key-Value Store',
    log: [app('web.1', 'ERR max number of clients reached'), h12(3)],
    confidence: 'almost certain',
    codes: ['H12'],
  },
  {
    rule: 'redis-connections',
    name: 'nearly all connections in use',
    log: [redis('sample#connection-percentage-used=0.97 sample#memory-percentage-used=0.2')],
    confidence: 'likely',
    codes: [],
  },
  {
    rule: 'redis-memory',
    name: 'Key-Value Store is full',
    log: [redis('sample#connection-percentage-used=0.2 sample#memory-percentage-used=0.99')],
    confidence: 'likely',
    codes: [],
  },
  {
    rule: 'postgres-memory',
    name: 'Postgres runs out of memory',
    log: [`${iso()} app[postgres.9]: [DATABASE] ERROR:  out of memory`, h12(5)],
    confidence: 'likely',
    codes: ['H12'],
  },
  boot('missing-module', "Error: Cannot find module 'express'"),
  boot('missing-module', 'ModuleNotFoundError: No module named requests'),
  boot('command-not-found', 'bash: gunicorn: command not found'),
  boot('missing-config', 'KeyError: "SECRET_KEY"'.replaceAll('"', "'")),
  boot('localhost', 'Uvicorn running on http://127.0.0.1:8000'),
  boot('port-in-use', 'Error: listen EADDRINUSE: address already in use 0.0.0.0:3000'),
  boot('migration', 'PG::UndefinedTable: relation "users" does not exist'),
  boot('memory-at-boot', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'),
  {
    rule: 'release-then-crash',
    name: 'a deploy, then a crash',
    log: [...released, ...failed(20), h10(30)],
    confidence: 'likely',
    codes: ['H10'],
  },
  {
    rule: 'release-then-crash',
    name: 'a deploy, then R10',
    log: [...released, heroku('web.1', runtime('R10'), 61), h10(70)],
    confidence: 'likely',
    codes: ['H10', 'R10'],
  },
  {
    rule: 'config-then-crash',
    name: 'a config change, then a crash',
    log: [api('Set DATABASE_POOL config vars'), api('Release v43 created'), ...failed(15), h10(20)],
    confidence: 'likely',
    codes: ['H10'],
  },
  {
    rule: 'memory-kills',
    name: 'R14, then R15, then H13 and H12',
    log: [
      heroku('web.1', 'Process running mem=900M(175.8%)'),
      heroku('web.1', runtime('R14')),
      heroku('web.1', runtime('R15'), 60),
      router(coded('H13'), 62),
      h12(70),
    ],
    confidence: 'almost certain',
    codes: ['R15', 'R14', 'H12', 'H13'],
  },
  {
    rule: 'memory-slows',
    name: 'R14, then H12',
    log: [heroku('web.1', runtime('R14')), h12(90), h12(91)],
    confidence: 'likely',
    codes: ['R14', 'H12'],
  },
  {
    rule: 'memory-alone',
    name: 'R14 on a worker, H12 elsewhere',
    log: [
      heroku('worker.1', runtime('R14')),
      ...several(9, (at) => heroku('worker.1', runtime('R14'), at)),
      h12(90),
    ],
    confidence: 'almost certain',
    codes: ['R14'],
  },
  {
    rule: 'killed-silently',
    name: 'exit 137 without a reason',
    log: [heroku('web.1', 'Process exited with status 137'), router(coded('H13'), 1)],
    confidence: 'possible',
    codes: ['H13'],
  },
  {
    rule: 'postgres-restart',
    name: 'the database restarts',
    log: [app('web.1', 'PG::AdminShutdown: terminating connection due to administrator command'), h12(20)],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'postgres-locks',
    name: 'a deadlock',
    log: [app('web.1', 'PG::TRDeadlockDetected: ERROR:  deadlock detected'), h12(20)],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'postgres-busy',
    name: 'connections wait for locks',
    log: [
      postgres('sample#active-connections=40 sample#waiting-connections=7 sample#load-avg-1m=1.2'),
      h12(20),
    ],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'postgres-busy',
    name: 'the database is under load',
    log: [
      postgres('sample#active-connections=40 sample#waiting-connections=0 sample#load-avg-1m=12.5'),
      h12(20),
    ],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'backend-refused',
    name: 'a service refuses connections',
    log: [app('web.1', 'Error: connect ECONNREFUSED 10.0.0.1:6379'), ...failed(1), h10(5)],
    confidence: 'likely',
    codes: ['H10'],
  },
  {
    rule: 'boot-timeout',
    name: 'R10 alone',
    log: [heroku('web.1', runtime('R10')), heroku('web.1', 'Stopping process with SIGKILL'), h10(9)],
    confidence: 'almost certain',
    codes: ['R10', 'H10'],
  },
  {
    rule: 'crash',
    name: 'an exception and a crash',
    log: [
      app('web.1', 'TypeError: undefined is not a function'),
      heroku('web.1', 'State changed from up to crashed', 1),
      h10(4),
    ],
    confidence: 'likely',
    codes: ['H10'],
  },
  {
    rule: 'crash',
    name: 'a crash without a word',
    log: [heroku('web.1', 'State changed from up to crashed')],
    confidence: 'possible',
    codes: [],
  },
  {
    rule: 'worker-timeout',
    name: 'gunicorn stops workers',
    log: [app('web.1', '[CRITICAL] WORKER TIMEOUT (pid:12)'), router(coded('H13'), 1)],
    confidence: 'likely',
    codes: ['H13'],
  },
  {
    rule: 'overload',
    name: 'H11 with H12',
    log: [...several(4, (at) => h12(at)), ...several(6, (at) => router(coded('H11', { dyno: '' }), at))],
    confidence: 'likely',
    codes: ['H11', 'H12'],
  },
  {
    rule: 'one-dyno',
    name: 'all timeouts but one on one dyno',
    log: [...several(9, (at) => h12(at, `/p${at}`, 'web.2')), h12(20, '/x', 'web.1')],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'one-path',
    name: 'one slow path',
    log: [...several(6, (at) => h12(at, `/orders/${at}/export`, `web.${at}`)), h12(9, '/x')],
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'slow-everywhere',
    name: 'many slow paths',
    log: several(8, (at) => h12(at, `/page-${'abcdefgh'[at]}`, `web.${at}`)),
    confidence: 'likely',
    codes: ['H12'],
  },
  {
    rule: 'restart-cuts-requests',
    name: 'a deploy, then H18',
    log: [
      ...released,
      heroku('web.1', 'Restarting', 1),
      heroku('web.1', 'Stopping all processes with SIGTERM', 2),
      router(coded('H18'), 3),
    ],
    confidence: 'likely',
    codes: ['H18'],
  },
  {
    rule: 'exit-timeout',
    name: 'R12',
    log: [
      heroku('worker.1', 'Stopping process with SIGTERM'),
      heroku('worker.1', runtime('R12'), 30),
      heroku('worker.1', 'Stopping process with SIGKILL', 30),
    ],
    confidence: 'almost certain',
    codes: ['R12'],
  },
  {
    rule: 'release-failed',
    name: 'a failed build',
    log: [
      app('api', 'Build failed -- check your build output: https://dashboard.heroku.com/apps/x'),
      router(served('/'), 5),
    ],
    confidence: 'almost certain',
    codes: [],
  },
  {
    rule: 'app-faults',
    name: 'the app answers 500',
    log: [
      app('web.1', 'NoMethodError: undefined method'),
      router(served('/', 'web.1', 500), 1),
      router(served('/', 'web.1', 500), 2),
    ],
    confidence: 'likely',
    codes: [],
  },
  {
    rule: 'lines-lost',
    name: 'L10 beside H12',
    log: [
      '2026-11-02T15:04:46+00:00 heroku[logplex]: Error L10 (output buffer overflow): 491 messages dropped since 2026-11-02T15:03:12+00:00.',
      h12(1),
    ],
    confidence: 'almost certain',
    codes: ['L10'],
  },
];
