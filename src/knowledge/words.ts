import { plainText } from './plain-text.ts';
import { stem } from './stem.ts';

/**
 * One word of a text: as it was written (in lower case), its stem, by which words are compared, and whether it hangs on
 * the word before it, as in pg:info or DATABASE_URL.
 */
export type Word = { surface: string; stem: string; joined: boolean };

/** Words people write apart, together or with a hyphen; one spelling is used for all. */
const joinedForms = `
  time out=timeout, time outs=timeouts, timed out=timeout, times out=timeout, timing out=timeout, log in=login,
  logged in=login, logging in=login, sign in=login, signed in=login, set up=setup, shut down=shutdown,
  shuts down=shutdown, shutting down=shutdown, start up=startup, starts up=startup, boot up=boot, roll back=rollback,
  rolled back=rollback, back up=backup, back ups=backups, web socket=websocket, web sockets=websockets,
  data base=database, add on=addon, add ons=addons, sub domain=subdomain, sub domains=subdomains, build pack=buildpack,
  build packs=buildpacks, proc file=procfile, time zone=timezone, time zones=timezone, node js=node, next js=nextjs,
  vue js=vuejs, nodejs=node, web site=website, work flow=workflow, auto scale=autoscale, auto scaling=autoscaling,
  auto scaler=autoscaler, post gres=postgres, postgre sql=postgres, postgresql=postgres, psql=postgres psql,
  run time=runtime, life cycle=lifecycle, wild card=wildcard, white list=allowlist, whitelist=allowlist,
  allow list=allowlist, black list=blocklist, e mail=email, e mails=emails, key value store=keyvalue redis,
  keyvalue store=keyvalue redis, sign on=signon, down time=downtime, up time=uptime, hand shake=handshake,
  fire wall=firewall, dead lock=deadlock, cron job=cronjob, cron jobs=cronjobs, one off=oneoff, one offs=oneoff,
  o auth=oauth, git hub=github, git lab=gitlab, java script=javascript, type script=typescript, my sql=mysql,
  pg bouncer=pgbouncer, open ssl=openssl, active record=activerecord, dev center=devcenter, mac os=macos,
  half a minute=30 second, a minute=60 second, one minute=60 second, 1 minute=60 second, two factor=mfa, 2 fa=mfa,
  with go=golang, in go=golang, go app=golang app, use go=golang, using go=golang, go module=golang module,
  go modules=golang modules, go web=golang web, go lang=golang, 2fa=mfa, multi factor=mfa, multifactor=mfa`;

const forms = new Map(
  joinedForms.split(',').map((entry): [string, string] => {
    const [from = '', to = ''] = entry.trim().split('=');
    return [from, to];
  }),
);
const formPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll(' ', '[ _-]')})(?![\\p{L}\\p{N}])`,
  'gu',
);

const numerals = new Map([
  ['ten', '10'],
  ['twenty', '20'],
  ['thirty', '30'],
  ['sixty', '60'],
  ['ninety', '90'],
  ['hundred', '100'],
]);

const word = /\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu;

/** The words of a text in order: lower case, without accents, compounds and camel case taken apart. */
export function readWords(text: string): Word[] {
  const found: Word[] = [];
  const plain = unified(text);
  for (const match of plain.matchAll(word)) {
    const [surface] = match;
    const before = plain[match.index - 1];
    found.push({
      surface,
      stem: numerals.get(surface) ?? stem(surface),
      joined: before === ':' || before === '_',
    });
  }
  return found;
}

function unified(text: string): string {
  return plainText(text)
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/\bnode\.js\b/g, 'node')
    .replace(/(?<![a-z0-9.])(\d+)\s?-?\s?(?:s|secs?|seconds?)\b/g, '$1 second')
    .replace(/(?<![a-z0-9])(\d+(?:\.\d+)?)\s?(mb|gb|kb|ms|min|mins|hrs?)\b/g, '$1 $2')
    .replace(/\b(\d)xx\b/g, '$100')
    .replace(formPattern, (form) => forms.get(form.replace(/[_-]/g, ' ')) ?? form);
}
