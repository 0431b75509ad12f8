import { isTokenLike, isUuid } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';

const header =
  /(?:set-)?cookies?\\{0,7}["'`]?[*_]{0,2}[ \t]{0,4}(?:=>|:|=)[ \t]{0,4}(?:\\{0,7}["'`])?|(?<=\s)(?:-b|--cookie)[ \t=]{1,4}["']?/gi;
const pair = /[ \t]{0,8}([\w.%-]{1,80})=([^\s;"'`\\,]{0,4096})(?:;|, (?=[\w.%-]{1,80}=))?/y;
const attribute = /[ \t]{0,8}[\w-]{1,20}(?:=[\w ,:+./-]{0,80}?)?(?:;|(?=["'`\\\r\n]|$))/y;
const attributeName = /^(?:path|domain|expires|max-age|samesite|priority|version|comment)$/i;
const loginName =
  /sess|^s?sid$|[._-]sid$|auth|token|remember|login|logged_in|csrf|xsrf|jwt|identity|secret|key$|credentials|clearance|^__(?:host|secure)-|_t$/i;
const harmless =
  /^(?:_ga\w*|_gid|_fbp|theme|locale|lang(?:uage)?|(?:cookie_?)?consent|country|currency|timezone|tz|heroku-session-affinity)$/i;

/** Values of cookies that carry a session, a login or anything that looks generated. */
export function findCookies(text: string): Span[] {
  const spans: Span[] = [];
  const search = new RegExp(header);
  while (search.exec(text) !== null) search.lastIndex = readPairs(text, search.lastIndex, spans);
  return spans;
}

/** Reads `name=value; name=value; HttpOnly` and gives where it ends. */
function readPairs(text: string, from: number, spans: Span[]): number {
  let at = from;
  for (;;) {
    pair.lastIndex = at;
    const found = pair.exec(text);
    const [all = '', name = '', value = ''] = found ?? [];
    if (found !== null && !attributeName.test(name)) {
      const start = at + all.indexOf('=') + 1;
      if (carriesLogin(name, value))
        spans.push({ start, end: start + value.length, kind: 'session cookie', name });
      at = pair.lastIndex;
    } else {
      attribute.lastIndex = at;
      if (!attribute.test(text)) return at;
      at = attribute.lastIndex;
    }
    if (!/[;,] ?$/.test(text.slice(at - 2, at))) return at;
  }
}

function carriesLogin(name: string, value: string): boolean {
  if (harmless.test(name) || isPlaceholder(value)) return false;
  if (loginName.test(name)) return value.length >= 4;
  return isTokenLike(value.replaceAll('%', '+'), 20) || isUuid(value);
}
