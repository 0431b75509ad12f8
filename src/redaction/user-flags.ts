import { isTokenLike, isUuid } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { firstLine, readValue, type Value } from './values.ts';

const userFlag =
  /(?<=\s)(?:-u|--user|--proxy-user|-U|--auth|-a)[ \t=]{0,4}(?=["']?(?!-)[^\s:"'=]{0,80}:(?!\/\/))/g;

/**
 * `curl -u user:PASSWORD` and its relatives, also `-u :KEY` and `-u KEY:`. Numbers (`docker run -u 1000:1000`) are user
 * ids.
 */
export function findUserFlags(text: string): Span[] {
  return [...text.matchAll(userFlag)].flatMap(({ 0: flag, index }) => {
    const from = index + flag.length;
    const value = userValue(text, from);
    if (value === undefined) return [];
    const colon = value.text.indexOf(':');
    const user = value.text.slice(0, colon);
    const password = value.text.slice(colon + 1);
    const [secret, start] = password === '' ? [user, value.start] : [password, value.start + colon + 1];
    if (colon < 0 || isPlaceholder(secret) || !isLogin(user, password)) return [];
    const heroku = isUuid(secret) && /heroku\.com/i.test(lineAround(text, index));
    return [
      {
        start,
        end: start + secret.length,
        kind: heroku ? ('Heroku API key' as const) : ('password' as const),
      },
    ];
  });
}

// The colon at the end belongs to the value here, as in `-u KEY:`.
function userValue(text: string, from: number): Value | undefined {
  const value = readValue(text, from);
  if (value === undefined || value.quoted || text[value.end] !== ':' || value.text.includes(':'))
    return value;
  return { ...value, text: `${value.text}:`, end: value.end + 1 };
}

function isLogin(user: string, password: string): boolean {
  if (user === '' || password === '') {
    const only = user + password;
    return isUuid(only) || isTokenLike(only, 12) || /^[0-9a-f]{16,}$/i.test(only);
  }
  return (
    !/^\d+$/.test(user) &&
    !password.startsWith('//') &&
    !/^(?:\d{1,5}|root|www-data|nobody|staff|users?)$/.test(password)
  );
}

function lineAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 300), at);
  // A command that goes on below ends its line with a backslash.
  return (
    before.slice(before.replace(/\\\r?\n/g, (found) => ' '.repeat(found.length)).lastIndexOf('\n') + 1) +
    firstLine(text.slice(at, at + 300).replace(/\\\r?\n/g, ' '))
  );
}
