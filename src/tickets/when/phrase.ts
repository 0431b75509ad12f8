import * as english from 'chrono-node';
import * as german from 'chrono-node/de';
import * as spanish from 'chrono-node/es';
import * as french from 'chrono-node/fr';
import type { Day } from './numeric-date.ts';

export const partsOfDay = ['morning', 'afternoon', 'evening', 'night'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** What words without a date in digits and without a time of day say about the day. */
export type Phrase =
  | { kind: 'instant'; instant: number }
  | { kind: 'day'; day: Day }
  | { kind: 'weekday'; weekday: number; before: boolean }
  /** A week, a month, or a day that cannot be told. */
  | { kind: 'loose' };

const languages = [english, german, french, spanish] as const;
const notFrench = /(?<!\p{L})(?:seit|uhr|ist|und|der|die|das|nicht)(?!\p{L})/iu;

/** The day that a text names, as seen by a clock that is `offset` milliseconds ahead of UTC; undefined for none. */
export function readPhrase(words: string, offset: number, now: number): Phrase | undefined {
  const text = words.replace(/\s+/g, ' ').trim();
  if (besideATime.test(text)) return { kind: 'loose' };
  const reference = { instant: new Date(now), timezone: offset / 60_000 };
  const found = languages.flatMap((language) =>
    (language === french && notFrench.test(text) ? [] : language.parse(text, reference)).filter(
      ({ index, text: words }) => standsAlone(text, index, words),
    ),
  );
  if (
    ordinal.test(
      leftOf(
        text,
        found.map(({ text: said }) => said),
      ),
    )
  )
    return { kind: 'loose' };
  const worth = ({ start, text: said }: (typeof found)[number]) =>
    said.length + (start.isCertain('day') ? 100 : 0);
  const [best] = found.sort((one, other) => worth(other) - worth(one));
  if (best === undefined) return dayOfMonth.test(text) ? { kind: 'loose' } : undefined;
  const { start, text: named } = best;
  if (
    start.tags().has('result/relativeDateAndTime') ||
    (start.isCertain('second') && start.isCertain('day'))
  ) {
    return { kind: 'instant', instant: start.date().getTime() };
  }
  if (
    /week|month|year|quarter|woche|monat|jahr|semaine|mois|année|semana|mes(?:es)?\b|año/i.test(named) &&
    !/\d|\bago\b/.test(named)
  ) {
    return { kind: 'loose' };
  }
  if (start.isCertain('day')) {
    const year = start.isCertain('year') ? (start.get('year') ?? undefined) : undefined;
    return { kind: 'day', day: { year, month: start.get('month') ?? 1, day: start.get('day') ?? 1 } };
  }
  if (start.isCertain('weekday')) {
    const before = /\b(?:last|previous|letzt\w+|dernier|pasado)\b/i.test(named);
    return { kind: 'weekday', weekday: start.get('weekday') ?? 0, before };
  }
  return start.isCertain('month') ? { kind: 'loose' } : undefined;
}

const ordinal = /\d(?:st|nd|rd|th)\b/i;
const besideATime =
  /(?<!\p{L})(?:hours?|minutes?|mins?|hrs?|h|days?|stunden?|minuten)\s+(?:before|after|prior to|vor|nach)(?!\p{L})/iu;
const monthName =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|janv|févr|avr|juin|juil|août|ene|abr|ago|dic)\\p{L}*';
const dayOfMonth = new RegExp(`\\d\\.?\\s+(?:de\\s+)?${monthName}|(?<!\\p{L})${monthName}\\.?\\s+\\d`, 'iu');

function leftOf(text: string, words: readonly string[]): string {
  return words.reduce((rest, each) => rest.replace(each, ' '), text);
}

function standsAlone(text: string, index: number, words: string): boolean {
  return !/\p{L}$/u.test(text.slice(0, index)) && !/^\p{L}/u.test(text.slice(index + words.length));
}

const parts: readonly (readonly [PartOfDay, RegExp])[] = [
  ['afternoon', /afternoon|nachmittag|après-midi|por la tarde|esta tarde/iu],
  [
    'morning',
    /morning|(?<=heute |gestern |am )morgen|morgens|vormittag|(?<!\p{L})früh(?!\p{L})|matin|mañana(?=$|\s+(?:por|a las))|(?:esta|la) mañana/iu,
  ],
  ['evening', /evening|abend|(?<!\p{L})soir(?:ée)?(?!\p{L})/iu],
  ['night', /night|(?<!\p{L})nachts?(?!\p{L})|(?<!\p{L})nuit(?!\p{L})|noche/iu],
];

const partWords =
  /(?<!\p{L})(?:(?:early |late )?(?:in the |this |at )?(?:morning|afternoon|evening|night)|(?:am )?(?:vormittag|nachmittag|abend)s?|morgens|früh|(?<=(?:heute|gestern|am) )morgen|(?:ce |du |cet )?(?:matin|après-midi|soir(?:ée)?)|(?:esta |por la |de la )(?:mañana|tarde|noche))(?!\p{L})/giu;

/** The text without its parts of the day: chrono-node 2.10.3 reads "evening yesterday" as today. */
export function withoutParts(text: string): string {
  return text.replace(partWords, ' ');
}

/** The part of the day that a text names, in four languages; undefined for none. */
export function readPart(text: string): PartOfDay | undefined {
  return parts.find(([, pattern]) => pattern.test(text))?.[0];
}
