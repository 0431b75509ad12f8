import { exampleRules } from './advice/examples.ts';
import { type Finding, findSigns } from './advice/findings.ts';
import { english } from './advice/phrases-en.ts';
import { foreign } from './advice/phrases-foreign.ts';
import type { Rule } from './advice/rule.ts';
import { shares } from './advice/share.ts';
import { liveFaults, weigh } from './advice/weigh.ts';
import { type Definitions, isHigher, type Priority } from './priority.ts';

/**
 * What the bot says about a chosen priority. It never blocks anything. `quotes` are the person's exact words; `suggested`
 * is a priority only when `fit` is too-high or too-low; `sentence` is empty when there is nothing to say.
 */
export type Advice = {
  fit: 'fits' | 'too-high' | 'too-low' | 'mixed' | 'unclear';
  suggested: Priority | null;
  quotes: string[];
  sentence: string;
};

/** Another way that fits the words better: an architect, or a ticket. The person decides. */
export type Offer = { to: 'csa' | 'ticket'; quotes: string[]; sentence: string };

export type Adviser = {
  /** Compares the chosen priority with the words of a ticket (subject, description and impact, a line each). */
  advise(chosen: Priority, words: string): Advice;
  /** In a ticket: an offer of a CSA when the words ask for advice and tell of no fault; else null. */
  offerCsa(words: string): Offer | null;
  /** In a CSA request: an offer of a ticket when the words tell of an outage that lasts; else null. */
  offerTicket(words: string): Offer | null;
};

/** Reads words in English and basic German, French and Spanish; the examples of the definitions count as well. */
export function createAdviser(definitions: Definitions): Adviser {
  const rules: Rule[] = [...shares, ...english, ...foreign, ...exampleRules(definitions)];
  const read = (words: string) => findSigns(words, rules);

  return {
    advise(chosen, words) {
      const weight = weigh(read(words));
      const raising = quotesOf(weight.raising);
      const lowering = quotesOf(weight.lowering);
      const name = definitions[chosen].name;
      if (weight.mixed && raising.length > 0) {
        const quotes = [...raising, ...lowering].slice(0, 3);
        return advice('mixed', null, quotes, [
          `Your words point both ways: ${list(quotes)}.`,
          `${name} means: ${definitions[chosen].definition}`,
          'Keep it if that fits.',
        ]);
      }
      if (isHigher(chosen, weight.highest) && lowering.length > 0) {
        return advice('too-high', weight.highest, lowering, [
          `You chose ${name}, but ${list(lowering)} ${readWord(lowering)} more like ${meaning(weight.highest)}`,
          'Heroku may change a priority that does not fit. You decide.',
        ]);
      }
      if (isHigher(weight.lowest, chosen) && raising.length > 0) {
        return advice('too-low', weight.lowest, raising, [
          `You chose ${name}, but ${list(raising)} ${readWord(raising)} more like ${meaning(weight.lowest)}`,
          `${definitions[weight.lowest].happens} You decide.`,
        ]);
      }
      const seen = [...raising, ...lowering].slice(0, 3);
      return advice(seen.length > 0 ? 'fits' : 'unclear', null, seen, []);
    },
    offerCsa(words) {
      const findings = read(words);
      const asked = quotesOf(findings.filter(({ sign }) => sign === 'advice'));
      const broken = liveFaults(findings).length > 0 || findings.some(({ sign }) => sign === 'minor');
      if (asked.length === 0 || broken) return null;
      const sentence = `${list(asked)} ${readWord(asked)} like a question of architecture. A Customer Solutions Architect answers those; a ticket is for faults. You can ask the architect with what you have typed, or go on with the ticket.`;
      return { to: 'csa', quotes: asked, sentence };
    },
    offerTicket(words) {
      const serious = ['outage', 'widespread', 'codes'];
      const found = liveFaults(read(words)).filter(({ sign }) => serious.includes(sign));
      const quotes = quotesOf(found);
      if (quotes.length === 0) return null;
      const sentence = `${list(quotes)} ${readWord(quotes)} like a fault that lasts. Architects do not take those, and nobody is paged from here. Open a ticket with what you have typed, or go on if nothing is broken now.`;
      return { to: 'ticket', quotes, sentence };
    },
  };

  function meaning(priority: Priority): string {
    return `${definitions[priority].name}: ${definitions[priority].definition}`;
  }
}

function advice(fit: Advice['fit'], suggested: Priority | null, quotes: string[], parts: string[]): Advice {
  return { fit, suggested, quotes, sentence: parts.join(' ') };
}

/** At most three different quotes, the first ones, in the order of the text. */
function quotesOf(findings: readonly Finding[]): string[] {
  const quotes = findings.map(({ quote, elsewhere }) => elsewhere ?? quote);
  return [...new Set(quotes)].slice(0, 3);
}

const readWord = (quotes: readonly string[]) => (quotes.length === 1 ? 'reads' : 'read');

function list(quotes: readonly string[]): string {
  const marked = quotes.map((quote) => `“${quote}”`);
  const last = marked.pop() ?? '';
  return marked.length === 0 ? last : `${marked.join(', ')} and ${last}`;
}
