import { describe, expect, test } from 'vitest';
import { app, heroku, iso } from './lines.ts';
import { everything, summarised } from './read.ts';

/** The one event of a line, without when, where and the line itself. */
function told(line: string): object {
  const { events } = everything([line]);
  expect(events).toHaveLength(1);
  const { at: _at, order: _order, quote: _quote, ...rest } = events[0] as Record<string, unknown>;
  return rest;
}

describe('lines of the platform', () => {
  test.each([
    ['State changed from starting to up', { kind: 'state', dyno: 'web.1', from: 'starting', to: 'up' }],
    ['State changed from up to crashed', { kind: 'state', dyno: 'web.1', from: 'up', to: 'crashed' }],
    ['Process exited with status 143', { kind: 'exit', dyno: 'web.1', status: 143 }],
    ['Process exited with status 0', { kind: 'exit', dyno: 'web.1', status: 0 }],
    ['Stopping all processes with SIGTERM', { kind: 'signal', dyno: 'web.1', signal: 'SIGTERM' }],
    ['Stopping process with SIGKILL', { kind: 'signal', dyno: 'web.1', signal: 'SIGKILL' }],
    ['Stopping remaining processes with SIGKILL', { kind: 'signal', dyno: 'web.1', signal: 'SIGKILL' }],
    ['Cycling', { kind: 'cycling', dyno: 'web.1' }],
    ['Restarting', { kind: 'restart', dyno: 'web.1' }],
    ['Starting process with command `npm start`', { kind: 'start', dyno: 'web.1' }],
    ['Idling', { kind: 'idle', dyno: 'web.1' }],
    ['Unidling', { kind: 'unidle', dyno: 'web.1' }],
    ['Process running mem=540M(105.5%)', { kind: 'memory', dyno: 'web.1', percent: 105.5 }],
    [
      'source=web.1 dyno=heroku.2808254.d97d0ea7 sample#memory_total=614.40MB sample#memory_rss=600.00MB sample#memory_quota=512.00MB',
      { kind: 'memory', dyno: 'web.1', percent: 120 },
    ],
  ])('the dyno manager: %s', (message, event) => {
    expect(told(heroku('web.1', message))).toEqual(event);
  });

  test.each([
    ['Deploy 1a2b3c4d by user dev@example.com', 'deploy', '1a2b3c4d'],
    ['Release v42 created by user dev@example.com', 'release', 'v42'],
    ['Rollback to v41 by user dev@example.com', 'rollback', 'v41'],
    ['Build succeeded', 'build', ''],
    ['Build failed -- check your build output: https://dashboard.heroku.com/apps/x', 'build-failed', ''],
    [
      'Scaled to web@2:Standard-1X worker@1:Standard-1X by user dev@example.com',
      'scale',
      'web@2:Standard-1X worker@1:Standard-1X',
    ],
    ['Scale to clock=1, web=0 by dev@example.com', 'scale', 'clock=1, web=0'],
    ['Set LANG, RACK_ENV config vars by user dev@example.com', 'config', 'LANG, RACK_ENV'],
    ['Remove DEBUG config vars by user dev@example.com', 'config', 'DEBUG'],
    ['Maintenance mode enabled by user dev@example.com', 'maintenance-on', ''],
    ['Disable maintenance mode by user dev@example.com', 'maintenance-off', ''],
    ['Attach DATABASE (@ref:postgresql-flat-02648) by user dev@example.com', 'addon', 'DATABASE'],
  ])('the API: %s', (message, change, detail) => {
    expect(told(app('api', message))).toEqual({ kind: 'change', change, detail });
    expect(told(heroku('api', message))).toEqual({ kind: 'change', change, detail });
  });

  test('figures of Postgres and Key-Value Store are kept with their extremes', () => {
    const { figures } = summarised([
      [
        `${iso()} app[heroku-postgres]: source=DATABASE addon=postgresql-x-1 sample#current_transaction=81 sample#active-connections=12 sample#load-avg-1m=0.5`,
        `${iso(60)} app[heroku-postgres]: source=DATABASE addon=postgresql-x-1 sample#current_transaction=82 sample#active-connections=19 sample#load-avg-1m=0.2`,
        `${iso()} app[heroku-redis]: source=REDIS addon=redis-x-1 sample#active-connections=3 sample#evicted-keys=0`,
      ].join('\n'),
    ]).summary;
    expect(figures.get('postgres active-connections')).toEqual({ count: 2, min: 12, max: 19, last: 19 });
    expect(figures.get('postgres load-avg-1m')).toEqual({ count: 2, min: 0.2, max: 0.5, last: 0.2 });
    expect(figures.get('redis active-connections')).toEqual({ count: 1, min: 3, max: 3, last: 3 });
  });

  test('the app’s own words are looked at only when something went wrong after them', () => {
    const crash = heroku('web.1', 'State changed from up to crashed', 5);
    const said = app('web.1', "Error: Cannot find module 'left-pad'");
    const later = Array.from({ length: 60 }, (_, at) => app('web.1', `fine ${at}`, at));
    const hints = (lines: string[]) =>
      [...summarised([lines.join('\n')]).summary.seen.keys()].filter((name) => name.startsWith('hint'));
    expect(hints([said, crash])).toEqual(['hint missing-module']);
    expect(hints([said, ...later, crash])).toEqual([]);
  });
});
