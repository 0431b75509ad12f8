import { app, coded, heroku, iso, router, runtime } from '../lines.ts';
import type { Case } from './case.ts';

const h12 = coded('H12', { path: '/reports/export', dyno: 'web.2' });
const one = { codes: { H12: 1 }, dynos: ['web.2'], paths: ['/reports/export'] };
const jsonLines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** Logs as services give them in JSON. */
export const json: Case[] = [
  { name: 'JSON with the whole line as message', text: JSON.stringify({ message: router(h12) }), ...one },
  ...['msg', 'log', 'line', 'text'].map((key) => ({
    name: `JSON with the message under ${key}`,
    text: JSON.stringify({ [key]: router(h12), '@timestamp': iso() }),
    ...one,
  })),
  {
    name: 'JSON as Papertrail gives it',
    text: JSON.stringify({
      events: [
        {
          id: '1',
          received_at: '2026-11-02T14:05:09Z',
          program: 'heroku/router',
          source_name: 'demo-shop',
          message: h12,
        },
        { program: 'heroku/worker.1', message: runtime('R14') },
        { program: 'app/web.1', message: runtime('R15') },
      ],
      min_id: '1',
    }),
    codes: { H12: 1, R14: 1 },
    dynos: ['web.2', 'worker.1'],
  },
  {
    name: 'JSON as Better Stack gives it',
    text: jsonLines(
      {
        dt: '2026-11-02T14:05:09.118Z',
        level: 'error',
        message: h12,
        syslog: { appname: 'heroku', procid: 'router', host: 'host' },
      },
      { dt: '2026-11-02T14:05:10Z', message: runtime('R14'), syslog: { appname: 'heroku', procid: 'web.1' } },
      { dt: '2026-11-02T14:05:10Z', message: runtime('R14'), syslog: { appname: 'app', procid: 'web.1' } },
    ),
    codes: { H12: 1, R14: 1 },
    dynos: ['web.1', 'web.2'],
  },
  {
    name: 'JSON as Datadog gives it',
    text: JSON.stringify({
      data: [
        {
          id: 'AQAA',
          type: 'log',
          attributes: {
            status: 'error',
            service: 'demo-shop',
            tags: ['source:heroku', 'dyno:router'],
            timestamp: '2026-11-02T14:05:09.118Z',
            host: 'host',
            message: h12,
            attributes: { syslog: { appname: 'heroku', procid: 'router' } },
          },
        },
      ],
    }),
    ...one,
  },
  {
    name: 'JSON as Coralogix gives it, a string in a string',
    text: JSON.stringify({
      result: {
        results: [
          {
            metadata: [{ key: 'timestamp', value: '2026-11-02T14:05:09.118' }],
            labels: [
              { key: 'applicationname', value: 'heroku' },
              { key: 'subsystemname', value: 'router' },
            ],
            userData: JSON.stringify({ text: h12 }),
          },
        ],
      },
    }),
    ...one,
  },
  {
    name: 'JSON as CloudWatch gives it',
    text: JSON.stringify(
      {
        events: [
          {
            timestamp: 1793628309118,
            message: `${router(h12)}\n`,
            ingestionTime: 1793628309999,
            eventId: '1',
          },
          { timestamp: 1793628309118, message: app('web.1', runtime('R14')), eventId: '2' },
        ],
        searchedLogStreams: [],
      },
      null,
      4,
    ),
    ...one,
  },
  {
    name: 'JSON as a CloudWatch subscription gives it',
    text: JSON.stringify({
      messageType: 'DATA_MESSAGE',
      logGroup: 'g',
      logEvents: [
        { id: '1', timestamp: 1793628309118, message: router(h12) },
        { id: '2', timestamp: 1793628309118, message: heroku('web.1', runtime('R14')) },
      ],
    }),
    codes: { H12: 1, R14: 1 },
  },
  {
    name: 'JSON as CloudWatch Insights gives it',
    text: JSON.stringify({
      results: [
        [
          { field: '@timestamp', value: '2026-11-02 14:05:09.118' },
          { field: '@message', value: router(h12) },
        ],
        [
          { field: '@timestamp', value: '2026-11-02 14:05:10.118' },
          { field: '@message', value: router(coded('H13', { dyno: 'web.1' })) },
        ],
      ],
    }),
    codes: { H12: 1, H13: 1 },
  },
  {
    name: 'JSON as Elasticsearch gives it, message twice',
    text: JSON.stringify({
      hits: {
        hits: [
          {
            _index: 'logs',
            _source: { message: router(h12), event: { original: router(h12) }, '@timestamp': iso() },
          },
        ],
      },
    }),
    ...one,
  },
  {
    name: 'a JSON array on one line',
    text: JSON.stringify([{ msg: router(h12) }, { msg: heroku('web.1', runtime('R14')) }]),
    codes: { H12: 1, R14: 1 },
    dynos: ['web.1', 'web.2'],
  },
  {
    name: 'a JSON array over many lines',
    text: JSON.stringify([{ msg: router(h12) }, { msg: heroku('web.1', runtime('R14')) }], null, 2),
    codes: { H12: 1, R14: 1 },
    dynos: ['web.1', 'web.2'],
  },
  {
    name: 'a JSON array of strings',
    text: JSON.stringify([router(h12), heroku('web.1', runtime('R14')), app('web.1', runtime('R14'))]),
    codes: { H12: 1, R14: 1 },
  },
  {
    name: 'JSON with a list of lines',
    text: JSON.stringify({ app: 'demo', lines: [router(h12), heroku('web.1', runtime('R14'))] }),
    codes: { H12: 1, R14: 1 },
  },
  {
    name: 'JSON with several lines in one message',
    text: JSON.stringify({ text: `${router(h12)}\n${heroku('web.1', runtime('R14'))}\n` }),
    codes: { H12: 1, R14: 1 },
  },
  {
    name: 'JSON in JSON',
    text: JSON.stringify({ log: JSON.stringify({ message: JSON.stringify({ msg: router(h12) }) }) }),
    ...one,
  },
  {
    name: 'JSON with fields of the router and its message counts once',
    text: JSON.stringify({
      message: h12,
      heroku: { at: 'error', code: 'H12', desc: 'Request timeout', path: '/reports/export', dyno: 'web.2' },
    }),
    ...one,
  },
  {
    name: 'JSON with only the fields of the router',
    text: JSON.stringify({
      event_type: 'logplex',
      proc_id: 'router',
      at: 'error',
      code: 'H12',
      desc: 'Request timeout',
      method: 'GET',
      path: '/reports/export?x=1',
      dyno: 'web.2',
      service: 30000,
      status: 503,
    }),
    ...one,
  },
  {
    name: 'JSON cut in the middle',
    text: JSON.stringify({ program: 'heroku/router', message: h12 }).slice(0, 120),
    codes: { H12: 1 },
  },
  {
    name: 'JSON lines of which the first is cut',
    text: `${JSON.stringify({ program: 'heroku/router', message: h12 }).slice(0, 150)}\n${JSON.stringify({ program: 'heroku/router', message: h12 })}`,
    codes: { H12: 2 },
  },
  { name: 'JSON behind a prefix', text: `data: ${JSON.stringify({ message: router(h12) })}`, ...one },
  {
    name: 'JSON with escaped HTML',
    text: JSON.stringify({ message: router(h12).replaceAll('"', '&quot;') }),
    ...one,
  },
  {
    name: 'HTML-escaped JSON',
    text: JSON.stringify({ message: router(h12) }).replaceAll('"', '&quot;'),
    ...one,
  },
  {
    name: 'JSON with unicode escapes',
    text: JSON.stringify({ message: router(h12) }).replaceAll('=', '\\u003d'),
    ...one,
  },
  {
    name: 'JSON as bullets',
    text: `• ${JSON.stringify({ message: router(h12) })}\n• ${JSON.stringify({ message: router(h12) })}`,
    codes: { H12: 2 },
  },
  {
    name: 'JSON with a trailing comma per line',
    text: `${JSON.stringify({ message: router(h12) })},\n${JSON.stringify({ message: router(h12) })},`,
    codes: { H12: 2 },
  },
  {
    name: 'JSON wrapped hard inside of the string',
    text: (JSON.stringify({ message: router(h12) }).match(/.{1,100}/g) ?? []).join('\n'),
    ...one,
  },
  { name: 'a brace alone, then a fragment', text: `{\n${h12}\n}`, ...one },
  {
    name: 'JSON whose message only says what happened, with the line beside it',
    text: JSON.stringify({ message: 'H12 again', raw: router(h12) }),
    ...one,
  },
  {
    name: 'JSON as Loki gives it',
    text: JSON.stringify({
      streams: [
        {
          stream: { app: 'demo' },
          values: [
            ['1793628309118000000', router(h12)],
            ['1793628309119000000', app('web.1', runtime('R14'))],
          ],
        },
      ],
    }),
    ...one,
  },
  {
    name: 'JSON as Splunk gives it',
    text: jsonLines({ preview: false, result: { _raw: router(h12), _time: '2026-11-02T14:05:09' } }),
    ...one,
  },
  {
    name: 'JSON as Sumo Logic gives it',
    text: JSON.stringify({ messages: [{ map: { _raw: router(h12), _messagetime: '1793628309118' } }] }),
    ...one,
  },
];
