import { isTokenLike } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';

const slashes = /:\/\/|:\\\/\\\//g;
const authority = /[^\s"<>`|\\]{1,2048}/y;

/** Passwords in addresses of any scheme: `scheme://user:PASSWORD@host`, also ones with `@`, `/` or `#` left unescaped. */
export function findUrlPasswords(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: mark } of text.matchAll(slashes)) {
    const start = index + mark.length;
    authority.lastIndex = start;
    const run = beyondQuote(text, start, authority.exec(text)?.[0]);
    if (run === undefined || !run.includes('@')) continue;
    const scheme =
      /[a-z][a-z\d+.-]{0,30}$/i.exec(text.slice(Math.max(0, index - 31), index))?.[0].toLowerCase() ?? '';
    const own = untilNextUrl(run);
    const at = userInfoEnd(own, scheme);
    if (at > 0) spans.push(...inUserInfo(own.slice(0, at), own.slice(at + 1), start, scheme));
  }
  return spans;
}

// A quotation mark inside a password, or a pair of them around it: u:pa`ss@h, u:`pass`@h.
function beyondQuote(text: string, start: number, run: string | undefined): string | undefined {
  if (run === undefined || run.includes('@') || !/^[^:/?#]*:[^/?#]*$/.test(run)) return run;
  const end = start + run.length;
  const rest = /^["`][\w!$%^*+#.-][^\s"<>`|\\@]{0,255}["`]?@\w[\w.-]{0,253}(?::\d{1,5})?/.exec(
    text.slice(end, end + 640),
  )?.[0];
  return rest === undefined ? run : run + rest;
}

// `a://x:1@h,b://…`: a list of addresses; the next one begins with its scheme.
function untilNextUrl(run: string): string {
  const next = run.indexOf('://');
  const own = next === -1 ? run : run.slice(0, next).replace(/[a-z\d+.-]{0,30}$/i, '');
  return own.replace(/[,;|']+$/, '');
}

// The last @ before the path; after the path's first sign only where `user:rest` cannot be `host:port`.
function userInfoEnd(run: string, scheme: string): number {
  const path = run.search(/[/?#]/);
  const beforePath = path === -1 ? run : run.slice(0, path);
  const at = beforePath.lastIndexOf('@');
  if (at !== -1 || path === -1 || run.startsWith('[')) return at;
  const colon = beforePath.indexOf(':');
  const rest = beforePath.slice(colon + 1);
  if (
    colon === -1 ||
    (colon > 0 && /^\d{1,5}$/.test(rest)) ||
    (rest === '' && /^(?:https?|wss?)$/.test(scheme))
  )
    return -1;
  const hosts = [...run.slice(path).matchAll(/@[\w.-]{1,253}(?::\d{1,5})?(?:[/?#,]|$)/g)];
  const last = hosts.at(-1);
  return last === undefined ? -1 : path + last.index;
}

function inUserInfo(userInfo: string, host: string, start: number, scheme: string): Span[] {
  const colon = userInfo.indexOf(':');
  const end = start + userInfo.length;
  if (colon === -1) {
    const secret = isTokenLike(userInfo, 16) || /^[0-9a-f]{32}$/.test(userInfo);
    return secret ? [{ start, end, kind: 'token' }] : [];
  }
  const user = userInfo.slice(0, colon);
  const password = userInfo.slice(colon + 1);
  if (/^(?:x-oauth-basic|x{0,4}|-|_)$/i.test(password)) {
    return isTokenLike(user, 16) || /^[0-9a-f]{16,}$/.test(user)
      ? [{ start, end: start + colon, kind: 'token' }]
      : [];
  }
  if (isPlaceholder(password) || isExample(user, password, host)) return [];
  const spans: Span[] = [{ start: start + colon + 1, end, kind: 'password' }];
  if (/^(?:https?|cloudinary)$/.test(scheme) && isTokenLike(user, 20))
    spans.push({ start, end: start + colon, kind: 'token' });
  return spans;
}

// `postgres://user:password@host/db` in a manual.
function isExample(user: string, password: string, host: string): boolean {
  return (
    /^(?:|user(?:name)?|login|name|admin|usr|postgres|root)$/i.test(user) &&
    /^(?:pass(?:word)?|pwd)$/i.test(password) &&
    /^(?:host(?:name)?|server|address|localhost|127\.0\.0\.1|(?:\w+\.)?example\.(?:com|org|net))(?:[:/?]|$)/i.test(
      host,
    )
  );
}

const bareHost = /@(?:(?:tcp|udp|unix)\(|\/\/|[\w-]+(?:\.[\w-]+)*(?::\d{2,5}(?![\w.])|\/(?=\w)))/g;
const bareLogin =
  /(?:^|[\s"'=(,<>`|])(?:(?!mailto:|npm:)[\w.+%-]{1,64}:([^\s"'`<>@/|]{3,128})|(?:jdbc:oracle:\w{2,5}:)[\w.$-]{1,64}\/([^\s"'`<>@/]{1,128}))$/;

/** Passwords in addresses without a scheme: `root:PASSWORD@tcp(host:3306)/db`, `admin:PASSWORD@10.0.0.1:5432`. */
export function findBareLogins(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(bareHost)) {
    const [, afterColon, afterSlash] = bareLogin.exec(text.slice(Math.max(0, index - 200), index)) ?? [];
    const password = afterColon ?? afterSlash;
    if (password === undefined || isPlaceholder(password)) continue;
    spans.push({ start: index - password.length, end: index, kind: 'password' });
  }
  return spans;
}
