import { isDay } from './local-time.ts';

/** A day of the calendar; `year` is undefined when it was not written. */
export type Day = { year: number | undefined; month: number; day: number };
/** `fullClock`: people who write dates this way write 24 hours. */
export type DateSearch = { days: Day[]; wrong: string | undefined; fullClock: boolean; rest: string };

const fullYear = (text: string | undefined) =>
  text === undefined ? undefined : Number(text.length === 2 ? `20${text}` : text);

type Shape = { pattern: RegExp; fullClock: boolean; read: (match: RegExpExecArray) => Day[] };

const shapes: readonly Shape[] = [
  {
    pattern: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?=T\d)T|(?!\d))/,
    fullClock: true,
    read: ([, year, , month, day]) => [{ year: Number(year), month: Number(month), day: Number(day) }],
  },
  {
    pattern: /(?<!\d)(20\d{2})(\d{2})(\d{2})(?:(?=T\d)T|(?!\d))/,
    fullClock: true,
    read: ([, year, month, day]) => [{ year: Number(year), month: Number(month), day: Number(day) }],
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2}(?![\d:.]))?/,
    fullClock: true,
    read: ([, day, month, year]) => [{ year: fullYear(year), month: Number(month), day: Number(day) }],
  },
  {
    pattern: /(?<![\d/])(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}|\d{2}))(?![\d/])/,
    fullClock: false,
    read: ([, first, slashSecond, slashYear, dashSecond, dashYear]) => {
      const [one, two] = [Number(first), Number(slashSecond ?? dashSecond)];
      const year = fullYear(slashYear ?? dashYear);
      const readings = [
        { year, month: one, day: two },
        { year, month: two, day: one },
      ];
      return one === two ? readings.slice(0, 1) : readings;
    },
  },
];

/** Takes a date in digits out of a text, with each way to read it. `wrong` is one that no calendar has, such as 30.02.2026. */
export function findDate(text: string): DateSearch {
  for (const { pattern, fullClock, read } of shapes) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const days = read(match).filter(({ year, month, day }) => isDay(year ?? 2024, month, day));
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { days, wrong: days.length === 0 ? match[0].trim() : undefined, fullClock, rest };
  }
  return { days: [], wrong: undefined, fullClock: false, rest: text };
}
