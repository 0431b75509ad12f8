import type { Span } from './spans.ts';

const digits = /(?<![\w.])[2-6](?:[ -]?\d){12,18}(?![\d.]*\d|\w)/g;
// Ranges and lengths of the card schemes, from ISO/IEC 7812 issuer numbers.
const schemes =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17}|(?:50|5[6-9]|6[0-9])\d{10,17})$/;

/** Card numbers: a scheme's first digits, its length and a right check digit. */
export function findCards(text: string): Span[] {
  return [...text.matchAll(digits)].flatMap(({ 0: found, index }) => {
    const number = found.replace(/[ -]/g, '');
    if (!schemes.test(number) || !hasLuhnSum(number) || !groupedAlike(found)) return [];
    return [{ start: index, end: index + found.length, kind: 'card number' as const }];
  });
}

function hasLuhnSum(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

// No separators, or the same one between groups of three or more.
function groupedAlike(found: string): boolean {
  const groups = found.split(/[ -]/);
  return (
    groups.length === 1 ||
    (new Set(found.match(/[ -]/g)).size === 1 && groups.every((group) => group.length >= 2))
  );
}
