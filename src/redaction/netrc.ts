import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';

const entry =
  /\b(?:machine[ \t]{1,8}\S{1,253}|default)(?:\s{1,40}(?:login|account)\s{1,8}\S{1,320}){0,3}\s{1,40}password\s{1,8}(\S{1,4096})/g;

/** Passwords of `.netrc` entries, on one line or several. Heroku's command line keeps its API key in one. */
export function findNetrc(text: string): Span[] {
  return [...text.matchAll(entry)].flatMap(({ 0: all, 1: password = '', index }) => {
    if (isPlaceholder(password)) return [];
    const end = index + all.length;
    const kind = /^machine[ \t]+\S*heroku\.com/.test(all) ? 'Heroku API key' : 'password';
    return [{ start: end - password.length, end, kind: kind as 'Heroku API key' | 'password' }];
  });
}
