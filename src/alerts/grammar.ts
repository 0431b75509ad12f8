import { nearestZone, timeOfDay, zoneName, zoneOfCity } from './clock-words.ts';
import { cutWords, type Word } from './lexer.ts';
import { nearest, orList } from './nearest.ts';
import { type Minimum, type Mode, minimums, modes, type Quiet, type Topic, topics } from './subscription.ts';
import { type Region, regions, type System, systems } from './vocabulary.ts';

/** What a word means, before the words are compared with one another. */
export type Term = { shown: string; negative: boolean } & (
  | { is: 'topic'; topic: Topic }
  | { is: 'all' }
  | { is: 'system'; system: System }
  | { is: 'region'; region: Region }
  | { is: 'min'; min: Minimum }
  | { is: 'mode'; mode: Mode }
  | { is: 'quiet'; quiet: Quiet }
  | { is: 'digest'; at: number }
  | { is: 'zone'; zone: string }
  | { is: 'without'; word: string }
);

/** A word that cannot be understood, with a whole sentence about it. */
export type Problem = { word: string; message: string };

const bareWords: Record<string, { topic: Topic } | { system: System } | 'all'> = {
  apps: { system: 'Apps' },
  app: { system: 'Apps' },
  data: { system: 'Data' },
  tools: { system: 'Tools' },
  tool: { system: 'Tools' },
  incidents: { topic: 'incidents' },
  incident: { topic: 'incidents' },
  maintenance: { topic: 'maintenance' },
  maintenances: { topic: 'maintenance' },
  changelog: { topic: 'changelog' },
  blog: { topic: 'blog' },
  feeds: { topic: 'feeds' },
  all: 'all',
  everything: 'all',
};

const regionWords: Record<string, Region> = {
  na: 'NA',
  us: 'NA',
  emea: 'EMEA',
  eu: 'EMEA',
  europe: 'EMEA',
  apac: 'APAC',
  asia: 'APAC',
};

/** The words that stand alone, and the filters that take a value, as people are told of them. */
export const plainWords = [...systems.map((name) => name.toLowerCase()), ...topics] as const;
export const filterWords = ['region', 'min', 'mode', 'quiet', 'digest'] as const;

export const validWords = [
  ...plainWords,
  ...regions.map((region) => `region:${region}`),
  ...minimums.map((min) => `min:${min}`),
  ...modes.map((mode) => `mode:${mode}`),
  'quiet:22-07',
  'digest:daily@09',
] as const;

const validHint = `Valid words are ${plainWords.join(', ')}, region:${regions.join('|')}, min:${minimums.join('|')}, mode:${modes.join('|')}, quiet:22-07 Europe/Berlin, digest:daily@09, and -word to leave something out.`;

type Found = Term | Problem;

function quotedWord(value: string): string {
  return `"${value.slice(0, 60)}"`;
}

function problem(word: Word, message: string): Problem {
  return { word: word.shown, message: message.slice(0, 500) };
}

function bareMeaning(word: Word): Found | undefined {
  const { shown, negative } = word;
  const lower = word.value.toLowerCase();
  const meaning = Object.hasOwn(bareWords, lower) ? bareWords[lower] : undefined;
  if (meaning === 'all') return { shown, negative, is: 'all' };
  if (meaning !== undefined && 'topic' in meaning) return { shown, negative, is: 'topic', ...meaning };
  if (meaning !== undefined) return { shown, negative, is: 'system', ...meaning };
  const region = Object.hasOwn(regionWords, lower) ? regionWords[lower] : undefined;
  if (region !== undefined) return { shown, negative, is: 'region', region };
  const zone = zoneName(word.value);
  return zone === undefined ? undefined : { shown, negative, is: 'zone', zone };
}

/** An unknown word: what it is nearest to, and how to leave it out if that was meant. */
function unknownWord(word: Word): Problem {
  const lower = word.value.toLowerCase();
  const near = nearest(lower, [...plainWords, ...filterWords.map((name) => `${name}:`)]);
  const asFilter = [...minimums, ...modes].find((value) => value === lower);
  const filter = asFilter && `${minimums.some((min) => min === lower) ? 'min' : 'mode'}:${lower}`;
  const zone = zoneOfCity(word.value);
  const meant = filter ?? near ?? zone;
  const suggestion = meant === undefined ? '' : ` Did you mean ${meant}?`;
  const isFilter = filterWords.some((name) => name === lower);
  if (isFilter) return problem(word, `${quotedWord(word.value)} needs a value, such as ${exampleOf(lower)}.`);
  return problem(word, `${quotedWord(word.value)} is not a word I know.${suggestion} ${validHint}`);
}

function exampleOf(key: string): string {
  return validWords.find((word) => word.startsWith(`${key}:`)) ?? `${key}:…`;
}

/** `-postgres` leaves a word out; `-maintenence` is more likely a slip than a word of incidents. */
function negativeWord(word: Word): Found {
  const near = nearest(word.value, plainWords);
  if (near === undefined || word.value.length < 4)
    return { shown: word.shown, negative: true, is: 'without', word: word.value };
  return problem(
    word,
    `Did you mean -${near}? To leave out texts with the word ${quotedWord(word.value)}, put it in quotes: -${quotedWord(word.value)}.`,
  );
}

function oneOf<T extends string>(word: Word, key: string, valid: readonly T[]): { value: T } | Problem {
  const value = valid.find((one) => one.toLowerCase() === word.value.toLowerCase());
  if (value !== undefined) return { value };
  const near = nearest(word.value, valid);
  const given = word.value === '' ? 'nothing' : quotedWord(word.value);
  const suggestion = near === undefined ? '' : ` Did you mean ${key}:${near}?`;
  return problem(word, `${key}: takes ${orList(valid)}, not ${given}.${suggestion}`);
}

