/** One word of a subscription: `-region:APAC`, `"two words"`, `apps`. */
export type Word = {
  /** As it was typed, for messages. */
  shown: string;
  negative: boolean;
  /** What stands before the first colon, in lower case; null without one or in quotes. */
  key: string | null;
  value: string;
  quoted: boolean;
};

const doubleQuotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g;
const singleQuotes = /[\u2018\u2019\u201a\u201b\u2032\u00b4]/g;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const invisible = /\p{Cf}/gu;

const mostCharacters = 2000;

/** What phones make of typed text, undone: quotes and dashes straight, full-width letters narrow, nothing invisible. */
export function straightened(text: string): string {
  return text
    .normalize('NFKC')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(dashes, '-')
    .replace(invisible, '');
}

/** Outside of quotes: one minus for two and none that stands alone, no space around a colon, an @ or the minus of two times. */
function tightened(text: string): string {
  const parts = text.split('"');
  const outside = (part: string) =>
    part
      .replace(/(^|\s)-{2,}(?=\S|$)/g, '$1-')
      .replace(/\b(region|min|mode|quiet|digest)\s{1,9}:/gi, '$1:')
      .replace(/:\s+(?=[^\s,;])/g, ':')
      .replace(/\s{0,9}@\s{0,9}(?=\d)/g, '@')
      .replaceAll('|', ' ')
      .replace(/(\d(?:[ap]m|h)?)\s{0,9}-\s{0,9}(?=\d)/gi, '$1-')
      .replace(/(^|\s)-\s+(?=[^\s-])/g, '$1-');
  return parts.map((part, at) => (at % 2 === 0 ? outside(part) : part)).join('"');
}

/** A sign, then quoted text, or anything up to the next separator; a value after a colon may be quoted too. */
const word = /([-+]?)(?:"([^"]*)"?|'([^']*)'|([^\s,;:"]+):"([^"]*)"?|([^\s,;"]+))/g;

function toWord([shown, sign, double, single, key, keyed, bare]: RegExpExecArray): Word | undefined {
  const negative = sign === '-';
  const quoted = double ?? single;
  if (quoted !== undefined) {
    const minus = !negative && /^-\s*\S/.test(quoted);
    const value = (minus ? quoted.slice(1) : quoted).replace(/\s+/g, ' ').trim();
    if (minus) return { shown: `-"${value}"`, negative: true, key: null, value, quoted: true };
    return value === ''
      ? undefined
      : { shown: `${sign}"${value}"`, negative, key: null, value, quoted: true };
  }
  if (key !== undefined)
    return { shown, negative, key: key.toLowerCase(), value: (keyed ?? '').trim(), quoted: false };
  const text = bare ?? '';
  const colon = text.indexOf(':');
  return colon > 0
    ? {
        shown,
        negative,
        key: text.slice(0, colon).toLowerCase(),
        value: text.slice(colon + 1),
        quoted: false,
      }
    : { shown, negative, key: null, value: text, quoted: false };
}

/** Cuts what was typed into words. Spaces, commas and semicolons separate; quotes of any kind keep words together. */
export function cutWords(text: string): Word[] {
  const typed = tightened(straightened(text.slice(0, mostCharacters)));
  return [...typed.matchAll(word)].flatMap((found) => toWord(found as RegExpExecArray) ?? []);
}
