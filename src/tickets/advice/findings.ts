import { type Clause, clausesOf } from './clauses.ts';
import { mentionFor, mentionsOf } from './environment.ts';
import type { Rule, Sign } from './rule.ts';

/** A phrase found: `quote` is exactly what the person wrote; `elsewhere` the words that place it outside production. */
export type Finding = {
  sign: Sign;
  quote: string;
  start: number;
  end: number;
  sentence: number;
  clause: Clause;
  elsewhere: string | undefined;
};

/** Longer texts are read up to here. */
const most = 8_000;

const word = (list: string) => new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${list})(?![\p{L}\p{N}_])`, 'iu');
const negator = word(
  String.raw`not(?!\s+only)|no|never|without|none|neither|nor|hardly|cannot|(?:is|are|was|were|do|does|did|has|have|had|ca|wo|could|would|should)n't|nicht(?!\s+nur)|kein\w*|nie|ohne|pas|jamais|sans|aucun\w*|n'est|sin|nunca|ning\p{L}+`,
);
/** After these words begins a thought of its own, which a "not" before them does not reach. */
const barrier =
  /^.*(?<![\p{L}\p{N}_])(?:why|because|since|and|so|as|that|who|which|weil|und|warum|dass|seit|pourquoi|parce|et|depuis|porque|y|que|desde|now|jetzt)(?![\p{L}\p{N}_])/isu;
const supposed = word(
  String.raw`(?<!as\s)if|in case(?: of)?|in the event|would(?!n't)|could(?!n't|\s+not)|might|(?<!\d\.?\s)may(?!\s+\d)|will(?!\s+not)|going to|avoid\w*|prevent\w*|risk|afraid|worried|fear|plan for|prepare\w*|survive|ready for|what happens|falls|damit|vermeid\p{L}+|verhinder\p{L}+|würde\w*|könnte\w*|éviter|empêcher|risque|pourrait|evitar|prevenir|podría\w*|tabletop|drill|game day|simulat\p{L}+`,
);
const supposable: readonly Sign[] = [
  'outage',
  'widespread',
  'impaired',
  'slow',
  'fault',
  'codes',
  'over',
  'workaround',
];
/** "We never did an architecture review" asks for one all the same. */
const unnegatable: readonly Sign[] = ['advice', 'question', 'past'];

/** Asks for help and not for knowledge. */
const request =
  /^\s*(?:\w+\s+){0,2}?(?:can|could|would|will|do|did|have|has|is|are)\s+(?:you|anyone|anybody|someone|somebody|one of)\b/i;

function isNegated(text: string, clause: Clause, start: number, end: number): boolean {
  const before = text.slice(clause.start, start).replace(barrier, '').trim().split(/\s+/).slice(-4).join(' ');
  return negator.test(before) || negator.test(text.slice(start, end));
}

/** What the person wrote, in one spelling of letters and quotes, each as long as before. */
function plain(text: string): string {
  return text.replace(/[\u2018\u2019\u201b\u2032`´]/g, "'").replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ');
}

/**
 * Every sign in a text, in order, after negation and supposition were taken out. Where two phrases overlap, the rule that
 * stands first in the list wins.
 */
export function findSigns(given: string, rules: readonly Rule[]): Finding[] {
  const original = given.normalize('NFC').slice(0, most);
  const text = plain(original);
  const clauses = clausesOf(text);
  const exact = (start: number, end: number) => original.slice(start, end).replace(/\s+/g, ' ').trim();
  const mentions = mentionsOf(text).map((each) => ({ ...each, quote: exact(each.start, each.end) }));
  const taken: { start: number; end: number }[] = [];
  const findings: Finding[] = [];
  const supposing = new Set<number>();
  for (const { sign: told, pattern, firm } of rules) {
    for (const match of text.matchAll(pattern)) {
      const sign = typeof told === 'function' ? told(match) : told;
      if (sign === undefined) continue;
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((one) => start < one.end && one.start < end)) continue;
      const clause = clauses.find((each) => end - 1 >= each.start && end - 1 < each.end);
      if (clause === undefined) continue;
      const reach = text.slice(Math.min(clause.start, start), end);
      if (supposable.includes(sign) && (clause.question || supposed.test(reach))) {
        supposing.add(clause.sentence);
        continue;
      }
      if (!firm && !unnegatable.includes(sign) && isNegated(text, clause, start, end)) continue;
      taken.push({ start, end });
      if (sign === 'nothing') continue;
      const at = mentionFor(end - 1, mentions, clauses);
      findings.push({
        sign,
        quote: exact(start, end),
        start,
        end,
        sentence: clause.sentence,
        clause,
        elsewhere: at?.environment === 'other' ? at.quote : undefined,
      });
    }
  }
  const inProduction = mentions.some(({ environment }) => environment === 'production');
  for (const { environment, quote, start, end } of mentions) {
    const clause = clauses.find((each) => start >= each.start && start < each.end);
    if (environment === 'production' || inProduction || clause === undefined) continue;
    findings.push({
      sign: 'elsewhere',
      quote,
      start,
      end,
      sentence: clause.sentence,
      clause,
      elsewhere: quote,
    });
  }
  for (const clause of clauses) {
    const { start, end, sentence } = clause;
    if (!clause.question || supposing.has(sentence) || request.test(text.slice(start, end))) continue;
    if (findings.some((each) => each.clause === clause)) continue;
    findings.push({
      sign: 'question',
      quote: exact(start, end),
      start,
      end,
      sentence,
      clause,
      elsewhere: undefined,
    });
  }
  return findings.sort((one, other) => one.start - other.start);
}
