/**
 * A time of day as written. `hours` holds both readings when morning and afternoon are open; hour 24 with minute 0 is the
 * end of the day. `precision` is what the words gave.
 */
export type Clock = {
  hours: readonly number[];
  minute: number;
  second: number;
  quote: string;
  precision: 'hour' | 'minute' | 'second';
};
export type ClockSearch = { clocks: Clock[]; wrong: string | undefined; rest: string };

type Shape = { pattern: RegExp; read: (match: readonly string[]) => Omit<Clock, 'quote'> | undefined };

const half = String.raw`(a\.?\s?m\.?|p\.?m\.?)(?![\w])`;

function clock(
  hour: string,
  minute: string | undefined,
  second: string | undefined,
  mark: string | undefined,
  sure = false,
): Omit<Clock, 'quote'> | undefined {
  const h = Number(hour);
  const rest = { minute: Number(minute ?? 0), second: Number(second ?? 0) };
  const precision = second === undefined ? (minute === undefined ? 'hour' : 'minute') : 'second';
  if (h > 24 || rest.minute > 59 || rest.second > 59 || (h === 24 && rest.minute + rest.second > 0))
    return undefined;
  if (mark !== undefined) {
    if (h === 0 || h > 12) return { hours: [h], ...rest, precision };
    const late = mark.toLowerCase().startsWith('p');
    return { hours: [(h % 12) + (late ? 12 : 0)], ...rest, precision };
  }
  if (sure || h === 0 || h > 12 || (hour.length === 2 && h < 10) || second !== undefined) {
    return { hours: [h], ...rest, precision };
  }
  if (h === 12) return { hours: minute === undefined ? [12, 0] : [12], ...rest, precision };
  return { hours: [h, h + 12], ...rest, precision };
}

const fixed = (hours: readonly number[], minute = 0): Omit<Clock, 'quote'> => ({
  hours,
  minute,
  second: 0,
  // Spoken times leave the half of the day open, as a bare hour does.
  precision: hours.length > 1 ? 'hour' : 'minute',
});

const named: Readonly<Record<string, number>> = {
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
  eleven: 11,
  twelve: 12,
};
const spoken = `\\d{1,2}|${Object.keys(named).join('|')}`;
const hourOf = (word: string) =>
  Object.hasOwn(named, word.toLowerCase()) ? (named[word.toLowerCase()] ?? 0) : Number(word);
const both = (hour: number): number[] => [hour % 12, (hour % 12) + 12];

const at = String.raw`at|since|from|around|about|by|um|gegen|ab|seit|à|vers|a las|las|desde las|a la|depuis|between|~|@|ca\.?`;
const notClock = String.raw`(?![\d.:/\u2013-]|(?:st|nd|rd|th)\b|\s*(?:%|x\b|s\b|sec|min|hour|hr|day|week|month|year|stunde|tag|minute|heure|hora|jour|día|sekunde|[a-z]*\s*(?:users|customers|requests|dynos|apps)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|de\s|\.\s*\p{L}))`;

const partWords =
  'in the (?:morning|afternoon|evening)|this (?:morning|afternoon|evening)|at night|am (?:morgen|abend)|du (?:matin|soir)|de la (?:mañana|tarde|noche)';
const dayWords =
  'yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|gestern|heute|vorgestern|hier|ayer|hoy';

const shapes: readonly Shape[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\d.:])(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*${half}`,
      'giu',
    ),
    read: ([, h = '', m, s, mark]) => clock(h, m, s, mark),
  },
  {
    pattern: /(?<![\d.:/-])(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(?:uhr|hrs?|h)(?!\p{L})/giu,
    read: ([, h = '', m, s]) => clock(h, m, s, undefined, true),
  },
  {
    pattern: /(?<![\d.:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/gu,
    read: ([, h = '', m, s]) => clock(h, m, s, undefined),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.:])(\d{1,2})\s*${half}`, 'giu'),
    read: ([, h = '', mark]) => clock(h, undefined, undefined, mark),
  },
  {
    pattern: /(?<![\d.:])(\d{1,2})\s*(?:uhr|h|heures?|o'?\s?clock)(?:\s?(\d{2}))?(?![\p{L}\d])/giu,
    read: ([whole = '', h = '', m]) => clock(h, m, undefined, undefined, !/clock/i.test(whole)),
  },
  {
    pattern: /(?<![\d.:/-])(\d{1,2})\.(\d{2})(?![\d.]|\s*%)/gu,
    read: ([, h = '', m]) => clock(h, m, undefined, undefined),
  },
  {
    pattern:
      /(?:(?<=(?:at|since|from|around|about)\s)|^)(\d{2})(\d{2})(?:\s*(?:h|hrs?|hours|uhr|z))?(?![\p{L}\d:./-])|(?<!\d)(\d{2})(\d{2})\s*(?:h|hrs|hours|uhr)(?!\p{L})/giu,
    read: ([, h, m, h2 = '', m2]) => clock(h ?? h2, m ?? m2, undefined, undefined, true),
  },
  {
    pattern: new RegExp(String.raw`half past (${spoken})(?!\w)`, 'giu'),
    read: ([, h = '']) => fixed(both(hourOf(h)), 30),
  },
  {
    pattern: new RegExp(String.raw`(?:a )?quarter past (${spoken})(?!\w)`, 'giu'),
    read: ([, h = '']) => fixed(both(hourOf(h)), 15),
  },
  {
    pattern: new RegExp(String.raw`(?:a )?quarter (?:to|before) (${spoken})(?!\w)`, 'giu'),
    read: ([, h = '']) => fixed(both(hourOf(h) + 11), 45),
  },
  {
    pattern: /(?<!after|fore)(?<!\p{L})(?:noon|midday|mittags?|midi|mediodía)(?!\p{L})/giu,
    read: () => fixed([12]),
  },
  { pattern: /(?<!\p{L})(?:midnight|mitternacht|minuit|medianoche)(?!\p{L})/giu, read: () => fixed([0, 24]) },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.:/-])(\d{1,2})(?=\s+(?:${partWords})(?!\p{L}))|(?<=(?<!\p{L})(?:${dayWords})\s*,?\s*)(\d{1,2})${notClock}`,
      'giu',
    ),
    read: ([, h, h2 = '']) => clock(h ?? h2, undefined, undefined, undefined),
  },
  {
    pattern: new RegExp(String.raw`(?<=(?<![\p{L}\d])(?:${at})\s*)(\d{1,2})${notClock}`, 'giu'),
    read: ([, h = '']) => clock(h, undefined, undefined, undefined),
  },
];

/**
 * Takes every time of day out of a text. `wrong` is one that no clock shows, such as 25:00. With `fullClock` a time in
 * digits has 24 hours, so that 9:05 is in the morning.
 */
export function findClocks(text: string, fullClock: boolean): ClockSearch {
  let rest = text;
  let wrong: string | undefined;
  const found: (Clock & { index: number })[] = [];
  for (const { pattern, read } of shapes) {
    for (const match of [...rest.matchAll(pattern)]) {
      const quote = match[0].trim();
      const told = read(match);
      if (told === undefined) wrong ??= quote;
      else
        found.push({
          ...(fullClock && told.precision !== 'hour' ? { ...told, hours: told.hours.slice(0, 1) } : told),
          quote,
          index: match.index,
        });
      rest =
        rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  const clocks = found.sort((one, other) => one.index - other.index).map(({ index: _, ...each }) => each);
  return { clocks, wrong, rest };
}
