import { maker, type Row, secret } from './make.ts';

const { alnum, hex, digits, lower, lowerDigits, base64, base64url, uuid, password } = maker(23);

function fieldRows(): Row[] {
  const [a, b, c, d] = [password(), password(), password(), password()];
  const long = hex(128);
  const uuidKey = uuid();
  const words = lower(9);
  const value = (length = 32) => hex(length);
  const rows: Row[] = [];
  const add = (id: string, build: (hidden: string) => string, hidden: string, stays: string[] = []) =>
    rows.push(secret(id, build(hidden), hidden, stays));

  add('env file', (v) => `NODE_ENV=production\nSECRET_KEY_BASE=${v}\nPORT=5000\n`, long, [
    'NODE_ENV=production',
    'PORT=5000',
  ]);
  add('env with export', (v) => `export RAILS_MASTER_KEY="${v}"`, value(), ['export RAILS_MASTER_KEY=']);
  add('env single quotes', (v) => `ADMIN_PASSWORD='${v}'`, a, ['ADMIN_PASSWORD']);
  add('env with spaces', (v) => `MAIL_PASSWORD = ${v}`, b);
  add('env colon', (v) => `API_TOKEN:   ${v}`, alnum(20));
  add('env word only', (v) => `DB_PASSWORD=${v}`, words);
  add('env salt', (v) => `PASSWORD_SALT=${v}`, lowerDigits(10));
  add('env Heroku key', (v) => `HEROKU_API_KEY=${v} heroku apps`, uuidKey, ['heroku apps']);
  add('env Datadog', (v) => `DD_API_KEY=${v}`, value());
  add('env Cloudflare', (v) => `CLOUDFLARE_API_TOKEN=${v}`, base64url(40));
  add('env Postmark', (v) => `POSTMARK_SERVER_TOKEN=${v}`, uuid());
  add('env Algolia', (v) => `ALGOLIA_ADMIN_KEY: ${v}`, value());
  add('env Rollbar', (v) => `ROLLBAR_ACCESS_TOKEN=${v}`, value());
  add('env Airbrake', (v) => `AIRBRAKE_PROJECT_KEY=${v}`, value());
  add('env Bugsnag', (v) => `BUGSNAG_API_KEY=${v}`, value());
  add('env Papertrail', (v) => `PAPERTRAIL_API_TOKEN: ${v}`, alnum(20));
  add('env Logtail', (v) => `LOGTAIL_SOURCE_TOKEN=${v}`, alnum(24));
  add('env AWS secret', (v) => `AWS_SECRET_ACCESS_KEY=${v}`, base64(40));
  add('env Twilio', (v) => `TWILIO_ACCOUNT_SID=AC${hex(32)} TWILIO_AUTH_TOKEN=${v}`, value());
  add('env unknown key', (v) => `ACME_WIDGET_KEY=${v}`, lowerDigits(12));
  add('yaml', (v) => `production:\n  adapter: postgresql\n  username: app\n  password: ${v}\n  pool: 5`, c, [
    'username: app',
    'pool: 5',
  ]);
  add('yaml quoted', (v) => `  secret_key: "${v}"  # keep safe`, value(24), ['# keep safe']);
  const [upper, under] = [base64(40), base64(40)];
  rows.push(
    secret(
      'yaml block',
      `tls:\n  private_key: |\n    ${upper}\n    ${under}\nname: x`,
      [upper, under],
      ['name: x'],
    ),
  );
  add('json', (v) => `{"user":"joe","password":"${v}","active":true}`, d, ['"user":"joe"', '"active":true']);
  add('json pretty', (v) => `{\n  "apiKey": "${v}",\n  "region": "eu"\n}`, alnum(32), ['"region": "eu"']);
  add('json escaped', (v) => `{"body":"{\\"client_secret\\":\\"${v}\\",\\"page\\":2}"}`, base64url(32), [
    'page',
  ]);
  add(
    'json twice escaped',
    (v) => String.raw`"{\"a\":\"{\\\"auth_token\\\":\\\"${v}\\\"}\"}"`,
    base64url(28),
  );
  add('ruby hash', (v) => `{:user => "joe", :password => "${v}"}`, a);
  add('ruby new hash', (v) => `Client.new(host: "h", api_key: "${v}", port: 80)`, value(), ['port: 80']);
  add(
    'rails params',
    (v) => `Parameters: {"session"=>{"email"=>"[FILTERED]", "password"=>"${v}"}, "commit"=>"Log in"}`,
    b,
    ['"commit"=>"Log in"'],
  );
  add('python dict', (v) => `{'host': 'h', 'passwd': '${v}'}`, password());
  add('python argument', (v) => `connect(host="db", user="app", password="${v}", port=5432)`, password(), [
    'port=5432',
  ]);
  add('go struct', (v) => `config={Host:db User:app Password:${v} Port:5432}`, alnum(14), ['Port:5432']);
  add('docker -e', (v) => `docker run -e POSTGRES_PASSWORD=${v} -p 5432:5432 postgres:16`, password(), [
    '-p 5432:5432 postgres:16',
  ]);
  add('config set', (v) => `heroku config:set STRIPE_SECRET=${v} LOG_LEVEL=debug -a shop-eu`, alnum(30), [
    'LOG_LEVEL=debug -a shop-eu',
  ]);
  add('flag', (v) => `psql-tool --host db --password ${v} --verbose`, password(), ['--verbose']);
  add('flag equals', (v) => `tool --api-key=${v} run`, value(20), [' run']);
  add('query', (v) => `GET /hook?id=12&token=${v}&page=3`, alnum(22), ['id=12', 'page=3']);
  add('form', (v) => `grant_type=refresh_token&refresh_token=${v}&client_id=web`, base64url(40), [
    'client_id=web',
  ]);
  add('oauth code', (v) => `GET /auth/callback?code=${v}&state=xyz`, `4/0A${base64url(40)}`, [
    '/auth/callback',
  ]);
  add(
    'access token json',
    (v) => `{"access_token":"${v}","token_type":"bearer","expires_in":3600}`,
    base64url(60),
    ['"token_type":"bearer"', '3600'],
  );
  add(
    'presigned',
    (v) => `https://b.s3.amazonaws.com/k.csv?X-Amz-Date=20240501T000000Z&X-Amz-Signature=${v}`,
    hex(64),
    ['X-Amz-Date=20240501T000000Z'],
  );
  add(
    'azure sas',
    (v) => `https://acct.blob.core.windows.net/c/f?sv=2022-11-02&sr=b&sig=${v}`,
    `${base64(43).replaceAll('+', '%2B').replaceAll('/', '%2F')}%3D`,
    ['sv=2022-11-02'],
  );
  add(
    'azure account key',
    (v) => `DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=${v};EndpointSuffix=core.windows.net`,
    `${base64(86)}==`,
    ['AccountName=acct', 'EndpointSuffix=core.windows.net'],
  );
  add('ado string', (v) => `Server=db;Database=shop;User Id=app;Password=${v};Encrypt=true`, password(), [
    'Database=shop',
    'Encrypt=true',
  ]);
  add('libpq string', (v) => `"dbname=d1 host=h port=5432 user=u password=${v} sslmode=require"`, hex(40), [
    'sslmode=require',
  ]);
  add('jdbc query', (v) => `jdbc:postgresql://h:5432/db?user=app&password=${v}&ssl=true`, password(), [
    'ssl=true',
  ]);
  add('xml element', (v) => `<db><user>app</user><password>${v}</password></db>`, password(), [
    '<user>app</user>',
  ]);
  add('xml attribute', (v) => `<add key="ApiSecret" value="${v}" />`, alnum(24));
  add('html input', (v) => `<input type="hidden" name="authenticity_token" value="${v}" />`, base64(43));
  add('meta csrf', (v) => `<meta name="csrf-token" content="${v}" />`, base64url(43));
  add(
    'name and value',
    (v) => `[{"name":"DB_PASSWORD","value":"${v}"},{"name":"PORT","value":"80"}]`,
    password(),
    ['"name":"PORT","value":"80"'],
  );
  add('yaml name and value', (v) => `env:\n- name: SESSION_SECRET\n  value: ${v}\n`, alnum(20));
  add('table', (v) => `| Name | Value |\n| SECRET_TOKEN | ${v} |\n`, alnum(20));
  add('columns', (v) => `REDIS_PASSWORD      ${v}`, alnum(18));
  add('npmrc', (v) => `//registry.npmjs.org/:_authToken=${v}`, uuid(), ['//registry.npmjs.org/']);
  add('header key', (v) => `X-Api-Key: ${v}`, alnum(32));
  add('header Postmark', (v) => `-H "X-Postmark-Server-Token: ${v}" https://api.postmarkapp.com`, uuid(), [
    'https://api.postmarkapp.com',
  ]);
  add(
    'drain Datadog',
    (v) => `https://http-intake.logs.datadoghq.com/api/v2/logs/?dd-api-key=${v}&ddsource=heroku`,
    hex(32),
    ['ddsource=heroku'],
  );
  add('sql', (v) => `CREATE ROLE app WITH LOGIN PASSWORD '${v}' VALID UNTIL 'infinity';`, password(), [
    'CREATE ROLE app',
    'VALID UNTIL',
  ]);
  add('mysql grant', (v) => `ALTER USER 'app'@'%' IDENTIFIED BY '${v}';`, password());
  add(
    'rails binds',
    (v) => `User Load (0.4ms) WHERE "users"."reset_token" = $1 [["reset_token", "${v}"], ["LIMIT", 1]]`,
    alnum(20),
    ['["LIMIT", 1]'],
  );
  add('pin', (v) => `verification PIN: ${v}`, digits(6));
  add('laravel', (v) => `APP_KEY=base64:${v}=`, base64(43));
  return rows;
}

/** Values that only the name of their field gives away. */
export const namedRows: readonly Row[] = fieldRows();
