import { maker, type Row, secret } from './make.ts';

const { alnum, hex, digits, upper, base64url, uuid, password, pem, jwt, card } = maker(37);

function urls(): Row[] {
  const schemes = [
    'postgres',
    'postgresql',
    'mysql2',
    'amqps',
    'mongodb+srv',
    'https',
    'smtp',
    'kafka+ssl',
    'ftp',
    'bolt',
  ];
  const rows = schemes.map((scheme) => {
    const hidden = alnum(16);
    return secret(
      `url ${scheme}`,
      `cannot connect to ${scheme}://app:${hidden}@db-1.example.net/main today`,
      hidden,
      [`${scheme}://app:`, '@db-1.example.net/main today'],
    );
  });
  const [a, b, c, d, e, f, g] = [hex(32), alnum(12), alnum(12), alnum(10), alnum(10), alnum(14), hex(32)];
  return [
    ...rows,
    secret('url without user', `REDIS_URL=rediss://:p${a}@ec2-1-2-3-4.compute.amazonaws.com:6380`, `p${a}`, [
      'ec2-1-2-3-4.compute.amazonaws.com:6380',
    ]),
    secret('url percent', `postgres://app:${b}%40%23x@h/db`, `${b}%40%23x`, ['@h/db']),
    secret('url raw at', `postgres://app:${c}@${d}@h.example.net/db`, [c, d], ['h.example.net/db']),
    secret(
      'url raw slash',
      `mysql://app:${d}/${e}@h.example.net:3306/db`,
      [d, e],
      ['@h.example.net:3306/db'],
    ),
    secret('url two hosts', `mongodb://app:${f}@h1:27017,h2:27017/db?replicaSet=rs0`, f, [
      'h1:27017,h2:27017/db?replicaSet=rs0',
    ]),
    secret(
      'url list',
      `KAFKA_URL=kafka+ssl://a:${b}@h1:9096,kafka+ssl://a:${c}@h2:9096`,
      [b, c],
      ['h1:9096', 'h2:9096'],
    ),
    secret('url encoded whole', `next=postgres%3A%2F%2Fapp%3A${f}%40h%2Fdb&x=1`, f, ['x=1']),
    secret('url Slack link', `see <https://joe:${b}@ci.example.com/job|ci.example.com/job>`, b, [
      'ci.example.com/job>',
    ]),
    secret(
      'url Sentry',
      `SENTRY_DSN=https://${a}:${g}@o12.ingest.sentry.io/34`,
      [a, g],
      ['o12.ingest.sentry.io/34'],
    ),
    secret('url git token', `git clone https://${f}${d}@github.com/acme/shop.git`, `${f}${d}`, [
      'github.com/acme/shop.git',
    ]),
    secret('url cloudinary', `CLOUDINARY_URL=cloudinary://${digits(15)}:${b}${c}@acme`, `${b}${c}`, [
      '@acme',
    ]),
    secret('url no scheme', `root:${b}@tcp(10.0.0.4:3306)/shop?parseTime=true`, b, [
      'tcp(10.0.0.4:3306)/shop?parseTime=true',
    ]),
    secret('url oracle', `jdbc:oracle:thin:scott/${b}@//h:1521/x`, b, ['h:1521/x']),
    secret(
      'Slack web hook',
      `curl https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${f}${d}`,
      `${f}${d}`,
    ),
    secret(
      'Discord web hook',
      `https://discord.com/api/webhooks/${digits(18)}/${b}${c}${d}`,
      `${b}${c}${d}`,
      ['discord.com'],
    ),
    secret('reset link', `https://shop.herokuapp.com/password/reset/${f}${d}`, `${f}${d}`, [
      'shop.herokuapp.com',
    ]),
  ];
}

