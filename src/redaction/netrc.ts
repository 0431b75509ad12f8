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

const line =
  /^[ \t>]{0,8}(?:\*|[\w-]{0,63}[A-Za-z][\w.-]{0,253}|\d{1,3}(?:\.\d{1,3}){3}):(?:\d{2,5}|\*):[^\s:/]{1,63}:[^\s:/]{1,63}:([^\s/]\S{3,255})[ \t]{0,8}\r?$/gm;

/** Passwords of `.pgpass` lines: `host:port:database:user:PASSWORD`. */
export function findPgpass(text: string): Span[] {
  return [...text.matchAll(line)].flatMap(({ 0: all, 1: password = '', index }) => {
    if (isPlaceholder(password)) return [];
    const start = index + all.lastIndexOf(password);
    return [{ start, end: start + password.length, kind: 'password' as const }];
  });
}
