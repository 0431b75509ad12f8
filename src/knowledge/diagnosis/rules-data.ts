import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

const symptoms = ['H10', 'H11', 'H12', 'H13', 'H18', 'H20', 'H27', 'app-fault'];
const high = (facts: Facts, name: string, limit: number) => (facts.figure(name)?.max ?? 0) >= limit;

/** Data stores that are full: nothing behind them can work. */
export const exhaustedRules: readonly Rule[] = [
  {
    id: 'postgres-connections',
    when: (facts) => facts.has('hint postgres-connections'),
    cause:
      'Postgres has no connections left, so requests wait for one or fail: the pools of all processes together are larger than the plan allows.',
    confidence: (facts) =>
      facts.around(['hint postgres-connections'], symptoms, 10) ? 'almost certain' : 'likely',
    codes: ['H12', 'H13', 'H10', 'H11', 'H18', 'H20', 'H27'],
    evidence: ['hint postgres-connections', 'H12', 'H10'],
    firstStep:
      'See who holds them: `heroku pg:info -a APP` and `heroku pg:ps -a APP`; `heroku ps:restart -a APP` frees leaked ones. Then make the pools smaller or use pooling',
    pages: ['pg-too-many-connections', 'pg-pooling', 'pg-connection-leaks', 'H12'],
  },
  {
    id: 'redis-connections',
    when: (facts) =>
      facts.has('hint redis-connections') || high(facts, 'redis connection-percentage-used', 0.95),
    cause:
      'Key-Value Store has no connections left: clients and workers together open more than the plan allows.',
    confidence: (facts) => (facts.has('hint redis-connections') ? 'almost certain' : 'likely'),
    codes: ['H12', 'H13', 'H10', 'H18'],
    evidence: ['hint redis-connections', 'figures redis', 'H12'],
    firstStep:
      'See how many there are: `heroku redis:info -a APP`; close idle ones with `heroku redis:timeout --seconds 60 -a APP` and share one pool per process',
    pages: ['redis-maxclients', 'redis-connection-pools', 'heroku-redis'],
  },
  {
    id: 'redis-memory',
    when: (facts) => facts.has('hint redis-memory') || high(facts, 'redis memory-percentage-used', 0.98),
    cause: 'Key-Value Store is full, so writes are refused or keys are thrown out.',
    confidence: (facts) => (facts.has('hint redis-memory') ? 'almost certain' : 'likely'),
    codes: ['H12', 'H10'],
    evidence: ['hint redis-memory', 'figures redis'],
    firstStep:
      'Look at memory and policy: `heroku redis:info -a APP`; make room, set `heroku redis:maxmemory --policy allkeys-lru -a APP` for a cache, or take a larger plan',
    pages: ['heroku-redis', 'redis-connection'],
  },
  {
    id: 'postgres-memory',
    when: (facts) => facts.has('hint postgres-memory'),
    cause: 'Postgres ran out of memory or lock space for a query.',
    confidence: 'likely',
    codes: ['H12'],
    evidence: ['hint postgres-memory', 'H12'],
    firstStep:
      'See what runs: `heroku pg:ps -a APP`, and the state of the database: `heroku pg:diagnose -a APP`',
    pages: ['pg-log-errors', 'pg-max-locks'],
  },
];

/** Data stores that are slow, locked or gone for a while. */
export const dataRules: readonly Rule[] = [
  {
    id: 'postgres-restart',
    when: (facts) => facts.has('hint postgres-restart'),
    cause: 'The database was restarted or failed over; connections were cut and clients had to reconnect.',
    confidence: (facts) => (facts.around(['hint postgres-restart'], symptoms, 5) ? 'likely' : 'possible'),
    codes: ['H12', 'H13', 'H10', 'H18'],
    evidence: ['hint postgres-restart', 'H12', 'app-fault'],
    firstStep:
      'Look for maintenance: `heroku data:maintenances -a APP` and the status page; restart dynos that did not reconnect: `heroku ps:restart -a APP`',
    pages: ['pg-maintenance', 'pg-log-errors'],
  },
  {
    id: 'postgres-locks',
    when: (facts) => facts.has('hint postgres-lock'),
    cause: 'Transactions block each other in Postgres, and requests wait for the locks.',
    confidence: (facts) => (facts.has('H12', 'app-fault') ? 'likely' : 'possible'),
    codes: ['H12', 'H27', 'H11'],
    evidence: ['hint postgres-lock', 'H12'],
    firstStep: 'See who blocks whom: `heroku pg:blocking -a APP`; end it with `heroku pg:kill PID -a APP`',
    pages: ['pg-locks-long-transactions', 'pg-max-locks', 'H12'],
  },
  {
    id: 'postgres-busy',
    when: (facts) =>
      facts.has('H12', 'H11') &&
      (high(facts, 'postgres waiting-connections', 3) || high(facts, 'postgres load-avg-1m', 8)),
    cause: (facts) =>
      high(facts, 'postgres waiting-connections', 3)
        ? `Up to ${facts.figure('postgres waiting-connections')?.max} Postgres connections waited for locks while requests timed out.`
        : `Postgres was under heavy load (1-minute load ${facts.figure('postgres load-avg-1m')?.max}) while requests timed out.`,
    confidence: 'likely',
    codes: ['H12', 'H11', 'H27'],
    evidence: ['figures postgres', 'H12'],
    firstStep:
      'Look for slow and blocking queries: `heroku pg:outliers -a APP`, `heroku pg:locks -a APP`, `heroku pg:diagnose -a APP`',
    pages: ['pg-slow-queries', 'pg-locks-long-transactions', 'H12'],
  },
  {
    id: 'backend-refused',
    when: (facts) => facts.has('hint connection-refused') && facts.has(...symptoms, 'crash'),
    cause: 'The app cannot reach a database or service that it needs: connections are refused.',
    confidence: 'likely',
    codes: ['H10', 'H12', 'H20', 'R10'],
    evidence: ['hint connection-refused', 'crash', 'H10', 'H12'],
    firstStep: 'Check the addresses it uses: `heroku config -a APP` and the add-ons: `heroku addons -a APP`',
    pages: ['pg-credentials-check', 'redis-connection', 'add-on-problems'],
  },
];
