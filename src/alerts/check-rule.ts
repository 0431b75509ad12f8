import { clockWord } from './clock-words.ts';
import { type Problem, readTerms, type Term } from './grammar.ts';
import {
  canonical,
  everything,
  type Rule,
  statusTopics,
  type Topic,
  topics,
  wantsStatus,
} from './subscription.ts';
import { regions, systems } from './vocabulary.ts';

/** A rule with remarks on words that have no effect, or every problem at once. */
export type RuleAnswer =
  | { ok: true; rule: Rule; notes: readonly string[] }
  | { ok: false; problems: readonly Problem[] };

type Is<K extends Term['is']> = Extract<Term, { is: K }>;

function ofKind<K extends Term['is']>(terms: readonly Term[], is: K): Is<K>[] {
  return terms.filter((term): term is Is<K> => term.is === is);
}

/** What a word is about, without its sign: two words with the same subject are doubles or contradict each other. */
function subject(term: Term): string {
  switch (term.is) {
    case 'topic':
      return term.topic;
    case 'system':
      return term.system.toLowerCase();
    case 'region':
      return `region:${term.region}`;
    case 'without':
      return `"${term.word.toLowerCase()}"`;
    case 'all':
      return 'all';
    default:
      return term.is;
  }
}

function value(term: Term): string {
  const { shown: _, negative: __, ...meaning } = term;
  return JSON.stringify(meaning).toLowerCase();
}

/** Words that say a thing twice, or two different things. */
function clashes(terms: readonly Term[]): { problems: Problem[]; notes: string[] } {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const first = new Map<string, Term>();
  for (const term of terms) {
    const about = subject(term);
    const other = first.get(about);
    if (other === undefined) first.set(about, term);
    else if (other.negative !== term.negative)
      problems.push({
        word: term.shown,
        message: `${about} is both asked for and left out. Keep one of the two.`,
      });
    else if (value(other) !== value(term))
      problems.push({
        word: term.shown,
        message: `${other.shown} and ${term.shown} contradict each other. Keep one of the two.`,
      });
    else notes.push(`${term.shown} is there twice; once is enough.`);
  }
  return { problems, notes };
}

/** What remains of `all` after the named ones are taken, or those left out are taken away. */
function chosen<T>(all: readonly T[], named: readonly T[], left: readonly T[]): T[] {
  return (named.length > 0 ? all.filter((one) => named.includes(one)) : [...all]).filter(
    (one) => !left.includes(one),
  );
}

/** Systems, regions and severities belong to incidents: naming one asks for them, naming only news does not. */
function chosenTopics(terms: readonly Term[]): Topic[] {
  const wanted = ofKind(terms, 'topic').filter(({ negative }) => !negative);
  const named = wanted.map(({ topic }) => topic);
  if (terms.some(({ is, negative }) => is === 'all' && !negative))
    return chosen(topics, [...named, 'incidents', 'maintenance', 'changelog', 'blog'], leftTopics(terms));
  const hasStatus = statusTopics.some((topic) => named.includes(topic));
  const asks = terms.some(({ is, negative }) => !negative && ['system', 'region', 'min'].includes(is));
  // A least severity leaves maintenance out unless it is named: maintenance is neither yellow nor red.
  const implied: readonly Topic[] = terms.some(({ is }) => is === 'min') ? ['incidents'] : statusTopics;
  const adds = hasStatus || (named.length > 0 && !asks) ? [] : implied;
  return chosen(topics, [...named, ...adds], leftTopics(terms));
}

function leftTopics(terms: readonly Term[]): Topic[] {
  return ofKind(terms, 'topic')
    .filter(({ negative }) => negative)
    .map(({ topic }) => topic);
}

function split<T extends { negative: boolean }, V>(terms: readonly T[], pick: (term: T) => V): [V[], V[]] {
  return [
    terms.filter(({ negative }) => !negative).map(pick),
    terms.filter(({ negative }) => negative).map(pick),
  ];
}

function emptiness(rule: Rule): Problem[] {
  const nothing = (what: string, examples: string): Problem[] => [
    { word: '', message: `No ${what} is left: every one is left out. Keep at least one of ${examples}.` },
  ];
  if (rule.topics.length === 0) return nothing('topic', topics.join(', '));
  if (rule.systems.length === 0) return nothing('system', systems.join(', ').toLowerCase());
  return rule.regions.length === 0 ? nothing('region', regions.join(', ')) : [];
}

