/** A length of time back from now. */
export type Elapsed = { milliseconds: number; approximate: boolean };

const numbers: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
  },
  ...{ twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, 'forty-five': 45, fifty: 50, sixty: 60 },
  ...{
    ninety: 90,
    'a couple of': 2,
    'a couple': 2,
    'couple of': 2,
    couple: 2,
    'half an': 0.5,
    'half a': 0.5,
  },
  ...{ 'a few': 3, few: 3, several: 3, 'a half': 0.5, half: 0.5 },
  ...{ ein: 1, eine: 1, einer: 1, einem: 1, zwei: 2, drei: 3, fünf: 5, zehn: 10, fünfzehn: 15, zwanzig: 20 },
  ...{ dreißig: 30, 'einer halben': 0.5, 'eine halbe': 0.5, anderthalb: 1.5, 'ein paar': 3, einigen: 3 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, cinq: 5, dix: 10, quinze: 15, vingt: 20, trente: 30, quelques: 3 },
  ...{ 'une demi': 0.5, demi: 0.5 },
  ...{
    una: 1,
    uno: 1,
    dos: 2,
    tres: 3,
    cinco: 5,
    diez: 10,
    veinte: 20,
    treinta: 30,
    media: 0.5,
    unos: 3,
    unas: 3,
  },
};
const vague = /few|several|couple|paar|einigen|quelques|unos|unas/;

const second = 1000;
const units: readonly (readonly [pattern: RegExp, milliseconds: number])[] = [
  [/^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?)$/, second],
  [/^(?:m|mins?|minutes?|minuten?|minutos?)$/, 60 * second],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?)$/, 3600 * second],
];

const words = Object.keys(numbers).sort((one, other) => other.length - one.length);
const amount = String.raw`\d{1,5}(?:[.,]\d{1,2})?|(?<!\p{L})(?:${words.join('|')})`;
const unit = `s|secs?|seconds?|sekunden?|secondes?|segundos?|m|mins?|minutes?|minuten?|minutos?|h|hrs?|hours?|std|stunden?|heures?|horas?`;
const piece = String.raw`(${amount})(?:[\s-]+|(?<=\d))(${unit})\.?(?![\p{L}\d])`;
const half = String.raw`(?:\s+and\s+a\s+half|\s+et\s+demie|\s+y\s+media)?`;
const tail = String.raw`(?:\s*,?\s*(?:and|und|et|y)?\s*${piece})?`;
const whole = new RegExp(`${piece}(${half})${tail}`, 'iu');
const bare =
  /^(?:(?:about|around|approx\.?|approximately|roughly|some|almost|nearly|over|more than|~|ca\.?|circa|etwa|ungefähr|environ|unos|unas)\s*)?$/iu;

const before =
  /(?:vor|il y a|hace|desde hace|seit|depuis|since|for|last|past|previous|started|began)\s+(?:\p{L}+\.?\s+){0,2}~?\s*$/iu;
const after = /^\s*(?:ago|earlier|back|now|long|already|or so ago|vorher)(?!\p{L})/iu;
const ahead = /(?:\bin|\bdans|\ben|\bwithin)\s+(?:about\s+|etwa\s+)?$|^\s*(?:later|from now|from today)/iu;
const roughly =
  /about|around|approx|roughly|some|almost|nearly|over|more than|or so|~|\bca\b|circa|etwa|ungefähr|environ/iu;
/** "depuis 14 h" and "seit 14 h" name a time of day. */
const clockLike = /(?:depuis|seit|à|desde)\s+$/iu;

/**
 * Reads "about 20 minutes ago", "an hour and a half ago", "for 2 h", "vor 20 Minuten", "il y a une heure", "hace 20 minutos".
 * Negative when the words look ahead ("in 2 hours"); undefined when the text names no such length.
 */
export function readElapsed(text: string): Elapsed | undefined {
  const counted = text.replace(/\b(last|past|previous) (hour|minute)\b/i, '$1 one $2');
  const match = whole.exec(counted);
  if (match === null) return undefined;
  const [found, first = '', firstUnit = '', half = '', second, secondUnit] = match;
  const head = counted.slice(0, match.index);
  const rest = counted.slice(match.index + found.length);
  if (/^\s*(?:before|after|prior|vor|nach|avant|après|antes|después)(?!\p{L})/iu.test(rest)) return undefined;
  if (/\d[:.h]\d{2}|\d\s*[ap]m/i.test(head + rest)) return undefined;
  const forward = ahead.test(head) || ahead.test(rest);
  const marked =
    before.test(head) || after.test(rest) || (bare.test(head) && rest.trim() === '' && firstUnit !== 'h');
  if (!forward && (!marked || (/^h$/i.test(firstUnit) && clockLike.test(head) && second === undefined)))
    return undefined;
  const size = unitSize(firstUnit);
  const total =
    numberOf(first) * size +
    (half === '' ? 0 : size / 2) +
    (second === undefined ? 0 : numberOf(second) * unitSize(secondUnit ?? ''));
  const approximate = vague.test(first.toLowerCase()) || roughly.test(head) || /or so/.test(rest);
  return { milliseconds: forward ? -total : total, approximate };
}

function numberOf(word: string): number {
  const key = word.toLowerCase();
  return (Object.hasOwn(numbers, key) ? numbers[key] : undefined) ?? Number(key.replace(',', '.'));
}

function unitSize(word: string): number {
  return units.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 0;
}
