/**
 * The stem of an English word, by the steps of M. F. Porter, "An algorithm for suffix stripping" (1980): "crashes",
 * "crashed" and "crashing" all give "crash". Names that only look like plurals are left alone.
 */
export function stem(word: string): string {
  if (word.length < 4 || names.has(word) || !/^[a-z]+$/.test(word)) return word;
  return plain(endings(longEndings(adverbs(past(plural(word))))));
}

const names = new Set(
  `redis rails https dns postgres kubernetes ios alias sass css tls aws gcs ems news eks ecs rds sqs nodejs nextjs
  timezone always this was has does less unless cors os canvas status bus plus virus across series lens atlas jenkins
  express access process address success class cross loss press compress pandas keras axios nuxtjs vuejs`.split(
    /\s+/,
  ),
);

const vowel = '(?:[aeiou]|(?<=[^aeiou])y)';
const consonant = '(?:(?<![^aeiou])y|[^aeiouy])';
/** Porter's measure: how many times a vowel run is followed by a consonant run. */
const measureAbove0 = new RegExp(`^${consonant}*${vowel}+${consonant}`);
const measureAbove1 = new RegExp(`^${consonant}*(?:${vowel}+${consonant}+){2}`);
const measureIs1 = new RegExp(`^${consonant}*${vowel}+${consonant}+${vowel}*$`);
const hasVowel = new RegExp(vowel);
const shortEnd = new RegExp(`${consonant}[aeiouy][^aeiouwxy]$`);

function plural(word: string): string {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith('eed')) return measureAbove0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const base = /^(.*)(?:ed|ing)$/.exec(word)?.[1];
  if (base === undefined || !hasVowel.test(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeioulsz])\1$/.test(base)) return base.slice(0, -1);
  return measureIs1.test(base) && shortEnd.test(base) ? `${base}e` : base;
}

function adverbs(word: string): string {
  return word.endsWith('y') && hasVowel.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

type Rule = readonly [ending: string, replacement: string];

const derived: readonly Rule[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['logi', 'log'],
  ['eli', 'e'],
];
const adjectives: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const suffixes =
  'ement ance ence able ible ment sion tion ant ent ism ate iti ous ive ize ion al er ic ou'.split(' ');

function longEndings(word: string): string {
  return replaceEnding(replaceEnding(word, derived), adjectives);
}

function replaceEnding(word: string, rules: readonly Rule[]): string {
  const rule = rules.find(([ending]) => word.endsWith(ending));
  if (!rule) return word;
  const base = word.slice(0, -rule[0].length);
  return measureAbove0.test(base) ? base + rule[1] : word;
}

function endings(word: string): string {
  const suffix = suffixes.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  // "sion" and "tion" only lose "ion": the s or t belongs to the stem.
  const base = word.slice(0, suffix === 'sion' || suffix === 'tion' ? -3 : -suffix.length);
  if (suffix === 'ion' || !measureAbove1.test(base)) return word;
  return base;
}

function plain(word: string): string {
  const base = word.slice(0, -1);
  if (word.endsWith('e') && (measureAbove1.test(base) || (measureIs1.test(base) && !shortEnd.test(base))))
    return base;
  return word.endsWith('ll') && measureAbove1.test(base) ? base : word;
}
