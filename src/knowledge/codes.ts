import { codeJudge } from './code-context.ts';
import { slips } from './edit-distance.ts';
import { plainText } from './plain-text.ts';

/** A code that a text names, in canonical spelling: one that exists, or one that only looks like it. */
export type NamedCode = { code: string; known: boolean };

type Candidate = { code: string; index: number; end: number; strong: boolean };

/** What may stand before a code: nothing, a space, an opening mark, or a word such as "error" written against it. */
const before = String.raw`(?<![\p{L}\p{N}.$%&=@\\_/-]|[\p{L}\p{N}]['])|(?<=\b(?:error|errors|err|code|codes|heroku|router|non|status|log|logs)[-_/:=]?)|(?<=[hrl]\d\d[-_/&,;+|]|\d{3}[/|])|(?<=(?:^|\s)[_*~"'(\[<]{1,3})`;
/** What may stand after it: no letter, digit, fraction or file ending; a plural or "-errors" is fine. */
const after = String.raw`(?=(?:'?s|ing|ed)?(?:$|[^\p{L}\p{N}_.%@-]|_(?![\p{L}\p{N}])|\.(?![\p{Ll}\p{N}])|-(?!\d)))`;

const joined = new RegExp(`(?:${before})([hrl])(\\d\\d)${after}`, 'giu');
const separated = new RegExp(
  `(?<!\\d\\s?)(?:${before})([hrl])(?:[ \\t]{1,2}|[ \\t]?[-_:#.][ \\t]?)(\\d\\d)${after}`,
  'giu',
);
/** The letters O, I and l where a zero or a one was meant. */
const mistyped = new RegExp(`(?:${before})([HRL])([1-9lI][0-9OolI])${after}`, 'gu');
const spelled = new RegExp(
  `(?:${before})([hrl])[ -]((?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)${after}`,
  'giu',
);
/** The log line's own forms. Nothing else in the text can make these mean something else. */
const logged = /\b(?:code="?(?=[HRL]\d\d\b)|error (?=[HRL]\d\d \())([HRL])(\d\d)/gi;
/** A second number after a code, which shares its letter: "H12/13". */
const continued = new RegExp(`(?<=(?:^|[^\\p{L}\\p{N}])([hrl])\\d\\d[/&+])(\\d\\d)${after}`, 'giu');

const errorCodesAnchor = /\berror-codes#([hrl]\d\d)\b/gi;
const address =
  /\bhttps?:\/\/\S+|\b(?:path|url|referer|host)="[^"]*"|(?<=^|\s)\/(?![HRL]\d\d\b)\S+|\S+@\S+\.\S+/gi;

/**
 * Every platform code that a text names, in any spelling, in the order named, each once. `exists` tells real codes;
 * a code that does not exist is returned only when the text is about such codes. Words around a code decide whether
 * it is one at all: "room H14" is not.
 */
export function findCodes(text: string, exists: (code: string) => boolean = () => true): NamedCode[] {
  const plain = plainText(text).replace(errorCodesAnchor, '# $1 ');
  const readable = plain.replace(address, (found) => ' '.repeat(found.length));
  const judge = codeJudge(readable);
  const named = new Map<string, NamedCode>();
  for (const { code, index, end, strong } of candidates(readable, exists)) {
    const known = exists(code);
    const surroundings = {
      before: readable.slice(Math.max(0, index - 40), index),
      after: readable.slice(end, end + 40),
    };
    if (!named.has(code) && judge({ ...surroundings, strong, known })) named.set(code, { code, known });
  }
  return named.size > 0 ? [...named.values()] : onlyCode(readable, exists);
}

function candidates(text: string, exists: (code: string) => boolean): Candidate[] {
  const found: Candidate[] = [];
  const add = (match: RegExpExecArray, code: string, strong: boolean) =>
    found.push({ code, index: match.index, end: match.index + match[0].length, strong });
  const each = (
    pattern: RegExp,
    code: (letter: string, rest: string) => string,
    only: (code: string) => boolean,
  ) => {
    for (const match of text.matchAll(pattern)) {
      const made = code((match[1] ?? '').toUpperCase(), match[2] ?? '');
      if (only(made)) add(match, made, pattern === logged);
    }
  };
  const always = () => true;
  each(logged, (letter, digits) => letter + digits, always);
  each(joined, (letter, digits) => letter + digits, always);
  each(separated, (letter, digits) => letter + digits, exists);
  each(mistyped, (letter, rest) => letter + rest.replace(/[oO]/g, '0').replace(/[lI]/g, '1'), exists);
  each(spelled, (letter, word) => letter + numberOf(word), exists);
  each(continued, (letter, digits) => letter + digits, exists);
  return found.sort((a, b) => a.index - b.index || Number(b.strong) - Number(a.strong));
}

/** A whole question such as "E14", "H9" or "heroku error H121": no such code, but clearly meant as one. */
function onlyCode(text: string, exists: (code: string) => boolean): NamedCode[] {
  const asked = /^\W*(?:(?:what is|explain|heroku|error|code|the|an?)\W+)*([a-z])[ \t_-]?(\d{1,3})\W*$/i.exec(
    text,
  );
  if (!asked || /h26[45]/i.test(text)) return [];
  if (!/[hrl]/i.test(asked[1] ?? '') && asked[2]?.length !== 2) return [];
  const code = `${asked[1]?.toUpperCase()}${asked[2]}`;
  return [{ code, known: exists(code) }];
}

const units = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function numberOf(word: string): string {
  const [first = '', second = ''] = word.toLowerCase().split(/[ -]/);
  const teen = teens.indexOf(first);
  return teen === -1 ? String(tens.indexOf(first) * 10 + units.indexOf(second)) : String(10 + teen);
}

/**
 * Up to three real codes nearest to one that does not exist: the same letter first, then the fewest slips of the
 * finger, then the nearest number.
 */
export function nearestCodes(asked: string, codes: readonly string[]): string[] {
  const letters = 'HRL';
  const distance = (code: string) => {
    const family = code[0] === asked[0] ? 0 : 100 + letters.indexOf(code[0] ?? '');
    const numbers = Math.abs(Number(code.slice(1)) - Number(asked.slice(1)));
    return family + 20 * slips(asked.slice(1), code.slice(1), 2) + Math.min(numbers, 99) / 10;
  };
  return [...codes].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1)).slice(0, 3);
}
