import { maker, type Row, secret } from './make.ts';

const { alnum, hex, digits, lower, base64url, uuid } = maker(131);

const encoded = (text: string): string => Buffer.from(text).toString('base64');

function herokuRows(): Row[] {
  const [key, other, pg, word, random, token] = [
    uuid(),
    uuid(),
    `p${hex(64)}`,
    lower(9),
    alnum(24),
    `HRKU-AA${base64url(58)}`,
  ];
  const url = `postgres://u1a2b3c4d5e6f7:${pg}@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d7e8f9a0b1c2d3`;
  const dumped = `=== shop Config Vars\n\nLANG:        en_US.UTF-8\nWIDGET_CODE: ${word}\nOTHER:       ${random}\n`;
  const curl = 'curl -n -X GET https://api.heroku.com/apps';
  return [
    secret('curl with an empty user', `${curl} -u :${key}`, key, [curl, '-u :']),
    secret('curl with an empty quoted user', `${curl} --user ":${key}" -i`, key, ['-i']),
    secret('curl with a name only in the user', `${curl} -u "${key}:"`, key),
    secret('auth:token', `$ heroku auth:token\n${key}`, key, ['$ heroku auth:token']),
    secret('auth:token with a shell prompt', `joe@mac ~ % heroku auth:token\r\n${key}\r\njoe@mac ~ %`, key),
    secret('auth:token in a sentence', `heroku auth:token gives me ${key} but it is refused`, key, [
      'but it is refused',
    ]),
    secret('auth:token with an arrow', `heroku auth:token → ${key}`, key),
    secret(
      'netrc of Heroku',
      `machine api.heroku.com\n  login joe@example.com\n  password ${key}\nmachine git.heroku.com\n  login joe@example.com\n  password ${other}\n`,
      [key, other],
      ['machine api.heroku.com', 'machine git.heroku.com'],
    ),
    secret(
      'netrc with tabs on one line',
      `machine git.heroku.com\tlogin joe@example.com\tpassword ${key}`,
      key,
    ),
    secret('CI key', `env:\n  HEROKU_API_KEY: ${key}\n  HEROKU_APP_NAME: shop-eu\n`, key, [
      'HEROKU_APP_NAME: shop-eu',
    ]),
    secret(
      'deploy action',
      `- uses: akhileshns/heroku-deploy@v3.13.15\n  with:\n    heroku_api_key: "${key}"\n    heroku_app_name: "shop-eu"`,
      key,
      ['heroku_app_name: "shop-eu"'],
    ),
    secret('travis deploy', `deploy:\n  provider: heroku\n  api_key: ${key}\n  app: shop`, key, [
      'app: shop',
    ]),
    secret('api host bearer', `GET https://api.heroku.com/account\nAuthorization: Bearer ${token}`, token),
    secret(
      'api host basic',
      `Authorization: Basic ${encoded(`:${key}`)}\nHost: api.heroku.com`,
      encoded(`:${key}`),
    ),
    secret(
      'authorizations:create',
      `Creating OAuth Authorization... done\nClient:      <none>\nID:          ${other}\nDescription: ci\nScope:       global\nToken:       ${token}\n`,
      token,
      ['Scope:       global'],
    ),
    secret('authorization token uuid', `Description: ci\nScope:       global\nToken:       ${key}\n`, key),
    secret(
      'token in the oauth JSON',
      `{"access_token":{"expires_in":28799,"id":"${other}","token":"${key}"},"user":{"id":"x"}}`,
      key,
      ['"expires_in":28799'],
    ),
    secret('registry login', `docker login --username=_ --password=${key} registry.heroku.com`, key, [
      'registry.heroku.com',
    ]),
    secret(
      'registry login by pipe',
      `echo "${key}" | docker login -u _ --password-stdin registry.heroku.com`,
      key,
    ),
    secret('git remote', `heroku\thttps://heroku:${key}@git.heroku.com/shop.git (fetch)`, key, [
      '@git.heroku.com/shop.git (fetch)',
    ]),
    secret('git remote without a user', `git clone https://:${key}@git.heroku.com/shop.git`, key),
    secret('git remote with key as user', `git push https://${key}@git.heroku.com/shop.git HEAD:main`, key, [
      'HEAD:main',
    ]),
    secret('psql', `psql ${url}`, pg, ['psql postgres://', 'd7e8f9a0b1c2d3']),
    secret('pg_dump', `pg_dump -Fc --no-acl --dbname='${url}' -f out.dump`, pg, ['-f out.dump']),
    secret(
      'pg_restore with PGPASSWORD',
      `PGPASSWORD=${word} pg_restore --clean -h ec2-1-2-3-4.example.com -U u1 -d d1 latest.dump`,
      word,
      ['pg_restore --clean', 'latest.dump'],
    ),
    secret(
      'pg:credentials:url',
      `Connection information for default credential.\nConnection info string:\n   "dbname=d1 host=ec2-1-2-3-4.compute-1.amazonaws.com port=5432 user=u1 password=${pg} sslmode=require"\nConnection URL:\n   ${url}\n`,
      pg,
      ['dbname=d1', 'sslmode=require', 'Connection URL:'],
    ),
    secret('pg:info beside a URL', `=== DATABASE_URL\nPlan: Standard 0\n${url}`, pg, ['Plan: Standard 0']),
    secret('a URL in backquotes', `it logs \`${url}\` twice`, pg, ['it logs `postgres://', '` twice']),
    secret('a URL in a fence', `\`\`\`\nDATABASE_URL=${url}\n\`\`\`\nthanks`, pg, ['thanks']),
    secret('a password with a backquote', `redis://default:ab\`${random}@h.example.com:6379`, random),
    secret(
      'a short URL over two lines',
      'postgres://u:s3cre\n  tpw99@h:5432/d',
      ['s3cre', 'tpw99'],
      ['@h:5432/d'],
    ),
    secret(
      'a URL over two lines',
      `DATABASE_URL=postgres://u1a2b3:${pg.slice(0, 30)}\n    ${pg.slice(30)}@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1`,
      [pg.slice(0, 30), pg.slice(30)],
      ['@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1'],
    ),
    secret(
      'a quoted URL over two lines',
      `> mongodb+srv://app:${random.slice(0, 9)}\n> ${random.slice(9)}@c0.abcde.mongodb.net/x`,
      [random.slice(0, 9), random.slice(9)],
      ['@c0.abcde.mongodb.net/x'],
    ),
    secret('REDIS_TLS_URL', `REDIS_TLS_URL: rediss://:${pg}@ec2-3-4-5-6.compute-1.amazonaws.com:10570`, pg, [
      'amazonaws.com:10570',
    ]),
    secret(
      'CLOUDAMQP_URL',
      `CLOUDAMQP_URL=amqps://abcdefgh:${random}@sparrow.rmq.cloudamqp.com/abcdefgh`,
      random,
      ['sparrow.rmq.cloudamqp.com/abcdefgh'],
    ),
    secret(
      'MONGODB_URI',
      `MONGODB_URI=mongodb+srv://app:${word}%21@c0.abcde.mongodb.net/x?retryWrites=true&w=majority&appName=C0`,
      word,
      ['retryWrites=true&w=majority&appName=C0'],
    ),
    secret(
      'config -s',
      `$ heroku config -s -a shop\nWIDGET_CODE='${word}'\nOTHER=${random}\nPORT=80`,
      [word, random],
      ['PORT=80'],
    ),
    secret(
      'config --shell',
      `heroku config --shell --app shop\nFIXIE_URL=http://fixie:${random}@velodrome.usefixie.com:80`,
      random,
    ),
    secret(
      'config -j',
      `$ heroku config -j\n{\n  "LANG": "en_US.UTF-8",\n  "WIDGET_CODE": "${word}",\n  "DATABASE_URL": "${url}"\n}\nthanks`,
      [word, pg],
      ['"LANG": "en_US.UTF-8"', 'thanks'],
    ),
    secret('config --json', `heroku config --json -a shop\n{"WEB_CONCURRENCY":"2","ACME":"${word}"}`, word, [
      '"WEB_CONCURRENCY":"2"',
    ]),
    secret('config table', dumped, [word, random], ['en_US.UTF-8']),
    secret('config:get', `$ heroku config:get WIDGET_CODE -a shop\n${random}\n$ ls`, random, ['$ ls']),
    secret(
      'config:set',
      `heroku config:set WIDGET_CODE=${random} API_TOKEN=${word} RACK_ENV=production -a shop`,
      [random, word],
      ['RACK_ENV=production -a shop'],
    ),
    secret(
      'config:set with quotes',
      `heroku config:set ADMIN_PASS="${word} ${random}" 'ACME_SECRET=${other}' --app shop`,
      [word, random, other],
      ['--app shop'],
    ),
    secret(
      'config:set output',
      `Setting ACME_TOKEN and restarting ⬢ shop... done, v12\nACME_TOKEN: ${word}\n`,
      word,
      ['done, v12'],
    ),
    secret(
      'review app',
      `{"name":"shop","env":{"API_TOKEN":{"required":true,"value":"${word}"},"LOG_LEVEL":"debug"},"environments":{"review":{"env":{"STRIPE_SECRET":"${random}"}}}}`,
      [word, random],
      ['"LOG_LEVEL":"debug"'],
    ),
    secret(
      'platform API answer',
      `GET /apps/shop/config-vars\nHTTP/1.1 200 OK\n\n{"ACME_API_KEY":"${hex(16)}x","SMTP_PASSWORD":"${word}"}`,
      word,
    ),
    secret('drain address', `heroku drains:add https://joe:${random}@logs.example.com/in -a shop`, random, [
      'logs.example.com/in -a shop',
    ]),
    secret('syslog drain', `syslog+tls://${random}@logs.example.com:6514`, random, ['logs.example.com:6514']),
    secret(
      'addon address',
      `BONSAI_URL=https://${alnum(10)}:${random}@acme-search-123.us-east-1.bonsaisearch.net`,
      random,
      ['bonsaisearch.net'],
    ),
    secret(
      'log line with a token',
      `2024-05-01T12:00:00+00:00 app[api]: Build by joe with api_key ${key}`,
      key,
    ),
    secret(
      'telegram address',
      `POST https://api.telegram.org/bot${digits(9)}:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8/sendMessage`,
      'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8',
      ['/sendMessage'],
    ),
    secret(
      'telegram bot',
      `the bot is bot${digits(9)}:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8 here`,
      'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8',
      ['here'],
    ),
    secret('bundler whole value', 'BUNDLE_GEMS__CONTRIBSYS__COM=abcd1234:efgh5678', ['abcd1234', 'efgh5678']),
    secret('bundle config', 'bundle config set gems.contribsys.com abcd1234:efgh5678', [
      'abcd1234',
      'efgh5678',
    ]),
  ];
}

/** Secrets as Heroku's own commands, files and addresses show them. */
export const platformRows: readonly Row[] = herokuRows();
