import type { Rule, Sign } from './rule.ts';

/** A figure in per cent about people or requests, such as "80 % of our users". */
const shareOfUsers =
  /(\d{1,3}(?:[.,]\d+)?)\s*(?:%|percent|per cent|prozent|pour cent|por ciento)\s*(?:(?:of|der|des|de|unserer|aller)\s+)?(?:(?:all|our|the|los|las|les|nos|our)\s+)?(?:\p{L}+\s+)?(?:users|customers|requests|traffic|visitors|orders|logins|sessions|payments|calls|nutzer|benutzer|kunden|anfragen|utilisateurs|clients|requêtes|usuarios|clientes|peticiones)(?:\s+\p{L}+){0,3}/giu;
const errorRate =
  /(?:error|failure|timeout|fehler)[- ]?(?:rate|quote)?\s*(?:is|of|at|:|ist|bei)?\s*(?:about|around|~)?\s*(\d{1,3}(?:[.,]\d+)?)\s*%/giu;
const well = /\b(?:succeed\w*|success\w*|works?|working|fine|ok|okay|unaffected|healthy|normal)\b/i;

/** Heroku gives no figure for "the vast majority of users"; three quarters is ours. Below a tenth counts as a few. */
const most = 75;
const few = 10;

function signOfShare(match: RegExpMatchArray): Sign | undefined {
  const percent = Number((match[1] ?? '').replace(',', '.'));
  if (percent > 100 || well.test(match[0])) return undefined;
  if (percent === 0) return 'no-impact';
  if (percent >= most) return 'outage';
  return percent < few ? 'minor' : 'impaired';
}

const people =
  '(?:users|customers|clients|visitors|requests|accounts|nutzer|kunden|utilisateurs|usuarios|clientes)';
const soMany = new RegExp(
  String.raw`(?<![\d.,:-])(\d{1,7}) (?:out )?(?:of|von|sur|de)(?: our| the| unseren| nos| los)? (\d{1,7})(?: \p{L}+)? ${people}(?: \p{L}+){0,2}`,
  'giu',
);

/** "5 of our 40 clients": the share in per cent, read the same way. */
function signOfCount(match: RegExpMatchArray): Sign | undefined {
  const percent = (100 * Number(match[1])) / Number(match[2]);
  return Number.isFinite(percent) ? signOfShare([match[0], String(percent)]) : undefined;
}

/** Shares of users or requests, and error rates; what goes well is left out. */
export const shares: readonly Rule[] = [
  { sign: signOfShare, pattern: shareOfUsers, firm: true },
  { sign: signOfShare, pattern: errorRate, firm: true },
  { sign: signOfCount, pattern: soMany, firm: true },
];
