import { describe, expect, test } from 'vitest';
import { diagnosisText } from '../../../src/knowledge/diagnosis/diagnosis-text.ts';
import { app, coded, heroku, iso, router, runtime, served } from './lines.ts';
import { diagnosed } from './read.ts';

const hours = (count: number) => count * 3600;

describe('a diagnosis', () => {
  test('counts each code, most frequent first, with its first and last time in UTC', () => {
    const { codes, first, last, untimed } = diagnosed(
      [
        router(coded('H12'), 10),
        heroku('web.1', runtime('R14'), 5),
        router(coded('H12'), 70),
        router(coded('H12')).replace('+00:00', '+02:00'),
      ].join('\n'),
    );
    expect(codes).toEqual([
      {
        code: 'H12',
        count: 3,
        first: '2026-11-02T12:05:09.118Z',
        last: '2026-11-02T14:06:19.118Z',
        untimed: 0,
        dynos: [{ name: 'web.1', count: 3 }],
      },
      {
        code: 'R14',
        count: 1,
        first: '2026-11-02T14:05:14.118Z',
        last: '2026-11-02T14:05:14.118Z',
        untimed: 0,
        dynos: [{ name: 'web.1', count: 1 }],
      },
    ]);
    expect({ first, last, untimed }).toEqual({
      first: '2026-11-02T12:05:09.118Z',
      last: '2026-11-02T14:06:19.118Z',
      untimed: 0,
    });
  });

  test('a worker that runs out of memory slows down jobs, not requests, and it is the worker that gets more', () => {
    const [worker] = diagnosed(heroku('worker.1', runtime('R14'))).likely;
    expect(worker?.cause).toContain('Jobs will slow down next.');
    expect(worker?.firstStep).toContain('heroku ps:type worker=standard-2x');
    expect(worker?.firstStep).not.toContain('web=');
    const [web] = diagnosed(heroku('web.1', runtime('R14'))).likely;
    expect(web?.cause).toContain('Requests will slow down next.');
    expect(web?.firstStep).toContain('heroku ps:type web=standard-2x');
  });

  test('says how many events show no time', () => {
    const some = diagnosed([router(coded('H12')), coded('H12'), coded('H13')].join('\n'));
    expect(some.untimed).toBe(2);
    expect(some.limits).toContain('2 events of 3 show no time.');
    const none = diagnosed(coded('H12'));
    expect({ first: none.first, timeline: none.timeline }).toEqual({ first: null, timeline: null });
    expect(none.limits).toEqual(['No event shows a time, so the order of the lines is all there is.']);
  });

  test('shows at most 20 equal buckets whose labels fit into 20 characters, whatever the length of the log', () => {
    for (const seconds of [0, 3, 59, 400, hours(2), hours(30), hours(24 * 9), hours(24 * 400)]) {
      const { timeline } = diagnosed([router(coded('H12')), router(coded('H13'), seconds)].join('\n'));
      expect(timeline?.labels.length).toBeGreaterThan(0);
      expect(timeline?.labels.length).toBeLessThanOrEqual(20);
      expect(timeline?.labels.every((label) => label.length <= 20)).toBe(true);
      expect(new Set(timeline?.labels).size).toBe(timeline?.labels.length);
      for (const { counts } of timeline?.series ?? []) {
        expect(counts).toHaveLength(timeline?.labels.length ?? 0);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
      }
    }
  });

  test('folds ids in paths and gives their service times', () => {
    const { paths } = diagnosed(
      [
        router(coded('H12', { path: '/orders/1', service: '30000ms' })),
        router(coded('H13', { path: '/orders/22?x=1', service: '412ms' })),
        router(coded('H13', { path: '/orders/7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37', service: '9764ms' })),
        router(coded('H12', { path: '/', service: '30001ms' })),
      ].join('\n'),
    );
    expect(paths).toEqual([
      { path: '/orders/:id', count: 3, service: { max: 30000, median: 9760 } },
      { path: '/', count: 1, service: { max: 30001, median: 30000 } },
    ]);
  });

  test('quotes at most three lines of at most 300 characters, with what is secret hidden', () => {
    const secret = router(coded('H12', { path: `/reset/tok_abc/${'x'.repeat(300)}` }));
    const { likely } = diagnosed([secret, secret, secret, secret].join('\n'), (line) =>
      line.replaceAll('tok_abc', '[hidden]'),
    );
    const evidence = likely.flatMap((cause) => cause.evidence);
    expect(evidence).toHaveLength(3);
    for (const line of evidence) {
      expect(line.length).toBeLessThanOrEqual(300);
      expect(line).toContain('[hidden]');
    }
    const text = JSON.stringify(diagnosed(secret, () => '[hidden]'));
    expect(text).not.toContain('tok_abc');
  });

  test('keeps dropped messages apart from events', () => {
    const { codes, dropped, limits } = diagnosed(
      '2026-11-02T15:04:46+00:00 heroku[logplex]: Error L10 (output buffer overflow): 491 messages dropped since 2026-11-02T15:03:12+00:00.',
    );
    expect(codes.map(({ code, count }) => [code, count])).toEqual([['L10', 1]]);
    expect(dropped).toBe(491);
    expect(limits).toContain('The platform dropped 491 log messages; the true counts are higher.');
  });

  test('tells what happened in which order', () => {
    const { story } = diagnosed(
      [
        router(coded('H10', { dyno: '' }), 30),
        app('api', 'Release v42 created by user dev@example.com'),
        heroku('web.1', 'State changed from starting to crashed', 20),
        router(coded('H10', { dyno: '' }), 40),
      ].join('\n'),
    );
    expect(story).toEqual([
      { at: '2026-11-02T14:05:09.118Z', text: 'Release v42' },
      { at: '2026-11-02T14:05:29.118Z', text: 'a dyno crashed' },
      { at: '2026-11-02T14:05:39.118Z', text: 'first H10 of 2' },
    ]);
  });

  test('names a code that nobody knows yet', () => {
    const { likely } = diagnosed(router(coded('H12').replace('H12', 'H29')));
    expect(likely.map(({ cause, confidence }) => [cause, confidence])).toEqual([
      ['H29 is a code that these pages do not know yet.', 'possible'],
    ]);
  });

  test.each([
    [
      'Kubernetes',
      'I1102 14:05:09.118204       1 reflector.go:255] Listing and watching *v1.Pod\nE1102 14:05:10.118204       1 kubelet.go:12] CrashLoopBackOff',
    ],
    [
      'nginx or Apache',
      '203.0.113.24 - - [02/Nov/2026:14:05:09 +0000] "GET / HTTP/1.1" 504 160 "-" "curl/8.0"',
    ],
    [
      'AWS',
      'START RequestId: 7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37 Version: $LATEST\nEND RequestId: 7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37',
    ],
    [
      'AWS',
      'https 2026-11-02T14:05:09.118204Z app/my-lb/50dc6c495c0c9188 203.0.113.24:2817 10.0.0.1:80 0.0 0.0 0.0 504 504 34 366 "GET https://x:443/ HTTP/1.1"',
    ],
    ['Vercel', '[GET] /api/orders status=504 FUNCTION_INVOCATION_TIMEOUT'],
    ['Fly.io', '2026-11-02T14:05:09Z app[3d8d5439b1e089] iad [info] Listening on port 8080'],
  ])('says that a log is of another platform: %s', (platform, log) => {
    const { verdict, headline, codes } = diagnosed(log);
    expect({ verdict, codes }).toEqual({ verdict: 'other-platform', codes: [] });
    expect(headline).toBe(`These are logs of ${platform}, not of Heroku. I can only read Heroku’s.`);
  });

  test('says that a text is no log, that there is nothing, that only the app speaks', () => {
    expect(diagnosed('How do I scale my app?').verdict).toBe('not-a-log');
    expect(diagnosed(' \n ').verdict).toBe('empty');
    const only = diagnosed(app('web.1', 'Started GET "/"'));
    expect(only.verdict).toBe('calm');
    expect(only.headline).toContain('Only the app’s own output is here (1 line)');
  });

  test('says when many lines are not Heroku’s', () => {
    const { limits } = diagnosed([router(coded('H12')), 'one', 'two', 'three'].join('\n'));
    expect(limits).toEqual(['3 lines are not Heroku’s and were left out.']);
  });

  test('reads as text with the answer first', () => {
    const text = diagnosisText(
      diagnosed([router(coded('H12', { path: '/a' })), router(coded('H12', { path: '/a' }), 60)].join('\n')),
    );
    expect(text.split('\n')[0]).toMatch(/\(likely\) 2 events: H12 2\.$/);
    for (const part of [
      'Dynos hit: web.1 (2)',
      'Statuses: 503 (2)',
      'Path /a: 2, 30,000 ms',
      'Likely causes',
      'H12 ',
      '> 2026-11-02T14:05:09',
    ])
      expect(text).toContain(part);
    expect(diagnosisText(diagnosed(router(served('/'))))).toBe(
      'Nothing is wrong here: 1 request, none with an error of the platform.',
    );
  });

  test('a date without a year is the latest that is not in the future', () => {
    expect(diagnosed(`Nov 02 14:05:09 demo heroku/router: ${coded('H12')}`).first).toBe(
      '2026-11-02T14:05:09.000Z',
    );
    expect(diagnosed(`Dec 24 14:05:09 demo heroku/router: ${coded('H12')}`).first).toBe(
      '2025-12-24T14:05:09.000Z',
    );
  });

  test('lines that stand out of order give the same times', () => {
    const lines = [router(coded('H12'), 5), router(coded('H12'), 65), router(coded('H12'), 35)];
    const backwards = diagnosed([...lines].reverse().join('\n'));
    const { first, last, timeline } = diagnosed(lines.join('\n'));
    expect({ first: backwards.first, last: backwards.last, timeline: backwards.timeline }).toEqual({
      first,
      last,
      timeline,
    });
    expect(first).toBe(iso(5).replace('118204+00:00', '118Z'));
  });
});
