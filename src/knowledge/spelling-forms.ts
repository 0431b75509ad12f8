/**
 * Words that people write apart, together or with a hyphen, short forms, and turns of phrase whose single words would
 * mislead. Both pages and questions are put into the form on the right.
 */
const table = `
timeout: time out, time outs, timeouts, timed out, times out, timing out, timedout
login: log in, logged in, logging in, logs in, sign in, signed in, signing in, signin
setup: set up, setting up
shutdown: shut down, shuts down, shutting down, shutdowns
startup: start up, starts up, starting up
boot: boot up, boots up, booting up
rollback: roll back, rolled back, rolling back, rollbacks
backup: back up, back ups, backing up, backed up
websocket: web socket, web sockets
database: data base, data bases
addon: add on, add ons, addons
subdomain: sub domain, sub domains
buildpack: build pack, build packs
procfile: proc file
timezone: time zone, time zones, timezones
node: node js, nodejs
nextjs: next js
vuejs: vue js
website: web site, web sites
workflow: work flow
autoscale: auto scale, auto scaling, auto scaler, autoscaler
postgres: post gres, postgre sql, postgresql
postgres psql: psql
runtime: run time
wildcard: wild card
allowlist: white list, whitelist, allow list, whitelists, whitelisted, whitelisting, allowlists, allowlisted, safelist
ip: ips
daily: once a day, once per day, every day, each day
db: dbs
toomany: too many, so many
keyvalue redis: key value store, keyvalue store
signon: sign on
contact: get in touch, got in touch, in touch, reach out, reached out
downtime: down time
handshake: hand shake
firewall: fire wall
deadlock: dead lock
cronjob: cron job, cron jobs, cronjobs
oneoff: one off, one offs
oauth: o auth
github: git hub
gitlab: git lab
javascript: java script
typescript: type script
mysql: my sql
pgbouncer: pg bouncer
openssl: open ssl
activerecord: active record
devcenter: dev center
email: e mail, e mails
keepalive: keep alive, keep alives, keepalives
30 second: half a minute
60 second: a minute, one minute, 1 minute
mfa: two factor, 2 fa, 2fa, multi factor, multifactor, twofactor
golang: with go, in go, use go, using go, go lang
golang app: go app, go application, go project
golang module: go module, go modules, go mod
hcode: h code, h codes, r code, r codes, l code, l codes
platform incident: is it me, is it us, is it just me, is it just us, is it only me, am i the only one
open a: file a, filed a, filing a, raise a, raised a, submit a, create a new
open an: file an, raise an, submit an
oneoff run: heroku run
cli login: heroku login
down for everyone: down for anyone, down for everybody
permission denied: access denied
not found: cannot find, cant find, can not find, couldnt find, could not find
`;

type Form = { words: string[]; to: string[] };

/** Forms by their first word, longest first. */
const formsByFirst = new Map<string, Form[]>();
for (const line of table.trim().split('\n')) {
  const [to = '', from = ''] = line.split(': ');
  for (const form of from.split(', ')) {
    const [first = '', ...rest] = form.split(' ');
    const known = formsByFirst.get(first) ?? [];
    known.push({ words: rest, to: to.split(' ') });
    formsByFirst.set(
      first,
      known.sort((a, b) => b.words.length - a.words.length),
    );
  }
}

/** Puts lower-case words into the one spelling that is searched; `from` is the place of the word it came from. */
export function withOneSpelling(words: readonly string[]): { word: string; from: number }[] {
  const result: { word: string; from: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const form = formsByFirst
      .get(word)
      ?.find(({ words: rest }) => rest.every((next, offset) => words[at + 1 + offset] === next));
    if (!form) {
      result.push({ word, from: at });
      continue;
    }
    for (const to of form.to) result.push({ word: to, from: at });
    at += form.words.length;
  }
  return result;
}
