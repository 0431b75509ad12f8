import { foreignTable } from './foreign-table.ts';

/** A text with the field's foreign words put into English; `foreign` tells that it is not an English text. */
export type Englished = { text: string; foreign: boolean };

const japaneseScript = /[\u3040-\u30ff\u4e00-\u9fff]/;
const list = (text: string) => text.trim().split(/\s+/).join('|');

/** Latin-script words, without accents, and what they stand for. */
const latin = new Map<string, string>();
const japanese = new Map<string, string>();
for (const line of foreignTable.trim().split('\n')) {
  const [english = '', others = ''] = line.split(': ');
  for (const other of others.split(', ')) {
    const known = japaneseScript.test(other) ? japanese : latin;
    for (const plain of new Set([bare(other), bare(other.replace(/[äöü]/g, (umlaut) => `${umlaut}e`))])) {
      const before = known.get(plain);
      known.set(plain, before === undefined ? english : `${before} ${english}`);
    }
  }
}

const longestFirst = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length);
const latinPattern = new RegExp(`(?<![a-z0-9])(?:${longestFirst(latin.keys()).join('|')})(?![a-z0-9])`, 'g');
const japanesePattern = new RegExp(longestFirst(japanese.keys()).join('|'), 'g');
/** Keys long enough to be recognised inside a longer word: "speicher" in "speicherverbrauchs". */
const partKeys = longestFirst([...latin.keys()].filter((key) => /^[a-z]{5,}$/.test(key)));

/** Words of the table that English has too; they are no sign of another language. */
const alsoEnglish = new Set(
  `site page cause client clients notification notifications assistance redirection compilation secret limite forfait
  region plan extern load solo journal brand fail pago image`.split(/\s+/),
);

/** One of these words is enough: they are not English. */
const sure = new RegExp(
  `(?<![a-z0-9])(?:${list(`
  der das und ist nicht mein meine meiner meinem meinen wie warum wir ich nach beim keine kein unsere unserer unserem
  unser sich auch noch nur wird werden kann mit auf fur uber von zum zur einen einem einer ein eine haben habe wo wenn
  bekomme weil seit immer welche welcher welches statt aber kommt soll muss alle einfach zu hat viele sehr bitte wurde
  geht dann mehr ohne habt schon jetzt nichts danke hallo guten unsrer seid sind
  les une pourquoi ma mes nous vous dans avec sont cette ces aux apres tres je notre nos depuis quand quel quelle ou
  merci bonjour svp comment-faire etre fait peut-on faut lors quelqu puis-je combien qu
  el los las una mis nuestra nuestro porque cuando despues esta estan para sin mas como donde hacer tengo hay puedo
  desde cual cuanto que muy ya gracias hola favor
  nao meu minha uma nosso nossa em sao ao aos pela pelo depois quando voce voces tambem isso mais sem dos fazer tenho
  estou obrigado obrigada ola consigo posso onde quanto vai meus minhas`)})(?![a-z0-9])`,
  'g',
);
/** Two of these are enough; one alone may be a name. */
const unsure = new RegExp(
  `(?<![a-z0-9])(?:${list(`
  es sie den dem des bei aus als le la un mon pas est sur pour par qui et de du si en con por lo mi del se os da na
  um il te son per ser foi ha`)})(?![a-z0-9])`,
  'g',
);
/** Function words that English has too: dropped from foreign texts, no sign of one. */
const shared = new RegExp(
  `(?<![a-z0-9])(?:${list('die in im am an er so on no as me do com comment ne y a al e o')})(?![a-z0-9])`,
  'g',
);

/** Puts the field's words into English. An English text comes back as it was. */
export function withEnglish(text: string): Englished {
  if (japaneseScript.test(text)) {
    const known = text.replace(japanesePattern, (word) => ` ${japanese.get(word) ?? word} `);
    return { text: known.replace(/[\u3040-\u30ff\u4e00-\u9fff]+/g, ' '), foreign: true };
  }
  const plain = bare(text);
  const signs = 2 * (plain.match(sure)?.length ?? 0) + (plain.match(unsure)?.length ?? 0);
  const accents = plain === text.toLowerCase() ? 0 : 1;
  const known = (plain.match(latinPattern) ?? [])
    .filter((word) => !alsoEnglish.has(word))
    .reduce((sum, phrase) => sum + phrase.split(' ').length, 0);
  if (signs + accents + known < 2) return { text, foreign: false };
  const english = plain.replace(latinPattern, (word) => latin.get(word) ?? word);
  const whole = english.replace(/(?<![a-z0-9])[a-z]{6,}(?![a-z0-9])/g, (word) => partOf(word) ?? word);
  return { text: whole.replace(sure, ' ').replace(unsure, ' ').replace(shared, ' '), foreign: true };
}

/** What a longer or bent form of a known word stands for: "abonniere", "anwendungsfehler". */
function partOf(word: string): string | undefined {
  const found = partKeys.filter(
    (key) => word.includes(key) || (key.length > 6 && word.startsWith(key.slice(0, -2))),
  );
  const [first, second] = found;
  if (first === undefined) return undefined;
  return [first, second].flatMap((key) => latin.get(key ?? '') ?? []).join(' ');
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}
