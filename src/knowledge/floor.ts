import { besideWords, elsewhereWords, hereWords } from './elsewhere.ts';
import type { Query } from './query.ts';
import type { Found } from './search.ts';

/** At this chance of being about the platform, a page is called an answer. */
const floor = 0.64;

/**
 * Weights of a logistic curve. Set by regression on the tune half of the question set and on questions of our own about
 * other things; `npm run bench:search` shows what they do on the half they have not seen.
 */
const weights = {
  none: -7.1,
  score: 2.1,
  likeness: 0.45,
  matched: 3.45,
  elsewhere: -3.2,
  beside: -2.8,
  here: 1.9,
  unseen: -1.4,
  wellKnown: 1.5,
};

/** Orders to the bot itself and small talk with it. They are never answered from the pages. */
const orders =
  /\b(?:ignore|forget|disregard|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|polic|guideline)|\b(?:reveal|print|show|dump|leak|repeat|output|tell)\b.{0,30}\b(?:your|hidden|system|initial)\b.{0,30}\b(?:prompt|instruction|secret|token|password|credential|key|environment|memory)|\b(?:pretend|act as|roleplay|you are now)\b|\b(?:who|what|how)(?: \w+)? are you\b|^\W*are you\b|\byour name\b/i;
/** A lone "S3", "R2" or "404" names too many things. */
const loneCode = /^(?!(?:429|49[59]|50[0-4])$)[a-z]?\d{1,4}$/;

export type Judge = (found: Found) => number;

/** Gives the chance, 0 to 1, that a page found for a question is an answer to it. */
export function chanceOf(question: string, query: Query): Judge {
  const asked = question.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const words = new Set([...asked, ...asked.map((word) => word.replace(/\d+$/, ''))]);
  const count = (list: ReadonlySet<string>) =>
    Math.min(2, [...words].filter((word) => list.has(word)).length);
  const unseen = query.slots.reduce((sum, slot) => sum + (slot.ways.length === 0 ? slot.weight : 0), 0);
  const base =
    weights.none +
    weights.elsewhere * count(elsewhereWords) +
    weights.beside * count(besideWords) +
    weights.here * count(hereWords) +
    (weights.unseen * unseen) / (query.mass || 1);
  const isOrder = orders.test(question);
  const isVague = !tellsSomething(query);
  return ({ score, likeness, coverage, wellKnown, exact }) => {
    const matched = Math.log1p(coverage * query.mass);
    const sum =
      base +
      weights.score * score +
      weights.likeness * likeness +
      weights.matched * matched +
      (wellKnown ? weights.wellKnown : 0);
    const chance = 1 / (1 + Math.exp(-sum));
    // A page that is known by these very words is meant, however little they tell by themselves.
    if (isVague && exact && !isOrder) return Math.max(chance, floor);
    return isOrder || isVague ? Math.min(chance, floor / 2) : chance;
  };
}

/** True when a chance is good enough for an answer. */
export function isAnswer(chance: number): boolean {
  return chance >= floor;
}

/** "The app does not work" shares its words with every page and says nothing. */
function tellsSomething({ slots }: Query): boolean {
  const telling = slots.filter((slot) => slot.ways.length > 0 && slot.kind === 'telling');
  return telling.length > 1 || telling.some(({ surface }) => !loneCode.test(surface));
}
