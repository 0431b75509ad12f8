import {
  besidePhrases,
  besideWords,
  elsewherePhrases,
  elsewhereWords,
  hereWords,
  productWords,
  rivalPhrases,
  rivalWords,
} from './elsewhere.ts';
import type { Query } from './query.ts';
import type { Found } from './search.ts';

/** At this chance of being about the platform, a page is called an answer. */
const floor = 0.77;

/**
 * Weights of a logistic curve. Set by regression on the tune half of the question set, near misses above all;
 * `npm run bench:search` shows what they do on the half they have not seen.
 */
const weights = {
  none: -9.4,
  score: 2.6,
  matched: 2.2,
  understood: 2.33,
  rival: -4.8,
  product: -4.2,
  elsewhere: -1.7,
  beside: -1.9,
  here: 3.7,
};

/** Orders to the bot itself and small talk with it. They are never answered from the pages. */
const orders =
  /\b(?:ignore|forget|disregard|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|polic|guideline)|\b(?:reveal|print|show|dump|leak|repeat|output|tell)\b.{0,30}\b(?:your|hidden|system|initial)\b.{0,30}\b(?:prompt|instruction|secret|token|password|credential|key|environment|memory)|\b(?:pretend|act as|roleplay|you are now)\b|\b(?:who|what|how)(?: \w+)? are you\b|^\W*are you\b|\byour name\b|^\W*(?:hi|hello|hey|yo) (?:bot|there|team|all|everyone|folks)\W*$|^\W*(?:good|great|nice|well) (?:job|work|morning|evening|night|one|done)\b[^?]{0,20}$/i;
/** A lone "S3", "R2" or "404" names too many things. */
const loneCode = /^(?!(?:429|49[59]|50[0-4])$)[a-z]?\d{1,4}$/;

export type Judge = (found: Found) => number;

/** Gives the chance, 0 to 1, that a page found for a question is an answer to it. */
export function chanceOf(question: string, query: Query): Judge {
  const asked = question.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const words = new Set([...asked, ...asked.map((word) => word.replace(/\d+$/, ''))]);
  const count = (list: ReadonlySet<string>, phrases?: RegExp) =>
    Math.min(
      2,
      [...words].filter((word) => list.has(word)).length +
        (phrases ? (question.match(phrases)?.length ?? 0) : 0),
    );
  const understood = query.slots.filter(({ kind, ways }) => kind !== 'small' && ways.length > 0).length;
  const base =
    weights.none +
    weights.understood * Math.log1p(understood) +
    weights.rival * count(rivalWords, rivalPhrases) +
    weights.product * count(productWords) +
    weights.elsewhere * count(elsewhereWords, elsewherePhrases) +
    weights.beside * count(besideWords, besidePhrases) +
    weights.here * count(hereWords);
  const isOrder = orders.test(question);
  const isVague = !tellsSomething(query);
  return ({ score, coverage, wellKnown }) => {
    const matched = Math.log1p(coverage * query.mass);
    const sum = base + weights.score * score + weights.matched * matched;
    const chance = 1 / (1 + Math.exp(-sum));
    // A page that is known by these very words is meant, however little they tell by themselves.
    if (wellKnown && !isOrder) return Math.max(chance, floor);
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
