import { nearest } from './nearest.ts';
import { day, durationWords, hour, minute } from './time.ts';

/** `22`, `07`, `7am`, `22:30`, `2230`, `22h`, `10.30pm` as minutes since midnight; `24` is midnight. Undefined for anything else. */
export function timeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2}(?=$|\D)|\d{2}(?=\d{2}$))(?:[:.h]?(\d{2})|h)?\s*(am|pm)?$/i.exec(text.trim());
  if (found === null) return undefined;
  const [, hours = '', minutes = '0', half = ''] = found;
  const clock = half === '' ? 24 : 12;
  if (Number(hours) > clock || Number(minutes) > 59 || (half !== '' && Number(hours) === 0)) return undefined;
  const base = half === '' ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const total = base * 60 + Number(minutes);
  return total > 1440 ? undefined : total % 1440;
}

/** `07` or `07:30`. */
export function clockWord(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const rest = minutes % 60;
  return two(Math.floor(minutes / 60)) + (rest === 0 ? '' : `:${two(rest)}`);
}

/** `07:00`, for sentences. */
export function clockWords(minutes: number): string {
  const word = clockWord(minutes);
  return word.includes(':') ? word : `${word}:00`;
}

let zonesByName: Map<string, string> | undefined;

function zones(): Map<string, string> {
  zonesByName ??= new Map([
    ...Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name] as const),
    ['utc', 'UTC'],
    ['gmt', 'UTC'],
    ['etc/utc', 'UTC'],
  ]);
  return zonesByName;
}

/** The IANA name of a zone in its right spelling; undefined for abbreviations, offsets and inventions. */
export function zoneName(text: string): string | undefined {
  const known = zones().get(text.toLowerCase());
  if (known !== undefined || !/^[a-z_]+(?:\/[a-z0-9_+-]+)+$/i.test(text)) return known;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return undefined;
  }
}

/** The zone named after a city: `Berlin` is in Europe/Berlin. */
export function zoneOfCity(city: string): string | undefined {
  const wanted = city.toLowerCase().replaceAll(' ', '_');
  return [...zones().values()].find((name) => name.toLowerCase().split('/').slice(1).at(-1) === wanted);
}

/** What people of a zone mostly mean by its abbreviation. It is only suggested: some of these stand for several zones. */
const abbreviations: Record<string, string> = {
  ...{ cet: 'Europe/Berlin', cest: 'Europe/Berlin', bst: 'Europe/London', wet: 'Europe/Lisbon' },
  ...{ eet: 'Europe/Helsinki', est: 'America/New_York', edt: 'America/New_York', cst: 'America/Chicago' },
  ...{
    cdt: 'America/Chicago',
    mst: 'America/Denver',
    pst: 'America/Los_Angeles',
    pdt: 'America/Los_Angeles',
  },
  ...{ ist: 'Asia/Kolkata', jst: 'Asia/Tokyo', kst: 'Asia/Seoul', aest: 'Australia/Sydney' },
};

/** The zone that was probably meant: of this abbreviation, with this city, or with nearly this name. */
export function nearestZone(text: string): string | undefined {
  const names = [...zones().values()];
  const short = text.toLowerCase();
  if (Object.hasOwn(abbreviations, short)) return abbreviations[short];
  return zoneOfCity(text.split('/').at(-1) ?? '') ?? nearest(text.replaceAll(' ', '_'), names);
}

const units: Record<string, number> = { m: minute, min: minute, h: hour, hr: hour, d: day, w: 7 * day };
const longUnits: Record<string, number> = { minute, hour, day, week: 7 * day };
const longest = 30 * day;

export type DurationAnswer = { ok: true; ms: number } | { ok: false; message: string };

/** `2h`, `90m`, `1h30m`, `1 day`, `2 hours 15 minutes`: from one minute to thirty days. */
export function parseDuration(text: string): DurationAnswer {
  const given = text.trim().toLowerCase();
  const example = 'Write for example 30m, 2h, 1h30m or 1d.';
  if (given === '') return { ok: false, message: `For how long? ${example}` };
  const parts = [...given.matchAll(/(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+)[\s,]*(?:and\s+)?/gy)];
  const read = parts.map(([part]) => part).join('');
  const times = parts.map(([, number, unit = '']) => {
    const single = unit.length > 2 ? unit.replace(/s$/, '') : unit;
    return Number(number) * (units[unit] ?? units[single] ?? longUnits[single] ?? Number.NaN);
  });
  const ms = times.reduce((sum, time) => sum + time, 0);
  if (parts.length === 0 || read.length < given.length || Number.isNaN(ms))
    return { ok: false, message: `"${text.trim().slice(0, 60)}" is not a length of time. ${example}` };
  if (ms < minute || ms > longest)
    return {
      ok: false,
      message: `"${text.trim().slice(0, 60)}" is ${ms < minute ? 'less than a minute' : `more than ${durationWords(longest)}`}. ${example}`,
    };
  return { ok: true, ms };
}
