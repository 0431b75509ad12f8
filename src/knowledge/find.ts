import { chanceOf } from './floor.ts';
import type { Found, Search } from './search.ts';

/** A page found and the chance, 0 to 1, that it answers the question. */
export type Match = { found: Found; chance: number };

const longQuestion = 60;
const shortSentence = 4;
const maxParts = 40;
const maxCharacters = 12_000;
/** With many parts one of them fits something by accident, so each counts a little less. */
const partTrust = 0.85;

/**
 * Finds pages for a question, best first. A long question is a story with a log in it: its sentences and lines are
 * searched one by one, and what one of them finds clearly counts, however much is told around it.
 */
export function finder(search: Search): (question: string) => Match[] {
  const findOne = (question: string): Match[] => {
    const { query, found } = search(question);
    const chance = chanceOf(question, query);
    return found.map((entry) => ({ found: entry, chance: chance(entry) }));
  };
  return (asked) => {
    const question = asked.slice(0, maxCharacters);
    if (wordsIn(question) <= longQuestion) return findOne(question);
    const best = new Map<string, { match: Match; order: number }>();
    for (const part of partsOf(question)) {
      for (const whole of findOne(part).slice(0, 10)) {
        const match = { found: whole.found, chance: whole.chance * partTrust };
        const known = best.get(match.found.page.id);
        if (!known) best.set(match.found.page.id, { match, order: match.chance });
        else if (match.chance > known.match.chance) {
          best.set(match.found.page.id, { match, order: match.chance + known.match.chance / 4 });
        } else {
          known.order = Math.max(known.order, known.match.chance + match.chance / 4);
        }
      }
    }
    return [...best.values()].sort((a, b) => b.order - a.order).map(({ match }) => match);
  };
}

/** Sentences and lines; one that is too short to say anything alone goes with the next. */
function partsOf(question: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const sentence of question.split(/\n+|(?<=[.!?])\s+/)) {
    open = `${open} ${sentence}`.trim();
    if (wordsIn(open) < shortSentence) continue;
    parts.push(open);
    open = '';
  }
  if (open !== '') parts.push(open);
  return [...new Set(parts)].slice(0, maxParts);
}

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
