import { maker, type Row, secret } from './make.ts';

const { alnum, hex, upper, base64url, uuid, password, lower, lowerDigits, digits } = maker(83);

function shells(): Row[] {
  const [a, b, c, d, e, word, group] = [
    alnum(22),
    uuid(),
    password(),
    hex(32),
    lowerDigits(12),
    lower(10),
    upper(5),
  ];
  const encoded = Buffer.from(`-----BEGIN RSA PRIVATE KEY-----\n${alnum(64)}`).toString('base64');
  return [
    secret('Dockerfile ENV', `FROM node:24\nENV API_SECRET ${a}\nCMD node x.js`, a, [
      'FROM node:24',
      'CMD node x.js',
    ]),
    secret('PowerShell', `$env:API_SECRET = "${a}"`, a),
    secret('Windows set', `set DB_PASS=${c}`, c),
    secret('dashboard copy', `SECRET_KEY_BASE\n${d}\nRACK_ENV\nproduction`, d, ['RACK_ENV\nproduction']),
    secret('printenv', `$ printenv SESSION_SECRET\n${a}`, a, ['printenv SESSION_SECRET']),
    secret(
      'auth token with warnings',
      `$ heroku auth:token\n ›   Warning: token will expire 05/31/2026\n ›   Use another\nHRKU-${b}`,
      b,
      ['05/31/2026'],
    ),
    secret('unnamed value', `MAPBOX=${a}${alnum(8)}\nDYNO=web.1`, a, ['DYNO=web.1']),
    secret(
      'app.json',
      `{"env":{"SECRET_TOKEN":{"description":"A secret","value":"${e}"},"PORT":{"value":"80"}}}`,
      e,
      ['"PORT":{"value":"80"}'],
    ),
    secret('shell default', `echo \${DB_PASSWORD:-${e}}`, e),
    secret('openssl', `openssl rsa -passin pass:${e} -in key.pem`, e, ['-in key.pem']),
    secret('ssh-keygen', `ssh-keygen -N '${c}' -f id_rsa`, c, ['-f id_rsa']),
    secret('docker login', `docker login -u bob -p ${e} registry.example.com`, e, ['registry.example.com']),
    secret('wget', `wget --user=joe --password=${c} https://x.example.com/f`, c, ['https://x.example.com/f']),
    secret('bundler', `BUNDLE_GEMS__CONTRIBSYS__COM=abcd1234:${e}`, e),
    secret('two words', `COOKIE_SECRET: ${lower(8)} ${word}`, word),
    secret(
      'camel case',
      `DB_PASSWORD=${lower(6)}${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
      word.slice(1),
    ),
    secret('dollar', `DB_PASSWORD=$${e}`, e),
    secret('hash', `password_hash: $2b$12$${alnum(31)}${a}`, a),
    secret('licence groups', `license key ABCDE-${digits(5)}-${upper(5)}-${group}`, group),
    secret('key in base64', `tls.key: ${encoded}`, encoded.slice(60)),
    secret('git over https', `git push https://heroku:${b}@git.heroku.com/shop.git main`, b, [
      '@git.heroku.com/shop.git main',
    ]),
  ];
}

function talk(): Row[] {
  const [a, b, c, d, word] = [password(), hex(32), uuid(), lowerDigits(10), lower(9)];
  const code = digits(6);
  return [
    secret('credentials pair', `my credentials: admin / ${a}`, a, ['admin /']),
    secret('login pair', `login: admin/${d}`, d),
    secret('address and password', `joe@example.com / ${a}`, [a, 'joe@example.com']),
    secret('dash', `Password - ${d}`, d),
    secret('is with a colon', `The root password is: ${word}`, word),
    secret('basic auth pair', `basic_auth: admin:${d}`, d),
    secret('Honeybadger', `Our Honeybadger API key is ${b.slice(0, 8)}`, b.slice(0, 8)),
    secret('Twilio sentence', `account sid AC${hex(32)} auth token ${b}`, b),
    secret('Datadog sentence', `datadog key ${b} stopped working`, b, ['stopped working']),
    secret('Postmark sentence', `postmark server token ${c}`, c),
    secret('one-time code', `Your verification code is ${code}`, code),
    secret('recovery codes', `recovery codes: ${d.slice(0, 4)}1-${d.slice(4)}2 ${b.slice(0, 8)}9`, [
      `${d.slice(0, 4)}1-${d.slice(4)}2`,
    ]),
    secret('question in English', `Can you check why token ${b} is refused?`, b, ['is refused?']),
    secret('Slack bold', `*Access token:* ${b}\n*Region:* eu`, b, ['*Region:* eu']),
    secret('Japanese', `パスワードは ${d} です`, d, ['です']),
    secret('Polish', `hasło: ${d}`, d),
  ];
}

