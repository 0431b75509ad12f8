import type { Kind } from './kinds.ts';

/**
 * What the name of a field says about its value. `sure`: hide whatever stands there. `likely`: hide it unless it reads as
 * a word. `random`: hide it only if it looks generated.
 */
export type Meaning = { kind: Kind; grade: 'sure' | 'likely' | 'random' };

// A field that ends in one of these says something about a secret and does not hold one.
const describes = new Set(
  `type url uri urls endpoint host hostname port path file filename dir folder name names id ids ttl expiry expires expiration
  expire exp in at age length len size count limit max min enabled disabled required provider providers field fields param params
  parameter parameters header headers method methods mode algorithm alg algo version region bucket policy prefix suffix format
  status state error errors reset strategy class store scope scopes issuer audience email user username role label hint
  prompt rotation rounds cost iterations present valid set changed updated needed confirmed exists manager service server
  domain timeout window usage used validator validators validation input model table column arn fingerprint icon link page template view
  form helper controller test types list map group callback handler middleware module plugin check checks checker failure failures attempts
  success tries retries requests remaining total bits budget bucket rate ms seconds minutes hours days created date time timestamp
  encoding charset generator location zone pool ref code codes message messages text title description confirm`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const passwordWord =
  /(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|contrasena|contraseña|motdepasse|senha|haslo|hasło|heslo|losenord|lösenord|adgangskode|kodeord|salasana|parola|sifre|şifre|jelszo|jelszó)s?\d*$/;
const shortPassword =
  /^(?:(?:db|user|admin|root|my|mysql|smtp|ftp|sftp|mail|imap|pg|postgres|sql|redis|ldap|proxy|http|ssh|sudo|auth|basic|rabbitmq|amqp|mongo|es|elastic|key|trust|store|keystore|truststore)?(?:pass|pwd|pw|pswd|psw))\d*$/;
const keyOwners = new Set(
  `api access private secret signing encryption encrypt crypt cipher auth master license licence account shared service admin write deploy
  server rest client app application integration ingest ingestion webhook consumer sending mail email heroku platform aws stripe twilio sendgrid mailgun
  mailchimp postmark datadog dd newrelic relic rollbar bugsnag honeybadger airbrake sentry algolia cloudflare github gitlab openai anthropic google
  gcp azure slack personal management root session cookie hmac jwt ssl tls ssh gpg pgp recovery backup restore user live prod production role supabase anon activation license secure base
  subscription storage project logging log data search pusher segment mixpanel amplitude intercom fastly linode vultr digitalocean`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const harmlessKeys = new Set(
  `primary foreign public publishable pub cache sort partition idempotency translation row lookup object routing message event shard index
  unique natural composite candidate group job dedup deduplication lock range hash map dictionary dict json hot short arrow enter escape tab
  function press any each every per by of no site host known authorized  surrogate locale i18n label field column table answer registry
  redis s3 blob file image metric counter rate throttle limit bucket topic queue sticky affinity join search sorting
  new old duplicate violates constraint missing`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The words a field's name is made of: `dbPassword`, `DB_PASSWORD` and `db-password` are all `db`, `password`. */
export function wordsOf(name: string): string[] {
  return name
    .slice(-160)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u00DF-\u024F]+/)
    .filter((word) => word !== '');
}

/** What the value of the field `name` is; undefined when it is no secret. */
export function meaningOf(name: string): Meaning | undefined {
  const words = wordsOf(name);
  while (
    words.length > 1 &&
    /^\d+$|^(?:confirmation|hash|digest|encrypted|value|val|raw|old|new|current|base|plain|plaintext|prod|production|staging|dev|test|live|b64|base64)$/.test(
      words.at(-1) ?? '',
    )
  )
    words.pop();
  const last = (words.at(-1) ?? '').replace(/(?<=[a-z]{3})\d{1,2}$/, '');
  const rest = words.slice(0, -1);
  if (last === 'id') return idMeaning(rest);
  if (last === 'code' && /^(?:auth|authorization|oauth|device)$/.test(rest.at(-1) ?? ''))
    return { kind: 'OAuth token', grade: 'random' };
  if (describes.has(last)) return undefined;
  if (
    /^(?:has|is|use|enable|require|requires|no|with|without|show|hide|allow|allows|disable|skip|filter|forgot|max|min|total|num)$/.test(
      words[0] ?? '',
    ) &&
    words.length > 1
  )
    return undefined;
  return byLastWord(last, rest, name);
}

function idMeaning(rest: readonly string[]): Meaning | undefined {
  const before = rest.at(-1) ?? '';
  if (/^(?:session|sess)$/.test(before)) return { kind: 'session cookie', grade: 'random' };
  if (before === 'secret') return { kind: 'secret', grade: 'sure' };
  if (before === 'key' && rest.includes('access')) return { kind: 'cloud key', grade: 'random' };
  return undefined;
}

const shouting = /^[A-Z][A-Z0-9_]*$/;

function byLastWord(last: string, rest: readonly string[], name: string): Meaning | undefined {
  const joined = [...rest, last].join('');
  const env = shouting.test(name);
  if (passwordWord.test(last) || passwordWord.test(joined)) return { kind: 'password', grade: 'sure' };
  if (shortPassword.test(last))
    return { kind: 'password', grade: rest.length > 0 || last !== 'pass' ? 'sure' : 'likely' };
  if (last === 'sid' && rest.some((word) => /^(?:account|service|call|message|workspace|twilio)$/.test(word)))
    return undefined;
  if (/^(?:session|sess|sessid|sessionid|phpsessid|jsessionid|sid)$/.test(last))
    return { kind: 'session cookie', grade: 'random' };
  if (/accesskey$/.test(joined)) return { kind: 'cloud key', grade: 'sure' };
  if (
    /secret$/.test(joined) ||
    (rest.includes('secret') && (env || /^(?:keys?|base|access|token|text|string|data)$/.test(last)))
  )
    return /client|consumer|oauth/.test(joined)
      ? { kind: 'OAuth token', grade: 'sure' }
      : { kind: 'secret', grade: 'sure' };
  if (last === 'secrets') return { kind: 'secret', grade: 'likely' };
  if (/token$/.test(last)) return tokenMeaning(joined);
  if (last === 'tokens') return { kind: 'token', grade: 'random' };
  if (/keys?$/.test(last)) return keyMeaning(last, rest, env);
  if (/^(?:credentials?|creds?)$/.test(last)) return { kind: 'secret', grade: env ? 'sure' : 'likely' };
  if (
    /auth$/.test(last) ||
    (/^auth(?:entication|orization)$/.test(last) && shouting.test(name.replace(/^.*\./, '')))
  )
    return { kind: 'secret', grade: env ? 'likely' : 'random' };
  if (/^(?:salt|pepper)$/.test(last))
    return { kind: 'secret', grade: env || rest.length > 0 ? 'sure' : 'random' };
  if (last === 'mnemonic') return { kind: 'password', grade: 'sure' };
  if (/^(?:otp|totp|pin)$/.test(last)) return { kind: 'one-time code', grade: 'random' };
  if (last === 'dsn') return { kind: 'secret', grade: 'random' };
  if (/^(?:jwt|bearer)$/.test(last)) return { kind: 'bearer token', grade: 'random' };
  return undefined;
}

function tokenMeaning(joined: string): Meaning | undefined {
  if (/(?:page|pagination|continuation|sync|cursor)token$/.test(joined)) return undefined;
  if (/(?:csrf|xsrf|authenticity|remember|session|requestverification)token$/.test(joined))
    return { kind: 'session cookie', grade: 'sure' };
  if (/(?:access|refresh|oauth|id)token$/.test(joined)) return { kind: 'OAuth token', grade: 'sure' };
  return { kind: 'token', grade: 'sure' };
}

function keyMeaning(last: string, rest: readonly string[], env: boolean): Meaning | undefined {
  const owner = rest.at(-1) ?? last.replace(/keys?$/, '');
  if (harmlessKeys.has(owner) || rest.some((word) => /^(?:public|publishable|cache)$/.test(word)))
    return undefined;
  if (owner === '') return { kind: 'API key', grade: 'random' };
  if (!/^keys?$/.test(last)) {
    const glued = last.replace(/keys?$/, '');
    if (
      !/(?:api|access|secret|private|license|auth|master|account|encryption|signing|app|shared|integration)$/.test(
        glued,
      )
    )
      return undefined;
  }
  const kind = rest.includes('heroku')
    ? 'Heroku API key'
    : owner === 'private' || owner.endsWith('private')
      ? 'private key'
      : rest.includes('access')
        ? 'cloud key'
        : 'API key';
  const known = keyOwners.has(owner) || owner !== rest.at(-1);
  return { kind, grade: (known && last !== 'keys') || (env && rest.length > 0) ? 'sure' : 'random' };
}
