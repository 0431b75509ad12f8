import type { Span } from './spans.ts';

// Ranges and lengths of the card schemes, from ISO/IEC 7812 issuer numbers.
const schemes =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17}|(?:50|5[6-9]|6[0-9])\d{10,17})$/;

const run = /\d(?:[ -]?\d){12,}/g;
const mostGroups = 6;

/** Card numbers: a scheme's first digits, its length and a right check digit, in one piece or in groups. */
export function findCards(text: string): Span[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) =>
    cardsIn(found)
      .map(({ start, end }) => ({ start: index + start, end: index + end, kind: 'card number' as const }))
      .filter(({ start, end }) => standsAlone(text, start, end)),
  );
}

// Not a part of a word, a decimal number or a UUID.
function standsAlone(text: string, start: number, end: number): boolean {
  if (/[A-Za-z\d.]$|\w[-_]$/.test(text.slice(Math.max(0, start - 2), start))) return false;
  return !/^(?:[A-Za-z\d]|[._-][A-Za-z\d])/.test(text.slice(end, end + 2));
}

// Other numbers may stand before and behind the groups of a card.
function cardsIn(found: string): { start: number; end: number }[] {
  const groups = [...found.matchAll(/\d+/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return groups.flatMap(({ start }, first) =>
    groups
      .slice(first, first + mostGroups)
      .map(({ end }) => ({ start, end }))
      .filter(({ end }) => isCard(found.slice(start, end))),
  );
}

function isCard(grouped: string): boolean {
  const number = grouped.replace(/[ -]/g, '');
  if (number.length !== grouped.length && /\d{9}/.test(grouped)) return false;
  return schemes.test(number) && hasLuhnSum(number) && new Set(grouped.match(/[ -]/g)).size <= 1;
}

function hasLuhnSum(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
