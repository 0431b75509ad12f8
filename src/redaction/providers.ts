import { isTokenLike, isUuid } from './looks.ts';
import { wordsOf } from './names.ts';
import type { Span } from './spans.ts';

const provider =
  /rollbar|honeybadger|airbrake|bugsnag|datadog|new[ _-]?relic|papertrail|logtail|better[ _-]?stack|postmark|algolia|sentry|cloudflare|fastly|sparkpost|appsignal|skylight|scout[ _-]?apm|librato|raygun|loggly|logentries|logdna|mezmo|coralogix|mailgun|sendgrid|mandrill|mailjet|mailchimp|mixpanel|amplitude|intercom|pusher|opsgenie|pagerduty|filestack|uploadcare|open[ _-]?weather|launch[ _-]?darkly/gi;
const mostWords = 7;

// What these services number in the same form as their keys, and what says that a key is meant after all.
const numbered =
  /^(?:traces?|spans?|events?|releases?|commits?|sha\d*|md5|digests?|checksums?|etags?|hash|requests?|req|zones?|accounts?|uuid|guid|builds?|revision|versions?|images?|issues?|items?|groups?|ray|incidents?|monitors?|dashboards?|objects?|orgs?|organi[sz]ations?|deploys?|transactions?|ids?|fingerprints?)$/;
const keyWord = /^(?:api|apikey|keys?|tokens?|secrets?|licen[cs]es?|credentials?|dsn)$/;

/** Keys of 32 hexadecimal digits right beside the name of a service that gives out such keys. */
export function findProviderKeys(text: string): Span[] {
  return [...text.matchAll(provider)].flatMap(({ 0: name, index }) => {
    const end = index + name.length;
    const found = keyBehind(text, index, end) ?? keyBefore(text, index, end);
    if (found === undefined) return [];
    return [found, ...keysBelow(text, found.end)].map((key) => ({ ...key, kind: 'API key' as const }));
  });
}

const word = /[A-Za-z\d_-]+/g;
const tie = /^[\w.-]{0,20}?["'`*_]{0,3}[ \t]{0,20}(?:=>|[:=])[ \t]{0,20}["'`]{0,2}$/;

function keyBehind(text: string, nameAt: number, from: number): { start: number; end: number } | undefined {
  const around = text.slice(from, from + 200);
  // One line break may stand between: behind a colon or a bracket, or below a name that is alone on its line.
  const first = /^[^\n]*(?:[:{[>][ \t]*|^["'`*]*\s*)\r?\n[^\n]*|^[^\n]*/.exec(around)?.[0] ?? '';
  for (const { 0: value, index } of [...first.matchAll(word)].slice(0, mostWords)) {
    const gap = first.slice(0, index);
    const plain = value.replace(/^[_-]+|[_-]+$/g, '');
    const isKey = /^[0-9a-f]{32}$/i.test(plain) || (tie.test(gap) && isGenerated(plain));
    if (!isKey) continue;
    // The name of a file with a fingerprint, a path, a package.
    if (/^\.\w/.test(first.slice(index + value.length)) || /[/@.#]$/.test(gap)) return undefined;
    if (isPublic([...wordsOf(gap), ...wordsOf(gap.toLowerCase())]) || isPublic(wordsBefore(text, nameAt)))
      return undefined;
    const start = from + index + value.indexOf(plain);
    return { start, end: start + plain.length };
  }
  return undefined;
}

const below =
  /["'`]{0,2},?[ \t]{0,8}\r?\n[ \t]{1,40}["']?([\w.-]{1,40})["']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,8}["']?([0-9a-f]{32})(?![\w-])/y;

// More of them in the same block of a file: one for the server, one for the browser.
function keysBelow(text: string, from: number): { start: number; end: number }[] {
  const keys: { start: number; end: number }[] = [];
  below.lastIndex = from;
  for (let found = below.exec(text); found !== null && keys.length < 8; found = below.exec(text)) {
    const [, name = '', key = ''] = found;
    const end = below.lastIndex;
    if (!isPublic(wordsOf(name))) keys.push({ start: end - key.length, end });
  }
  return keys;
}

function isGenerated(value: string): boolean {
  if (isUuid(value) || /^[0-9a-f]{32,64}$/.test(value)) return true;
  return (
    value.length >= 20 &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d/.test(value) &&
    isTokenLike(value, 20)
  );
}

function isPublic(words: readonly string[]): boolean {
  if (words.includes('public') || words.includes('publishable')) return true;
  return words.some((one) => numbered.test(one)) && !words.some((one) => keyWord.test(one));
}

function wordsBefore(text: string, at: number): string[] {
  const before = /[^\n.;!?,]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  return wordsOf(before).slice(-3);
}

const before = /(?<![\w-])([0-9a-f]{32})["'`)]{0,2}(?:[ \t,:=(-]{1,4}[A-Za-z']{0,12}){0,4}[ \t(]{1,3}$/i;
const after = /^['’s]{0,2}[ \t]{0,3}(?:\)|(?:[a-z]{1,12}[ \t]){0,2}(?:api|key|token|secret|licen[cs]e)\b)/i;

// "4f9a… is our Rollbar key", "4f9a… (Rollbar)".
function keyBefore(
  text: string,
  nameAt: number,
  nameEnd: number,
): { start: number; end: number } | undefined {
  if (!after.test(text.slice(nameEnd, nameEnd + 48))) return undefined;
  const found = before.exec(text.slice(Math.max(0, nameAt - 100), nameAt));
  if (found?.[1] === undefined) return undefined;
  const start = nameAt - found[0].length;
  return isPublic(wordsBefore(text, start)) ? undefined : { start, end: start + found[1].length };
}
