import { maker, type Row, secret } from './make.ts';

const { alnum, hex, digits, lower, lowerDigits, base64, base64url, uuid, password, upper } = maker(151);

const encoded = (text: string): string => Buffer.from(text).toString('base64');

function files(): Row[] {
  const [a, b, c, d, e, word] = [alnum(24), password(), hex(40), base64(40), lowerDigits(14), lower(10)];
  const django = `django-insecure-${alnum(20)}$#(${alnum(20)}`;
  const laravel = `${base64(43)}=`;
  return [
    secret(
      'docker run',
      `docker run -d -e POSTGRES_PASSWORD=${word} -e API_TOKEN="${a}" -p 5432:5432 postgres:16`,
      [word, a],
      ['-p 5432:5432 postgres:16'],
    ),
    secret(
      'docker build arg',
      `docker build --build-arg NPM_TOKEN=${a} --build-arg RAILS_ENV=production .`,
      a,
      ['RAILS_ENV=production .'],
    ),
    secret('compose', `    environment:\n      - MYSQL_ROOT_PASSWORD=${word}\n      - TZ=UTC`, word, [
      '- TZ=UTC',
    ]),
    secret(
      'kubectl secret',
      `kubectl create secret generic app --from-literal=db-password='${b}' --from-literal=user=joe`,
      b,
      ['user=joe'],
    ),
    secret(
      'kubectl widget',
      `kubectl create secret generic app --from-literal=widget=${word} -n shop`,
      word,
      ['-n shop'],
    ),
    secret(
      'secret manifest',
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\ndata:\n  widget: ${encoded(word)}\n  password: ${encoded(b)}\n`,
      [encoded(word), encoded(b)],
      ['name: app', 'type: Opaque'],
    ),
    secret('secret manifest with stringData', `kind: Secret\nstringData:\n  widget: ${word}\n`, word),
    secret(
      'rails credentials',
      `aws:\n  access_key_id: AKIA${upper(16)}\n  secret_access_key: ${d}\n\n# Used as the base secret\nsecret_key_base: ${c}${c}\n`,
      [d, `${c}${c}`],
      ['# Used as the base secret'],
    ),
    secret(
      'rails master key file',
      `$ cat config/master.key\n${hex(32).slice(0, 32)}\n`.replace(/[0-9a-f]{32}/, `${e + e}ab12`),
      `${e + e}ab12`,
    ),
    secret('rails key environment', `RAILS_MASTER_KEY=${e}${e} bin/rails c`, e, ['bin/rails c']),
    secret('django', `SECRET_KEY = '${django}'\nDEBUG = True`, django, ['DEBUG = True']),
    secret(
      'django databases',
      `DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'USER': 'app', 'PASSWORD': '${b}', 'PORT': '5432'}}`,
      b,
      ["'PORT': '5432'"],
    ),
    secret('laravel environment', `APP_NAME=Shop\nAPP_KEY=base64:${laravel}\nAPP_DEBUG=false`, laravel, [
      'APP_NAME=Shop',
      'APP_DEBUG=false',
    ]),
    secret('laravel alone', `php artisan key:generate --show\nbase64:${laravel}`, laravel),
    secret(
      'spring',
      `spring:\n  datasource:\n    url: jdbc:postgresql://h:5432/d?user=app&password=${word}&ssl=true\n    username: app\n    password: ${b}\n`,
      [word, b],
      ['&ssl=true', 'username: app'],
    ),
    secret('spring short', `spring.rabbitmq.password=${word}`, word),
    secret(
      'jdbc with semicolons',
      `jdbc:sqlserver://h:1433;databaseName=x;user=sa;password=${b};encrypt=true`,
      b,
      ['encrypt=true'],
    ),
    secret('ado', `Server=tcp:h,1433;Initial Catalog=x;User ID=sa;Password=${b};Encrypt=True;`, b, [
      'Encrypt=True;',
    ]),
    secret(
      'npmrc of a registry',
      `//registry.npmjs.org/:_authToken=${uuid()}`.replace(/[0-9a-f-]{36}$/, c),
      c,
      ['//registry.npmjs.org/'],
    ),
    secret(
      'npmrc basic',
      `//npm.example.com/:_auth=${encoded(`joe:${b}`)}\n//npm.example.com/:_password="${encoded(b)}"`,
      [encoded(`joe:${b}`), encoded(b)],
    ),
    secret('yarnrc', `npmRegistries:\n  "https://npm.example.com":\n    npmAuthToken: "${a}"`, a),
    secret('pypirc', `[pypi]\n  username = __token__\n  password = ${word}\n`, word, [
      'username = __token__',
    ]),
    secret('pip index', `pip install --extra-index-url https://joe:${e}@pypi.example.com/simple acme`, e, [
      'pypi.example.com/simple acme',
    ]),
    secret('pgpass', `ec2-1-2-3-4.compute-1.amazonaws.com:5432:d1:u1:${word}`, word, [
      'ec2-1-2-3-4.compute-1.amazonaws.com:5432',
    ]),
    secret('pgpass with stars', `*:5432:*:app:${b}`, b),
    secret('my.cnf', `[client]\nuser = app\npassword = "${word}"\nhost = h`, word, [
      'user = app',
      'host = h',
    ]),
    secret(
      'aws file',
      `[default]\naws_access_key_id = AKIA${upper(16)}\naws_secret_access_key = ${d}\nregion = eu-west-1`,
      d,
      ['region = eu-west-1'],
    ),
    secret(
      'aws configure',
      `AWS Access Key ID [None]: AKIA${upper(16)}\nAWS Secret Access Key [None]: ${d}\nDefault region name [None]: eu-west-1`,
      d,
      ['eu-west-1'],
    ),
    secret('terraform', `variable "db_password" {\n  default = "${word}"\n}`, word),
    secret('terraform tfvars', `db_password = "${word}"\nregion = "eu"`, word, ['region = "eu"']),
    secret(
      'terraform heroku provider',
      `provider "heroku" {\n  email   = "ops"\n  api_key = "${uuid()}"\n}`.replace(/[0-9a-f-]{36}/, e),
      e,
    ),
    secret('actions secret', `gh secret set NPM_TOKEN --body "${word}${e}"`, `${word}${e}`),
    secret('actions output', `::set-output name=token::${a}`, a),
    secret('ansible', `ansible_become_pass: ${word}\nansible_user: joe`, word, ['ansible_user: joe']),
    secret('php define', `define('DB_PASSWORD', '${word}');\ndefine('DB_HOST', 'h');`, word, [
      "define('DB_HOST', 'h');",
    ]),
    secret(
      'elixir',
      `config :app, App.Repo,\n  username: "app",\n  password: "${word}",\n  pool_size: 10`,
      word,
      ['pool_size: 10'],
    ),
    secret('odbc', `DSN=x;UID=sa;PWD=${word};`, word),
    secret('dsn with words', `host=h port=5432 dbname=d user=u password=${word} sslmode=require`, word, [
      'sslmode=require',
    ]),
    secret('go dsn', `u:${e}@tcp(h:3306)/d`, e, ['@tcp(h:3306)/d']),
    secret('sidekiq pro', `source "https://${hex(8)}:${e}@gems.contribsys.com/" do`, e, [
      'gems.contribsys.com',
    ]),
  ];
}