/** Words that are right but change nothing in this rule. */
function idleWords(terms: readonly Term[], rule: Rule): string[] {
  const isNews = !wantsStatus(rule);
  return terms.flatMap((term) => {
    if (term.is === 'zone' && rule.quiet === null && rule.digest === null)
      return [`${term.shown} has no effect without quiet: or digest:.`];
    if (term.negative && isNews && (term.is === 'system' || term.is === 'region'))
      return [`${term.shown} has no effect: this rule asks for no incidents.`];
    if (term.is === 'min' && !rule.topics.includes('incidents'))
      return [`${term.shown} has no effect: this rule asks for no incidents.`];
    if (term.is === 'mode' && isNews) return [`${term.shown} has no effect: news are single messages.`];
    if (term.is === 'topic' && term.negative && ['changelog', 'blog', 'feeds'].includes(term.topic))
      return terms.some(({ is }) => is === 'all')
        ? []
        : [`${term.shown} has no effect: it was not asked for.`];
    return [];
  });
}

/**
 * A subscription in words as a rule. Order, case, commas and smart quotes do not matter; every problem is named at
 * once, with the valid words and the nearest one.
 * @param defaultZone IANA zone for times of day when the words name none
 */
export function parseRule(text: string, defaultZone = 'UTC'): RuleAnswer {
  const { terms, problems: unread } = readTerms(text);
  const { problems: clashing, notes } = clashes(terms);
  const [namedSystems, leftSystems] = split(ofKind(terms, 'system'), ({ system }) => system);
  const [namedRegions, leftRegions] = split(ofKind(terms, 'region'), ({ region }) => region);
  const quiet = ofKind(terms, 'quiet')[0]?.quiet ?? null;
  const digest = ofKind(terms, 'digest')[0]?.at ?? null;
  const drafted: Rule = {
    ...everything,
    topics: chosenTopics(terms),
    systems: chosen(systems, namedSystems, leftSystems),
    regions: chosen(regions, namedRegions, leftRegions),
    min: ofKind(terms, 'min')[0]?.min ?? null,
    without: ofKind(terms, 'without').map(({ word }) => word),
    mode: ofKind(terms, 'mode')[0]?.mode ?? 'both',
    quiet,
    digest,
    zone: ofKind(terms, 'zone')[0]?.zone ?? defaultZone,
  };
  const problems = [...unread, ...clashing, ...(clashing.length === 0 ? emptiness(drafted) : [])];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, rule: canonical(drafted), notes: [...notes, ...idleWords(terms, drafted)] };
}

/** The rule in canonical words: `parseRule(formatRule(rule))` gives the rule back. */
export function formatRule(given: Rule): string {
  const rule = canonical(given);
  const some = <T extends string>(all: readonly T[], part: readonly T[]) =>
    part.length < all.length ? part : [];
  const { quiet, digest, zone } = rule;
  const words = [
    ...some(systems, rule.systems).map((system) => system.toLowerCase()),
    ...rule.topics,
    ...some(regions, rule.regions).map((region) => `region:${region}`),
    rule.min !== null && `min:${rule.min}`,
    ...rule.without.map((word) => `-"${word}"`),
    rule.mode !== 'both' && `mode:${rule.mode}`,
    quiet !== null && `quiet:${clockWord(quiet.from)}-${clockWord(quiet.to)}`,
    digest !== null && `digest:daily@${clockWord(digest)}`,
    zone,
  ];
  return words.filter((word) => word !== false && word !== null).join(' ');
}

/** What to take away: everything, one rule named by its words, or nothing yet, because it must be asked. */
export type UnsubscribeAnswer =
  | { ok: true; what: 'all' | 'ask' }
  | { ok: true; what: 'rule'; rule: Rule }
  | { ok: false; problems: readonly Problem[] };

/** What stands after `unsubscribe`: nothing, `all`, or the same words as at the subscription. */
export function parseUnsubscribe(text: string, defaultZone = 'UTC'): UnsubscribeAnswer {
  const given = text.trim().toLowerCase();
  if (given === '' || given === 'same') return { ok: true, what: 'ask' };
  if (given === 'all') return { ok: true, what: 'all' };
  const answer = parseRule(text, defaultZone);
  return answer.ok ? { ok: true, what: 'rule', rule: answer.rule } : answer;
}