function headers(): Row[] {
  const [a, b, c, d, e] = [alnum(40), uuid(), password(), alnum(20), hex(32)];
  const token = jwt();
  const basic = Buffer.from(`joe:${c}`).toString('base64');
  return [
    secret('bearer', `Authorization: Bearer ${a}`, a, ['Authorization: Bearer']),
    secret('bearer lower', `authorization: bearer ${b}`, b),
    secret('bearer Heroku', `curl -n -H "Authorization: Bearer ${b}" https://api.heroku.com/account`, b, [
      'https://api.heroku.com/account',
    ]),
    secret('bearer json', `{"headers":{"Authorization":"Bearer ${a}","accept":"*/*"}}`, a, [
      '"accept":"*/*"',
    ]),
    secret('bearer ruby', `"HTTP_AUTHORIZATION"=>"Token token=\\"${d}\\""`, d),
    secret('basic header', `Authorization: Basic ${basic}`, basic),
    secret('basic alone', `sent Basic ${basic} to the proxy`, basic, ['to the proxy']),
    secret('token header', `Authorization: Token ${e}`, e),
    secret('no scheme', `Authorization: ${b}`, b),
    secret('proxy', `Proxy-Authorization: Basic ${basic}`, basic),
    secret('digest', `Authorization: Digest username="joe", realm="x", response="${e}"`, e, ['realm="x"']),
    secret(
      'aws4',
      `Authorization: AWS4-HMAC-SHA256 Credential=AKIA${upper(16)}/20240501/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=${hex(32)}${e}`,
      e,
      ['SignedHeaders=host'],
    ),
    secret('curl -u', `curl -u joe:${c} https://ci.example.com/api`, c, ['https://ci.example.com/api']),
    secret('curl --user', `curl --user 'joe:${c}' https://ci.example.com`, c),
    secret('mysql -p', `mysqldump -u root -p${c} shop > shop.sql`, c, ['shop > shop.sql']),
    secret('redis-cli -a', `redis-cli -h 10.0.0.1 -a ${d} ping`, d, ['10.0.0.1', 'ping']),
    secret('sshpass', `sshpass -p '${c}' ssh deploy@10.0.0.3`, c, ['ssh deploy@10.0.0.3']),
    secret('cookie', `Cookie: theme=dark; _shop_session=${base64url(80)}--${e}; locale=en`, e, [
      'theme=dark',
      'locale=en',
    ]),
    secret(
      'set-cookie',
      `Set-Cookie: connect.sid=s%3A${a}.${d}; Path=/; HttpOnly`,
      [a, d],
      ['Path=/; HttpOnly'],
    ),
    secret('jsessionid', `GET /shop;jsessionid=${e}?x=1`, e, ['?x=1']),
    secret('php session', `PHPSESSID=${e}; lang=de`, e, ['lang=de']),
    secret('laravel session', `laravel_session=${a}`, a),
    secret('remember token', `remember_token=${d}`, d),
    secret(
      'netrc',
      `machine api.heroku.com\n  login joe\n  password ${b}\nmachine git.heroku.com\n  login joe\n  password ${e}\n`,
      [b, e],
      ['machine api.heroku.com', 'machine git.heroku.com'],
    ),
    secret('netrc line', `machine git.heroku.com login joe password ${b}`, b, [
      'machine git.heroku.com login joe password',
    ]),
    secret('auth token output', `$ heroku auth:token\n${b}\n$ heroku ps`, b, ['$ heroku ps']),
    secret('config get output', `$ heroku config:get SECRET_KEY_BASE -a shop\n${e}\n`, e, [
      'SECRET_KEY_BASE -a shop',
    ]),
    secret(
      'authorization output',
      `Creating OAuth Authorization... done\nClient:      <none>\nScope:       global\nToken:       ${b}\n`,
      b,
      ['Scope:       global'],
    ),
    secret('jwt in query', `/ws?room=7&jwt=${token}`, token, ['room=7']),
  ];
}

