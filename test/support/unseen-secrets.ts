import { maker } from '../redaction/corpus/make.ts';

/** A text in which somebody let a secret slip, and what must not be found anywhere afterwards. */
export type Slip = { text: string; values: string[] };

/** One value in each of several wordings; `§` is where it stands. */
type Kind = [make: () => string, ...wordings: string[]];

function kinds(make: ReturnType<typeof maker>): Kind[] {
  const { alnum: an, digits, upper, lower, hex, base64, base64url: url, password, uuid } = make;
  return [
    [
      () => an(20),
      'DATABASE_URL is postgres://u7:§@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1',
      'REDIS_URL=rediss://:§@h.example.com:6380',
      'connect failed amqps://bunny:§@rabbit.cloudamqp.com/vhost',
      'mongodb+srv://app:§@cluster0.abc.mongodb.net/prod',
      'git clone https://deploy:§@git.example.com/shop.git',
      'smtp://apikey:§@smtp.sendgrid.net:587',
      'jdbc:postgresql://h/db?user=u&password=§&ssl=true',
      'host=h dbname=d user=u password=§ sslmode=require',
      'GET /callback?state=1&access_token=§&page=2',
    ],
    [
      () => an(32),
      'Authorization: Bearer §',
      "curl -H 'authorization: bearer §' https://api.example.com",
      'X-Auth-Token: §',
      'OAUTH_CLIENT_SECRET=§',
      'API key:\n§\n',
      'Here is the token\n\n    §\n',
      'API_KEY\u00a0=\u00a0§',
      'secret -> §',
      '| SECRET_TOKEN | § |',
      '<apiKey>§</apiKey>',
      'heroku config:set WEB_CONCURRENCY=2 TWILIO_AUTH_TOKEN=§ -a shop',
      'docker run -e API_KEY=§ shop',
      'const apiKey = "§";',
      '{:api_key=>"§", :page=>1}',
      'os.Setenv("AUTH_TOKEN", "§")',
      '=== shop Config Vars\nROLLBAR_ACCESS_TOKEN:   §\nWEB_CONCURRENCY: 2\n',
      'Set-Cookie: connect.sid=s%3A§.abc; Path=/; HttpOnly',
      'machine api.heroku.com\n  login joe@example.com\n  password §',
    ],
    [
      password,
      'password: "§"',
      'production:\n  adapter: postgresql\n  password: §\n',
      '{"user":"bob","password":"§","page":1}',
      "CREATE USER shop WITH PASSWORD '§';",
      "ALTER USER 'shop'@'%' IDENTIFIED BY '§';",
      'PGPASSWORD=§ psql -h db.example.com',
      'curl -u admin:§ https://api.example.com',
      './tool --password § --verbose',
      'the password is “§”',
      'password = ‘§’',
      'export DB_PASS=“§”',
      'das Passwort lautet §',
      'my password for the admin panel is §',
      'Server=db;Database=shop;User Id=sa;Password=§;',
    ],
    [
      uuid,
      'export HEROKU_API_KEY=§',
      'x-api-key: §',
      'the api key is §',
      '//registry.npmjs.org/:_authToken=§',
    ],
    [() => `HRKU-AA${url(42)}`, 'my heroku token §', '"§"'],
    [() => `HRKU-${uuid()}`, 'use § please'],
    [() => `AKIA${upper(16)}`, 'AWS_ACCESS_KEY_ID=§', 'the key § is used'],
    [() => base64(40), 'aws_secret_access_key = §', 'AWS_SECRET_ACCESS_KEY: "§"'],
    [() => `AIza${an(35)}`, 'https://maps.example.com/js?key=§'],
    [() => `ya29.${url(60)}`, 'token §'],
    [() => `GOCSPX-${an(28)}`, 'client_secret: §'],
    [
      () => `${base64(86)}==`,
      'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=§;EndpointSuffix=core.windows.net',
    ],
    [() => `${an(3)}8Q~${an(34)}`, 'AZURE_CLIENT_SECRET=§'],
    [() => `sk_live_${an(24)}`, 'Stripe says no: §', 'Stripe.api_key = "§"'],
    [() => `whsec_${an(32)}`, 'STRIPE_WEBHOOK=§'],
    [() => `xoxb-${digits(12)}-${digits(12)}-${an(24)}`, 'slack §', '{"token":"§"}'],
    [() => `T${upper(8)}/B${upper(8)}/${an(24)}`, 'https://hooks.slack.com/services/§'],
    [() => `SG.${url(16)}.${url(32)}`, 'SENDGRID_API_KEY: §', 'mail fails with §'],
    [() => `key-${hex(32)}`, 'mailgun §'],
    [() => `ghp_${an(36)}`, 'remote: §', 'GITHUB_TOKEN=‘§’'],
    [() => `github_pat_${an(22)}_${an(59)}`, 'git push https://x:§@github.com/a/b'],
    [() => `glpat-${an(20)}`, 'gitlab §'],
    [() => `npm_${an(36)}`, '//registry.npmjs.org/:_authToken=§', 'npm login says §'],
    [() => `pypi-AgEIcHlwaS5vcmc${url(60)}`, 'password = §'],
    [() => `1//0${an(60)}`, '"refresh_token": "§"'],
    [make.jwt, 'cookie jwt=§', 'Bearer §'],
    [() => hex(128), 'SECRET_KEY_BASE: §'],
    [() => hex(32), 'RAILS_MASTER_KEY=§', 'DD_API_KEY=§', 'SENTRY_DSN=https://§@o1.ingest.sentry.io/4'],
    [() => `${lower(6)}.${lower(7)}@${lower(6)}.com`, 'Customer § cannot pay', 'From: Bob <§>'],
  ];
}

/** A private key; no line of it may be left. */
function keyBlock({ pem }: ReturnType<typeof maker>, wrap: (pem: string) => string): Slip {
  const values = pem(3);
  return {
    text: wrap(`-----BEGIN RSA PRIVATE KEY-----\n${values.join('\n')}\n-----END RSA PRIVATE KEY-----`),
    values,
  };
}

/** More than 200 slips of every kind; another seed gives other values. */
export function unseenSecrets(seed: number): Slip[] {
  const make = maker(seed);
  const rounds = Array.from({ length: 3 }, () =>
    kinds(make).flatMap(([value, ...wordings]) =>
      wordings.map((wording) => {
        const secret = value();
        return { text: wording.replace('§', () => secret), values: [secret] };
      }),
    ),
  );
  return [
    ...rounds.flat(),
    keyBlock(make, (pem) => pem),
    keyBlock(make, (pem) => JSON.stringify({ private_key: pem })),
    keyBlock(make, (pem) => `PRIVATE_KEY="${pem.replaceAll('\n', '\\n')}"`),
    keyBlock(make, (pem) => `key: |\n  ${pem.replaceAll('\n', '\n  ')}\n`),
  ];
}
