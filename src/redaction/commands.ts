import { isCommonWord } from './common-words.ts';
import { isTokenLike, isUuid } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { firstLine, readValue } from './values.ts';

const tool =
  /\b(?:(mysql\w{0,12}|mariadb\w{0,8}|sshpass|docker login|podman login|helm registry login|az login|oc login|mongo\w{0,8}|sqlcmd|bcp|rabbitmqadmin|unzip|7z|zip|ldap\w{1,10})|(redis-cli|http|https|influx|keydb-cli|valkey-cli)|(openssl|keytool|jarsigner|ssh-keygen))\b(?=[ \t][^\n]{0,4}[\w-])/g;
const shortPassword = /(?<=\s)-p[ \t]?(?=["']?[^\s"'-])|(?<=\s)-[wP][ \t]{1,2}(?=["']?[^\s"'-])/g;
const askPassword = /(?<=\s)-a[ \t]{1,2}(?=["']?[^\s"'-])/g;
const passArgument =
  /(?<=\s)-?-(?:pass(?:in|out)?[ \t=]{1,2}pass:|storepass[ \t]{1,2}|keypass[ \t]{1,2}|[kNP][ \t]{1,2}(?=["']?\w))/g;

/** Passwords behind the short flags of well-known programs: `mysql -pPASSWORD`, `redis-cli -a PASSWORD`. */
export function findToolFlags(text: string): Span[] {
  const spans: Span[] = [];
  const done = new Map<RegExp, number>();
  for (const { index, 1: dashP, 2: dashA } of text.matchAll(tool)) {
    const flags = dashP !== undefined ? shortPassword : dashA !== undefined ? askPassword : passArgument;
    if (index < (done.get(flags) ?? 0)) continue;
    const line = firstLine(text.slice(index, index + 512));
    done.set(flags, index + line.length);
    for (const { 0: flag, index: at } of line.matchAll(flags)) {
      const value = readValue(text, index + at + flag.length);
      if (value === undefined || isPlaceholder(value.text) || /^\d{1,5}$/.test(value.text)) continue;
      spans.push({ start: value.start, end: value.end, kind: 'password' });
    }
  }
  return spans;
}

const sql =
  /\b(?:identified\s{1,4}(?:with\s{1,4}\w{1,40}\s{1,4})?by|password)\s{1,4}(?:password\s{1,4})?(?=E?['"])/gi;

/** Passwords in SQL: `CREATE ROLE app PASSWORD '…'`, `IDENTIFIED BY '…'`. */
export function findSqlPasswords(text: string): Span[] {
  return [...text.matchAll(sql)].flatMap(({ 0: words, index }) => {
    const value = readValue(text, index + words.length + (text[index + words.length] === 'E' ? 1 : 0));
    if (value === undefined || !value.quoted || /\s/.test(value.text)) return [];
    if (isPlaceholder(value.text) || isCommonWord(value.text) || value.text.length < 3) return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
}

const printing =
  /(?:heroku[ \t]{1,4}(?:auth:token|config:get|authorizations:create[^\n]{0,80}-(?:S|-short))|printenv|echo[ \t]{1,4}["']?\$\{?\w|rails secret|rake secret|openssl rand|op read|pass show|vault kv get|gh auth token|gcloud auth print-(?:access|identity)-token|npm token create|key:generate|get_random_secret_key|\|[ \t]{0,4}base64|cat[ \t]{1,4}\S{0,120}(?:key|tokens?|secrets?|passwords?|passwd))[^\n]{0,160}\n(?:[ \t]*(?:›|»|!|Warning)[^\n]{0,200}\n){0,3}[ \t>]{0,8}/gi;

/** What a command that prints a secret printed: the one word on the line below it. */
export function findPrinted(text: string): Span[] {
  return [...text.matchAll(printing)].flatMap(({ 0: command, index }) => {
    const start = index + command.length;
    const word = /^\S{6,4096}(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(start, start + 4100))?.[0] ?? '';
    const heroku = /auth:token|authorizations/i.test(command);
    if (isPlaceholder(word) || !(isTokenLike(word, 8) || isUuid(word) || /^[\w+/=-]{24,}$/.test(word)))
      return [];
    return [
      { start, end: start + word.length, kind: heroku ? ('Heroku API key' as const) : ('secret' as const) },
    ];
  });
}

const piped =
  /\b(?:echo|printf)[ \t]{1,4}(?:-n[ \t]{1,4}|["']?%s(?:\\n)?["']?[ \t]{1,4})?(?=["']?[\w!@#%^&*+/:-])/g;
const reader =
  /^["']?[ \t]{0,4}\|[^\n]{0,200}?(?:--password-stdin|--with-token|--stdin\b|sudo[ \t]{1,4}-S|\bsecrets?[ \t]{1,4}(?:set|put|create|add)\b|\bpasswd\b|--passphrase-fd|--body-file[ \t]{1,4}-)/;

/** What is handed to a command that reads a password: `echo PASSWORD | docker login --password-stdin`. */
export function findPiped(text: string): Span[] {
  return [...text.matchAll(piped)].flatMap(({ 0: command, index }) => {
    const value = readValue(text, index + command.length);
    if (value === undefined || isPlaceholder(value.text)) return [];
    const rest = text.slice(value.end, value.end + 260);
    // `echo -n` and base64 together make a value for a header or a manifest.
    const encodes = /[ \t]-n[ \t]/.test(command) && /^["']?[ \t]{0,4}\|[ \t]{0,4}base64\b/.test(rest);
    if (!reader.test(rest) && !(encodes && value.text.length > 5)) return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
}
