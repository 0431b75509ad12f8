import { app, coded, heroku, router, runtime, served } from './lines.ts';
import { rootScenarios } from './root-scenarios.ts';
import { failed, h10, h12, postgres, released, type Scenario, several } from './scenario.ts';

/** At least one scenario for every rule. */
export const scenarios: Scenario[] = [
  ...rootScenarios,
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
