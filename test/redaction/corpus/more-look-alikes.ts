import { lookAlike, maker, type Row } from './make.ts';

const { hex, uuid, digits, base64 } = maker(173);

const texts: Record<string, string> = {
  'curl without a password':
    'curl -n https://api.heroku.com/apps -u joe: -H "Accept: application/vnd.heroku+json; version=3"',
  'curl with a variable': 'curl https://api.heroku.com/account -u ":$HEROKU_API_KEY"',
  'curl of an app id': `curl -n https://api.heroku.com/apps/${uuid()}/dynos`,
  'api host and request id': `GET https://api.heroku.com/apps 503, Request-Id: ${uuid()}`,
  'colon before a uuid': `release :${uuid()} done`,
  'url over two lines without a password':
    'see https://devcenter.heroku.com/articles/\n  dyno-types for more',
  'url with a port over two lines': 'listening on http://localhost:3000\n  user@example is fine',
  'url and a mention below': 'http://h:3000\n  @joe please look',
  'list of hosts': 'servers:\n  - redis://h:6379\n  - redis://i:6379\n',
  'bot word': 'robot123456789 and bot 123456789:30 left',
  'time after digits': 'at 1714564800:AA the counter stopped',
  'bundle without': 'BUNDLE_WITHOUT=development:test BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=vendor/bundle',
  'bundle mirror': 'BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/=https://gems.example.com/',
  'bundle build': 'BUNDLE_BUILD__PG=--with-pg-config=/usr/bin/pg_config BUNDLE_JOBS=4 BUNDLE_RETRY=3',
  'bundle config without': 'bundle config set without development:test',
  'url in backquotes': 'open `https://shop.herokuapp.com/a?b=1` or `postgres://localhost:5432/d`',
  'address in backquotes': '`git@github.com:acme/x.git` and `https://medium.com/@joe/x`',
  'commit beside a provider': `Sentry release ${hex(40)} created`,
  'digest beside a provider': `md5 ${hex(32)} of the datadog agent package`,
  'trace beside a provider': `datadog trace_id=${hex(32)} span=${hex(16)}`,
  'trace in words beside a provider': `New Relic trace id ${hex(32)} shows it`,
  'event beside a provider': `Sentry event ${hex(32)} was grouped`,
  'event id in JSON': `{"sentry":{"event_id":"${hex(32)}"}}`,
  'rollbar uuid': `Rollbar item ${uuid()} resolved`,
  'cloudflare ray': `cf-ray: ${hex(16)}-FRA cloudflare error 522`,
  'cloudflare zone': `cloudflare zone id ${hex(32)}`,
  'cloudflare account': `cloudflare account ${hex(32)}`,
  'fastly request': `X-Served-By: cache-fra-eddf8230045-FRA fastly X-Request-Id: ${hex(32)}`,
  'papertrail host': 'logs5.papertrailapp.com:12345 is the papertrail drain',
  'algolia app': 'ALGOLIA_APPLICATION_ID=B1G2GM9NG0',
  'checksum of a download': `Downloading newrelic-agent.zip sha256:${hex(64)} ok`,
  'etag of a provider': `fastly ETag: "${hex(32)}"`,
  'bugsnag version': 'bugsnag 6.26.0, honeybadger 5.4.1, airbrake 13.0.4',
  'netrc placeholders': 'machine api.heroku.com login you@ password <token>',
  'auth:token word': 'heroku auth:token prints your token; heroku auth:whoami your address',
  'auth:token error': '$ heroku auth:token\n ›   Error: not logged in\n',
  'auth:token and an app id': `heroku auth:token works, the app id is ${uuid()}`,
  'CI key from the store': 'HEROKU_API_KEY: $' + '{{ secrets.HEROKU_API_KEY }}\nheroku_app_name: shop-eu',
  'CI action versions': 'uses: actions/checkout@v4\nuses: akhileshns/heroku-deploy@v3.13.15',
  'pg:info':
    '=== DATABASE_URL\nPlan:                  Standard 0\nPG Version:            15.6\nConnections:           12/120\nData Size:             1.2 GB/64 GB (1.88%)\nContinuous Protection: On\nAdd-on:                postgresql-cubic-12345',
  'pg:psql': '--> Connecting to postgresql-cubic-12345\npsql (15.6)\nshop::DATABASE=> \\q',
  'pg:backups': 'b001  2024-05-01 12:00:00 +0000  Completed 2024-05-01 12:00:31 +0000  1.20GB  DATABASE',
  'releases list': 'v42  Deploy 1a2b3c4d  joe  2024/05/01 12:00:00 +0000',
  'addons table': 'heroku-redis (redis-round-12345)  mini  $3/month  created',
  'config names only': 'heroku config:unset WIDGET_CODE API_TOKEN -a shop',
  'config:get variable': 'DATABASE_URL=$(heroku config:get DATABASE_URL -a shop) bin/rake',
  'config:set placeholder': 'heroku config:set API_TOKEN=<your token> RACK_ENV=production',
  'config set line': 'Setting ACME_TOKEN and restarting ⬢ shop... done, v12',
  'release phase': 'Release v12 command executing: config vars set by joe',
  'app.json generator':
    '{"env":{"SECRET_TOKEN":{"description":"A secret key","generator":"secret"},"WEB_CONCURRENCY":{"value":"5"}}}',
  'config json harmless':
    '$ heroku config -j\n{\n  "RACK_ENV": "production",\n  "WEB_CONCURRENCY": "2"\n}\ndone',
  'docker without secrets':
    'docker run -d -e PORT=80 -e RACK_ENV=production -v /a:/b registry.heroku.com/shop/web:latest',
  'kubectl from a file': 'kubectl create secret generic app --from-file=./config.json -n shop',
  'secret manifest names': 'kind: Secret\nmetadata:\n  name: app\n  namespace: shop\ntype: Opaque\n',
  'config map': 'kind: ConfigMap\ndata:\n  widget: blue\n  mode: fast\n',
  'credentials file names': 'config/credentials.yml.enc and config/master.key are missing',
  'django from environment': "SECRET_KEY = os.environ['SECRET_KEY']\nDEBUG = False",
  'laravel empty': 'APP_KEY=\nAPP_URL=https://shop.example.com',
  'spring reference': 'spring.datasource.password=$' + '{DB_PASSWORD}\nspring.jpa.open-in-view=false',
  'npmrc reference': '//registry.npmjs.org/:_authToken=$' + '{NPM_TOKEN}',
  'lock file': `resolved "https://registry.yarnpkg.com/left-pad/-/left-pad-1.3.0.tgz#${hex(40)}"\nintegrity sha512-${base64(86)}==`,
  'gem lock':
    'GEM\n  remote: https://rubygems.org/\n  specs:\n    airbrake (13.0.4)\n    sentry-ruby (5.17.3)',
  'colon records': 'root:x:0:0:root:/root:/bin/bash',
  'time colons': '12:30:45:123:456 and a:b:c:d:e and 2001:db8:1:2:3:4:5:6',
  'image tag': 'registry.example.com:5000:latest and quay.io/acme/x:v1.2.3',
  'terraform variable': 'variable "db_password" {\n  type = string\n  sensitive = true\n}',
  'terraform reference': 'api_key = var.heroku_api_key\nregion = "eu"',
  'actions names': 'gh secret list\nNPM_TOKEN  2024-05-01\nHEROKU_API_KEY  2024-05-01',
  'postman names': '{"key":"Content-Type","value":"application/json","type":"text"}',
  'har timings': `{"name":"request-id","value":"${uuid()}"},{"name":"etag","value":"W/\\"${hex(32)}\\""}`,
  'java frames':
    '\tat com.acme.auth.TokenFilter.doFilter(TokenFilter.java:63)\n\tat org.apache.catalina.core.ApplicationFilterChain.internalDoFilter(ApplicationFilterChain.java:189)',
  'ruby frames':
    "app/models/user.rb:12:in `authenticate_with_token'\napp/controllers/api_controller.rb:7:in `show'",
  'node frames':
    'at Object.parseAuthHeader [as default] (file:///app/node_modules/passport-jwt/lib/auth_header.js:12:9)',
  'hook docs': 'POST https://hooks.slack.com/services/... or https://discord.com/api/webhooks/<id>/<token>',
  'smtp without user': 'SMTP_URL=smtp://smtp.example.com:587 MAIL_HOST=smtp.mailgun.org',
  'user in a url':
    'ssh://git@github.com/acme/x.git and https://joe@bitbucket.org/acme/x.git and ftp://anonymous@ftp.example.com',
  'host names with hex': 'https://shop-1a2b3c4d5e6f.herokuapp.com and d1a2b3c4e5f6g7.cloudfront.net',
  'dyno names': 'web.1 worker.2 run.1234 release.5678 scheduler.9012 web-7d9f8b6c5d-x2x4z',
  'add-on names': 'postgresql-cubic-12345 redis-concave-67890 kafka-flat-00001',
  'order number': `order ${digits(12)}, tracking 1Z${digits(16)}`,
  'H error codes': 'H10 H12 H13 H15 H18 H27 R10 R14 R15 L10 L11 L13',
  'basic words': 'Basic dynos, Basic plan, basic authentication and bearer of news',
  'md5 alone': hex(32),
  'commit in a table': `| abc | ${hex(40)} | done |`,
  'space id': `space ${uuid()} in frankfurt, region id ${uuid()}`,
  'pipeline id': `pipeline ${uuid()}, stage staging, coupling ${uuid()}`,
};

/** More of what must stay exactly as it is. */
export const moreLookAlikeRows: readonly Row[] = Object.entries(texts).map(([id, text]) =>
  lookAlike(`look-alike ${id}`, text),
);
