import { isTokenLike } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

// Two underscores stand for a dot: the name holds a host. Mirrors and build flags have such names too.
const variable =
  /\bBUNDLE_(?!MIRROR__|BUILD__|LOCAL__|PLUGINS?__)(?=[A-Z\d_-]{0,80}__)[A-Z\d_-]{1,160}["']?(?:=|:[ \t]{1,80})|\bbundle[ \t]{1,4}config[ \t]{1,4}(?:set[ \t]{1,4})?(?:--?\w{1,12}[ \t]{1,4}){0,2}(?!mirror\.|build\.|local\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[ \t]{1,4}/g;

/** Logins to sources of gems, user and password: `BUNDLE_GEMS__CONTRIBSYS__COM=1a2b3c4d:5e6f7a8b`. */
export function findBundlerLogins(text: string): Span[] {
  return [...text.matchAll(variable)].flatMap(({ 0: found, index }) => {
    const value = readValue(text, index + found.length, /["'`,;]/);
    if (value === undefined || isPlaceholder(value.text) || /^\/|:\/\//.test(value.text)) return [];
    const isLogin = /^[^\s:]{1,256}:[^\s:]{2,}$/.test(value.text) || isTokenLike(value.text, 8);
    return isLogin ? [{ start: value.start, end: value.end, kind: 'basic credentials' as const }] : [];
  });
}