function traffic(): Row[] {
  const [a, b, c, d, e, word] = [alnum(30), password(), hex(32), base64url(43), lowerDigits(14), lower(10)];
  return [
    secret('x-api-key', `curl -H 'X-Api-Key: ${e}' -H 'Accept: application/json' https://a.example.com`, e, [
      'Accept: application/json',
    ]),
    secret('x-auth-token', `> X-Auth-Token: ${c}\n> Accept: */*`, c, ['Accept: */*']),
    secret('x-vault-token', `X-Vault-Token: ${a}`, a),
    secret('api key header', `apikey: ${d}`, d),
    secret('postman', `{"key":"api_token","value":"${word}","type":"text"}`, word, ['"type":"text"']),
    secret(
      'postman the other way',
      `{"type":"bearer","bearer":[{"value":"${a}","key":"token","type":"string"}]}`,
      a,
    ),
    secret(
      'har',
      `{"headers":[{"name":"Accept","value":"*/*"},{"name":"X-Api-Key","value":"${a}"},{"name":"Cookie","value":"_session_id=${c}"}]}`,
      [a, c],
      ['"value":"*/*"'],
    ),
    secret(
      'har of a form',
      `"postData":{"params":[{"name":"password","value":"${word}"}],"text":"user=joe&password=${word}"}`,
      word,
    ),
    secret(
      'python trace',
      `sqlalchemy.exc.OperationalError: could not connect (postgresql://app:${b}@h.example.com:5432/d)\n  File "x.py", line 3`,
      b,
      ['File "x.py", line 3'],
    ),
    secret(
      'java trace',
      `Caused by: java.sql.SQLException: jdbc:mysql://h:3306/d?user=app&password=${word}\n\tat com.acme.Db.open(Db.java:12)`,
      word,
      ['at com.acme.Db.open(Db.java:12)'],
    ),
    secret('ruby inspect', `#<Client @host="h", @password="${word}", @port=5432>`, word, ['@port=5432>']),
    secret('ruby hash with symbols', `{:adapter=>"postgresql", :password=>"${word}", :pool=>5}`, word, [
      ':pool=>5',
    ]),
    secret('node trace', `options: { host: 'h', auth: { user: 'joe', pass: '${word}' }, port: 587 }`, word, [
      'port: 587',
    ]),
    secret('python bytes', `{'Authorization': b'Basic ${encoded(`joe:${b}`)}'}`, encoded(`joe:${b}`)),
    secret(
      'teams',
      `https://acme.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${c}/${uuid()}`,
      c,
    ),
    secret(
      'teams workflow',
      `https://prod-12.westeurope.logic.azure.com:443/workflows/${c}/triggers/manual/paths/invoke?api-version=2016-06-01&sig=${d}`,
      d,
      ['api-version=2016-06-01'],
    ),
    secret(
      'slack hook in words',
      `post to /services/T${upper(8)}/B${upper(10)}/${alnum(24)} please`.replace(
        /[A-Za-z0-9]{24}(?= please)/,
        a.slice(0, 24),
      ),
      a.slice(0, 24),
      ['please'],
    ),
    secret('mattermost', `https://chat.example.com/hooks/${lowerDigits(12)}${e}`, e),
    secret('smtp', `SMTP_URL=smtp://postmaster%40mg.example.com:${e}@smtp.mailgun.org:587`, e, [
      'smtp.mailgun.org:587',
    ]),
    secret('smtp with an address', `smtps://joe@example.com:${e}@smtp.example.com:465`, e, [
      'smtp.example.com:465',
    ]),
    secret(
      'basic in a log',
      `authorization=Basic ${encoded(`api:key-${c}`)} status=401`,
      encoded(`api:key-${c}`),
      ['status=401'],
    ),
    secret('logfmt', `at=info api_key=${c} user_id=7 msg="signed in"`, c, ['user_id=7 msg="signed in"']),
    secret('json log nested', `{"msg":"boot","env":{"PORT":"80","SESSION_SECRET":"${word}"}}`, word, [
      '"PORT":"80"',
    ]),
    secret('git token as user', `https://ghp_${alnum(36).slice(0, 6)}${a}@github.com/acme/x.git`, a, [
      '@github.com/acme/x.git',
    ]),
    secret(
      'gitlab token as user',
      `git clone https://glpat-${a.slice(0, 20)}@gitlab.com/acme/x.git`,
      a.slice(0, 20),
    ),
    secret('letters token as user', `https://ghp_${word}${lower(26)}@github.com/acme/x.git`, word),
    secret('sentry old dsn', `https://${c}@sentry.example.com/2`, c, ['@sentry.example.com/2']),
    secret(
      'uuid as user',
      `https://${uuid().replace(/^.{8}/, c.slice(0, 8))}@logs.example.com/in`,
      c.slice(0, 8),
    ),
    secret('twilio curl', `curl -X POST https://api.twilio.com/x -u AC${hex(32)}:${c}`, c),
    secret('stripe curl', `curl https://api.stripe.com/v1/charges -u sk_live_${a}: -d amount=2000`, a, [
      '-d amount=2000',
    ]),
    secret('mailgun curl', `curl -s --user 'api:${c}' https://api.mailgun.net/v3`, c, [
      'https://api.mailgun.net/v3',
    ]),
    secret('one-sided user', `curl -u ${a}: https://api.example.com/v1/x`, a, [
      'https://api.example.com/v1/x',
    ]),
    secret('httpie', `http -a joe:${b} https://api.example.com`, b),
    secret('magic hex path', `https://in.logtail.com/sources/${digits(5)} with source token ${a}`, a),
  ];
}

/** Secrets of files, requests and logs as stacks on Heroku write them. */
export const stackRows: readonly Row[] = [...files(), ...traffic()];
