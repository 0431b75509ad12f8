import { abbreviations, type Meaning, regions } from './abbreviations.ts';
import { isZone } from './local-time.ts';

/** The zone that a text names, or something that can only be one and is not known. */
export type ZoneMention =
  | { kind: 'region'; zone: string }
  | { kind: 'offset'; minutes: number; label: string }
  | { kind: 'abbreviation'; name: string; meanings: readonly Meaning[] }
  | { kind: 'unknown'; name: string };

export type ZoneSearch = { mention: ZoneMention | undefined; rest: string };

type Look = (text: string) => { mention: ZoneMention | undefined; start: number; end: number } | undefined;

const iana: Look = (text) => {
  for (const match of text.matchAll(/(?<![\w/])[A-Za-z]\w+(?:\/[A-Za-z][\w+-]*){1,2}(?![\w/])/g)) {
    const [name] = match;
    const place = { start: match.index, end: match.index + name.length };
    if (isZone(name)) return { mention: { kind: 'region', zone: name }, ...place };
    if (/^[A-Z]\w{2,}\/[A-Z]\w{2,}/.test(name)) return { mention: { kind: 'unknown', name }, ...place };
  }
  return undefined;
};

// "+01:00" after a time, or after UTC or GMT. A "-" with a colon stands for a range, unless UTC or GMT stands before it.
const offset: Look = (text) => {
  const match =
    /(?<![A-Za-z])(?:UTC|GMT)\s*([+\u2212-])\s*(\d{1,2})(?::?(\d{2}))?(?![\d:])/i.exec(text) ??
    /(?<=\d|[ap]m)\s*(\+)(\d{2}):?(\d{2})(?![\d:])/i.exec(text) ??
    /(?<=:\d{2}|[ap]m)\s*([\u2212-])(\d{2})(\d{2})(?![\d:])/i.exec(text);
  if (match === null) return undefined;
  const [found, sign = '', hours = '', rest = '00'] = match;
  const minutes = Number(hours) * 60 + Number(rest);
  const label = `UTC${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${rest}`;
  const real = minutes <= 14 * 60 && Number(rest) < 60;
  const mention: ZoneMention = real
    ? { kind: 'offset', minutes: sign === '+' ? minutes : -minutes, label }
    : { kind: 'unknown', name: label };
  return { mention, start: match.index, end: match.index + found.length };
};

const names = Object.keys(abbreviations).filter((name) => name !== 'Z');
// Small, these are words of other languages: "seit 14:05 ist", "à 14:05 est", "3 et demi".
const onlyCapitals = /^(?:ist|est|cat|eat|wat|et|ct|mt|pt|art)$/;
const anyName = new RegExp(
  `(?<![\\w/])\\(?(${[...names, 'ET', 'CT', 'MT', 'PT'].join('|')})\\)?(?![\\w/])`,
  'gi',
);

const abbreviation: Look = (text) => {
  for (const match of text.matchAll(anyName)) {
    const [found, name = ''] = match;
    const place = { start: match.index, end: match.index + found.length };
    const capitals = name === name.toUpperCase();
    const afterTime = /(?:\d|[ap]\.?m\.?|noon|midnight|uhr|h)\s*$/i.test(text.slice(0, match.index));
    if (!capitals && (onlyCapitals.test(name) || !afterTime)) continue;
    const key = name.toUpperCase();
    const zone = Object.hasOwn(regions, key) ? regions[key] : undefined;
    if (zone !== undefined) return { mention: { kind: 'region', zone }, ...place };
    return { mention: { kind: 'abbreviation', name: key, meanings: abbreviations[key] ?? [] }, ...place };
  }
  return undefined;
};

const zulu: Look = (text) => {
  const match = /(?<=\d)\s?z(?![\w])/i.exec(text);
  if (match === null) return undefined;
  return { mention: { kind: 'region', zone: 'UTC' }, start: match.index, end: match.index + match[0].length };
};

const cities = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    zone
      .slice(zone.lastIndexOf('/') + 1)
      .replaceAll('_', ' ')
      .toLowerCase(),
    zone,
  ]),
);

const place: Look = (text) => {
  const mine = /(?<![\w])\(?(?:local|my|our|your) (?:local )?time\)?/i.exec(text);
  if (mine !== null) return { mention: undefined, start: mine.index, end: mine.index + mine[0].length };
  const match = /(?<!\w)((?:[A-Za-z]+ ){0,2}[A-Za-z]+) (?:(?:standard|daylight|summer) )?time(?!\w)/i.exec(
    text,
  );
  if (match === null) return undefined;
  const words = (match[1] ?? '').toLowerCase().split(' ');
  for (let from = 0; from < words.length; from += 1) {
    const name = words.slice(from).join(' ');
    const zone = cities.get(name) ?? (Object.hasOwn(regions, name) ? regions[name] : undefined);
    if (zone === undefined) continue;
    const start = match.index + words.slice(0, from).join(' ').length;
    return { mention: { kind: 'region', zone }, start, end: match.index + match[0].length };
  }
  return undefined;
};

const ordinary =
  /^(?:A|P)M$|^(?:MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|UHR|AND|THE|AGO|BUT|FOR|HTTP|API|APP|DB|ALL|HRS|MIN|SEC|TO|TILL|ON|IN|OR)$/;
const stranger: Look = (text) => {
  if (text === text.toUpperCase() && /\s.*\s/.test(text.trim())) return undefined;
  const match = /(?<=\d(?:\s*[ap]m)?\s*)(?<!\w)([A-Z]{2,5})(?![\w/])/.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined || ordinary.test(name)) return undefined;
  return { mention: { kind: 'unknown', name }, start: match.index, end: match.index + name.length };
};

/** Takes the first zone out of a text, so that no digit of it is read as a time. */
export function findZone(text: string): ZoneSearch {
  for (const look of [iana, offset, place, abbreviation, zulu, stranger]) {
    const found = look(text);
    if (found === undefined) continue;
    const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`;
    return { mention: found.mention, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return { mention: undefined, rest: text };
}