type Reader = (word: Word) => Found;

const readers: Record<(typeof filterWords)[number], Reader> = {
  region(word) {
    const alias = Object.hasOwn(regionWords, word.value.toLowerCase())
      ? regionWords[word.value.toLowerCase()]
      : undefined;
    const found = alias === undefined ? oneOf(word, 'region', regions) : { value: alias };
    if (!('value' in found)) return found;
    return { shown: word.shown, negative: word.negative, is: 'region', region: found.value };
  },
  min(word) {
    const found = oneOf(word, 'min', minimums);
    return 'value' in found
      ? { shown: word.shown, negative: word.negative, is: 'min', min: found.value }
      : found;
  },
  mode(word) {
    const found = oneOf(word, 'mode', modes);
    return 'value' in found
      ? { shown: word.shown, negative: word.negative, is: 'mode', mode: found.value }
      : found;
  },
  quiet(word) {
    const [from, to, ...rest] = word.value.split('-').map(timeOfDay);
    if (from === undefined || to === undefined || rest.length > 0)
      return problem(
        word,
        `quiet: takes two times of day, such as quiet:22-07 or quiet:22:30-07:15, not ${quotedWord(word.value)}.`,
      );
    if (from === to)
      return problem(word, `${word.shown} begins and ends at the same time. Use mute to be quiet all day.`);
    return { shown: word.shown, negative: word.negative, is: 'quiet', quiet: { from, to } };
  },
  digest(word) {
    const [every = '', time = '09', ...rest] = word.value.toLowerCase().split('@');
    const at = timeOfDay(time);
    if (every !== 'daily' || at === undefined || rest.length > 0)
      return problem(
        word,
        `digest: takes daily@ and a time of day, such as digest:daily@09, not ${quotedWord(word.value)}.`,
      );
    return { shown: word.shown, negative: word.negative, is: 'digest', at };
  },
};

const keyAliases: Record<string, (typeof filterWords)[number]> = {
  regions: 'region',
  minimum: 'min',
  severity: 'min',
};

function keyed(word: Word, key: string): Found {
  const name = filterWords.find((one) => one === key) ?? keyAliases[key];
  if (name !== undefined) {
    const found = readers[name](word);
    if (!word.negative || name === 'region' || 'message' in found) return found;
    return problem(word, `${word.shown} cannot be left out that way: leave out the word ${name}: itself.`);
  }
  if (key === 'zone' || key === 'tz') {
    const zone = zoneName(word.value);
    if (zone !== undefined) return { shown: word.shown, negative: false, is: 'zone', zone };
    const near = nearestZone(word.value);
    const suggestion = near === undefined ? '' : ` Did you mean ${near}?`;
    return problem(word, `${quotedWord(word.value)} is not an IANA time zone.${suggestion}`);
  }
  const near = nearest(key, filterWords);
  const suggestion = near === undefined ? '' : ` Did you mean ${near}:${word.value}?`;
  return problem(word, `${quotedWord(`${key}:`)} is not a filter.${suggestion} ${validHint}`);
}

const abbreviation = /^(?:[CEW]ES?T|BST|[ECMP][SD]T|[IJK]ST|AE[SD]T|(?:UTC|GMT)[+-]\d.*)$/i;

function badZone(word: Word): Problem | undefined {
  if (!/^[A-Za-z_]+\/[\w/+-]+$/.test(word.value) && !abbreviation.test(word.value)) return undefined;
  const near = nearestZone(word.value);
  const suggestion = near === undefined ? '' : ` Did you mean ${near}?`;
  return problem(
    word,
    `${quotedWord(word.value)} is not an IANA time zone, such as Europe/Berlin.${suggestion}`,
  );
}

function read(word: Word): Found {
  if (word.key !== null) return keyed(word, word.key);
  if (word.quoted && word.negative)
    return { shown: word.shown, negative: true, is: 'without', word: word.value };
  const meaning = bareMeaning(word);
  if (meaning !== undefined) return meaning;
  if (word.negative) return negativeWord(word);
  return badZone(word) ?? unknownWord(word);
}

/** `mode thread` is read as `mode:thread`. */
function withValues(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const word of words) {
    const last = out.at(-1);
    const key = filterWords.find((name) => last?.key === null && name === last.value.toLowerCase());
    const isValue = word.key === null && !word.negative && !word.quoted;
    if (last === undefined || key === undefined || last.quoted || !isValue) out.push(word);
    else out.splice(-1, 1, { ...last, shown: `${last.shown}:${word.value}`, key, value: word.value });
  }
  return out;
}

/** `America/New York` is one name: two or three words that make a zone, or a city with one, when joined. */
function withCities(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const longest = [3, 2].find((length) => {
      const part = words.slice(at, at + length);
      const isBare = part.length === length && part.every(({ key, quoted }) => key === null && !quoted);
      const name = part.map(({ value }) => value).join('_');
      return isBare && (zoneName(name) ?? zoneOfCity(name)) !== undefined;
    });
    const [first, ...rest] = words.slice(at, at + (longest ?? 1));
    if (first === undefined) continue;
    const name = [first, ...rest].map(({ value }) => value).join('_');
    out.push(longest === undefined ? first : { ...first, shown: name, value: name });
    at += rest.length;
  }
  return out;
}

/** What was typed after `subscribe`, word by word; every word that cannot be understood is named at once. */
export function readTerms(text: string): { terms: Term[]; problems: Problem[] } {
  const found = withCities(withValues(cutWords(text))).map(read);
  return {
    terms: found.filter((one) => 'is' in one),
    problems: found.filter((one) => 'message' in one),
  };
}