function blocks(): Row[] {
  const lines = pem(12);
  const kind = (name: string) => [`-----BEGIN ${name}-----`, ...lines, `-----END ${name}-----`];
  const log = (line: string) => `2024-05-01T12:00:00.000000+00:00 app[web.1]: ${line}`;
  return [
    ...[
      'RSA PRIVATE KEY',
      'EC PRIVATE KEY',
      'OPENSSH PRIVATE KEY',
      'PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
    ].map((name) =>
      secret(`pem ${name}`, `before\n${kind(name).join('\n')}\nafter`, lines, ['before\n', '\nafter']),
    ),
    secret(
      'pem PGP',
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n${lines.join('\n')}\n=aB3d\n-----END PGP PRIVATE KEY BLOCK-----`,
      lines,
    ),
    secret(
      'pem one line',
      `{"private_key":"${kind('PRIVATE KEY').join('\\n')}\\n","client_email":"x@y.iam.gserviceaccount.com"}`,
      lines,
      ['client_email', 'x@y.iam.gserviceaccount.com'],
    ),
    secret('pem env', `PRIVATE_KEY="${kind('RSA PRIVATE KEY').join('\\n')}"`, lines),
    secret(
      'pem cut',
      `${kind('RSA PRIVATE KEY').slice(0, 8).join('\n')}\n\nthat is all that fits`,
      lines.slice(0, 7),
      ['that is all that fits'],
    ),
    secret('pem headless', `${kind('RSA PRIVATE KEY').slice(5).join('\n')}\nregards`, lines.slice(5), [
      'regards',
    ]),
    secret('pem in logs', kind('RSA PRIVATE KEY').map(log).join('\n'), lines),
    secret(
      'pem quoted',
      kind('EC PRIVATE KEY')
        .map((line) => `> ${line}`)
        .join('\n'),
      lines,
    ),
    secret(
      'pem headers',
      `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,${hex(32)}\n\n${lines.join('\n')}\n-----END RSA PRIVATE KEY-----`,
      lines,
    ),
    secret('web key', `{"kty":"EC","crv":"P-256","x":"${base64url(43)}","d":"${lines[1]}"}`, lines[1] ?? '', [
      '"crv":"P-256"',
    ]),
    secret('aws pair', `keys: AKIA${upper(16)} / ${lines[2]?.slice(0, 39)}+`, lines[2]?.slice(0, 39) ?? ''),
  ];
}

function dumps(): Row[] {
  const [a, b, c] = [alnum(20), alnum(9), hex(40)];
  return [
    secret(
      'config dump',
      `=== shop-eu Config Vars\n\nACME_THING:          ${b}\nDATABASE_URL:        postgres://u:${a}@h:5432/d\nLANG:                en_US.UTF-8\nNODE_ENV:            production\nSECRET:              ${c}\nWEB_CONCURRENCY:     2\n`,
      [b, a, c],
      [
        'shop-eu Config Vars',
        'LANG:                en_US.UTF-8',
        'NODE_ENV:            production',
        'WEB_CONCURRENCY:     2',
        'ACME_THING',
      ],
    ),
    secret(
      'config dump quoted',
      `> === shop Config Vars\n> MAILER: ${b}\n> PORT: 5000\n\nHope that helps`,
      b,
      ['PORT: 5000', 'Hope that helps'],
    ),
    secret('config json', `{"SECRET_KEY":"${c}","RACK_ENV":"production"}`, c, ['"RACK_ENV":"production"']),
    secret(
      'credentials',
      `Connection info string:\n   "dbname=d host=h port=5432 user=u password=${a} sslmode=require"\nConnection URL:\n   postgres://u:${a}@h:5432/d`,
      a,
      ['sslmode=require'],
    ),
  ];
}

function people(): Row[] {
  const cards = [card(''), card(' '), card('-')];
  return [
    ...cards.map((number, at) =>
      secret(`card ${at}`, `paid with ${number} yesterday`, number, ['yesterday']),
    ),
    secret('card amex', 'amex 3782 822463 10005', '3782 822463 10005'),
    secret('email', 'Deploy 3f2a9c1 by jane.doe@example.com', 'jane.doe@example.com', ['Deploy 3f2a9c1 by']),
    secret('email Slack', 'ask <mailto:joe+ops@corp.co.uk|joe+ops@corp.co.uk> please', 'joe+ops@corp.co.uk', [
      'ask',
      'please',
    ]),
    secret('email query', '/users?email=ann%40example.org&page=2', 'ann%40example.org', ['page=2']),
    secret('email umlaut', 'von jürgen@example.de gemeldet', 'jürgen@example.de', ['gemeldet']),
  ];
}

/** Secrets that their surroundings give away: addresses, headers, commands, files, dumps. */
export const placedRows: readonly Row[] = [...urls(), ...headers(), ...blocks(), ...dumps(), ...people()];
