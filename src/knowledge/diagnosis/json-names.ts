/** The names under which log services keep the parts of an entry, in lower case. */

/** Fields that hold the message, best first. */
const messageNames = [
  ...[
    'message',
    'msg',
    '@message',
    'log',
    'line',
    'text',
    'event_message',
    'textpayload',
    'userdata',
    'body',
  ],
  ...[
    '_raw',
    'raw',
    'content',
    'event',
    'data',
    'original',
    'full_message',
    'short_message',
    'value',
    'm',
    's',
    'stringvalue',
  ],
];
/** The place of each in that order. */
export const messageRank = new Map(messageNames.map((name, rank) => [name, rank]));
/** Fields that hold the time. */
export const timeNames = new Set([
  ...[
    '@timestamp',
    'timestamp',
    'time',
    'dt',
    'ts',
    'date',
    'datetime',
    '_time',
    'received_at',
    'generated_at',
  ],
  ...['emitted_at', 'eventtime', 'created_at', 'syslog_timestamp'],
]);
/** Fields that name who wrote the entry: app, heroku, or both parts at once. */
export const sourceNames = new Set([
  ...[
    'program',
    'source',
    'appname',
    'app_name',
    'app-name',
    'syslog_appname',
    'application',
    'ident',
    'tag',
  ],
  ...['applicationname', 'subsystemname', 'component', 'syslog_identifier', 'logger'],
]);
/** Fields that name the dyno or component. */
export const processNames = new Set([
  ...[
    'process',
    'proc',
    'procid',
    'proc_id',
    'process_id',
    'proc-id',
    'dyno',
    'ps',
    'syslog_procid',
    'service',
  ],
]);
/** Fields of a router line that services take apart. */
export const routerNames = [
  'at',
  'code',
  'desc',
  'method',
  'path',
  'dyno',
  'connect',
  'service',
  'status',
] as const;
/** Lists whose strings are lines themselves. */
export const listNames = new Set([
  ...['', 'lines', 'logs', 'messages', 'entries', 'events', 'data', 'records'],
  ...['message', 'msg', 'log', 'line', 'text'],
]);
