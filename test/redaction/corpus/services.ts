import { maker, type Row, secret } from './make.ts';

const { alnum, hex, lower, lowerDigits, uuid, password } = maker(157);

const monitors = [
  'Rollbar',
  'Honeybadger',
  'Airbrake',
  'Bugsnag',
  'Datadog',
  'New Relic',
  'Papertrail',
  'Logtail',
  'Postmark',
  'Algolia',
  'Sentry',
  'Cloudflare',
  'Fastly',
  'SparkPost',
];

function besideProviders(): Row[] {
  return monitors.flatMap((name, at) => {
    const key = hex(32);
    const glued = name.replace(' ', '').toLowerCase();
    const texts = [
      `we use ${name} with ${key} on all dynos`,
      `${glued}: ${key}`,
      `${glued.toUpperCase()}   ${key}`,
      `{"${glued}":{"server":"${key}"}}`,
      `${name} (${key}) stopped reporting`,
      `--${glued} ${key} --eu`,
      `${name} = "${key}"`,
    ];
    return [0, 1, 2].map((step) =>
      secret(`beside ${name} ${step}`, texts[(at + step * 2) % texts.length] ?? '', key),
    );
  });
}

function talkAndCode(): Row[] {
  const [a, b, c, d, e, word] = [alnum(30), password(), hex(32), hex(32), lowerDigits(14), lower(10)];
  const key = uuid();
  return [
    secret('config:add', `heroku config:add WIDGET=${e} RACK_ENV=production LANG=en_US.UTF-8`, e, [
      'RACK_ENV=production LANG=en_US.UTF-8',
    ]),
    secret(
      'config:set over lines',
      `heroku config:set A=${e} \\\n  WIDGET='${e}x' \\\n  PORT=3000 -a shop`,
      [e],
      ['PORT=3000 -a shop'],
    ),
    secret('login with and', `The db creds are joe and ${e}`, e, ['joe and']),
    secret('made for base64', `echo -n '${word}' | base64`, word, ['| base64']),
    secret('Heroku API and a key', `Heroku API: ${key}`, key),
    secret('requests with a pair', `requests.get('https://api.heroku.com/apps', auth=('', '${key}'))`, key),
    secret('requests with a login', `requests.get(url, auth=('joe', '${b}'))`, b, ["('joe', '"]),
    secret('platform-api gem', `PlatformAPI.connect_oauth('${key}')`, key),
    secret('Node client', `const heroku = new Heroku("${key}")`, key),
    secret('key with x as password', `gem sources --add https://${c}:x@gems.example.com`, c, [
      '@gems.example.com',
    ]),
    secret(
      'address over two aligned lines',
      `DATABASE_URL:           postgres://u1:${c}\n                        ${d}@h.example.com:5432/d1`,
      [c, d],
      ['@h.example.com:5432/d1'],
    ),
    secret('address cut at its colon', `DATABASE_URL=postgres://u1a2b3:\n${e}@h.example.com:5432/d1`, e, [
      'h.example.com:5432/d1',
    ]),
    secret('address with a quoted password', `postgres://u:\`${e}\`@h:5432/d`, e, ['@h:5432/d']),
    secret('service block', `rollbar:\n  server: ${c}\n  client: ${d}\nport: 80`, [c, d], ['port: 80']),
    secret('key before its service', `${c} is my Fastly key`, c, ['is my Fastly key']),
    secret('service on a line of its own', `Algolia\n${c}`, c),
    secret('default of a variable', `ENV.fetch("API_TOKEN", "${word}")`, word),
    secret('hook of a CI', `https://ci.example.com/webhooks/${key}`, key, [
      'https://ci.example.com/webhooks/',
    ]),
    secret('key file printed', `$ cat config/credentials/production.key\n${c}`, c),
    secret('piped to a secret', `printf '%s' '${a}' | gh secret set NPM_TOKEN`, a, [
      'gh secret set NPM_TOKEN',
    ]),
    secret(
      'pgpass file',
      `localhost:5432:shop:joe:${word}\n*:*:*:app:${e}`,
      [word, e],
      ['localhost:5432:shop:joe:'],
    ),
  ];
}

/** Keys beside the services they open, and secrets in commands and code. */
export const serviceRows: readonly Row[] = [...besideProviders(), ...talkAndCode()];