function webs(): Row[] {
  const [a, b, c, d] = [base64url(40), alnum(16), hex(32), alnum(20)];
  return [
    secret(
      'log with params',
      `app[web.1]: {"params":{"user":{"password":"${b}"}},"headers":{"authorization":"Bearer ${a}","cookie":"sid=s%3A${d}.x; theme=dark"}}`,
      [b, a, d],
      ['theme=dark'],
    ),
    secret(
      'router with token',
      `heroku[router]: at=info method=GET path="/login?token=${d}&page=2" host=shop.herokuapp.com dyno=web.1`,
      d,
      ['page=2', 'host=shop.herokuapp.com dyno=web.1'],
    ),
    secret('router with encoded code', `at=info path="/cb?code=4%2F0A${a}&scope=email" dyno=web.2`, a, [
      'scope=email',
      'dyno=web.2',
    ]),
    secret('CloudFront', `https://d1.cloudfront.net/f?Expires=1714564800&Signature=${a}&Key-Pair-Id=K2`, a, [
      'Expires=1714564800',
      'Key-Pair-Id=K2',
    ]),
    secret(
      'Google signed',
      `https://storage.googleapis.com/b/o?X-Goog-Date=20240501T000000Z&X-Goog-Signature=${c}${c}`,
      `${c}${c}`,
      ['X-Goog-Date=20240501T000000Z'],
    ),
    secret(
      'S3 old signature',
      `https://b.s3.amazonaws.com/x?AWSAccessKeyId=AKIA${upper(16)}&Expires=1&Signature=${d}%2B%3D`,
      d,
      ['Expires=1'],
    ),
    secret('Loggly drain', `https://logs-01.loggly.com/bulk/${c}/tag/heroku`, c, ['tag/heroku']),
    secret('Telegram address', `https://api.telegram.org/bot${digits(9)}:AA${a}/getMe`, a, ['/getMe']),
    secret(
      'Docker auth',
      `{"auths":{"https://index.docker.io/v1/":{"auth":"${Buffer.from(`joe:${b}`).toString('base64')}"}}}`,
      Buffer.from(`joe:${b}`).toString('base64'),
      ['https://index.docker.io/v1/'],
    ),
    secret('header pair', `{"name":"Authorization","value":"Bearer ${a}"}`, a),
    secret('curl token header', `curl -H 'PRIVATE-TOKEN: ${d}' https://gitlab.example.com/api/v4`, d, [
      'https://gitlab.example.com/api/v4',
    ]),
    secret(
      'connection url sentence',
      `it says cannot connect: redis://default:${d}@redis-1.example.net:6379`,
      d,
      ['@redis-1.example.net:6379'],
    ),
    secret('jdbc in spring', `spring.datasource.password=${b}\nspring.datasource.username=app`, b, [
      'spring.datasource.username=app',
    ]),
    secret('proxy add-on', `QUOTAGUARDSTATIC_URL=http://u1:${d}@eu-west-static-01.quotaguard.com:9293`, d, [
      'eu-west-static-01.quotaguard.com:9293',
    ]),
    secret(
      'Rails filter gap',
      `Started GET "/users/confirmation?confirmation_token=${d}" for 203.0.113.7`,
      d,
      ['for 203.0.113.7'],
    ),
  ];
}

/** More secrets by their surroundings: shells, conversations, requests. */
export const moreRows: readonly Row[] = [...shells(), ...talk(), ...webs()];
