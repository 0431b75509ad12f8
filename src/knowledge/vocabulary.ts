import { slips } from './edit-distance.ts';

export type Vocabulary = {
  /** The known words nearest to a mistyped one, nearest first, at most three; empty for short words. */
  near(word: string): { word: string; slips: number }[];
  /** Two known words that were written as one, or nothing. */
  split(word: string): [string, string] | undefined;
};

/** Finds what a mistyped word was meant to be among the words of the content. */
export function openVocabulary(words: Iterable<string>): Vocabulary {
  const known = new Set<string>();
  /** Words by first letter and length, each with the set of its letters. */
  const groups = new Map<string, { word: string; letters: number }[]>();
  for (const word of words) {
    if (!/^[a-z]{3,}[a-z0-9]*$/.test(word)) continue;
    known.add(word);
    const key = `${word[0]}${word.length}`;
    const group = groups.get(key);
    if (group) group.push({ word, letters: letterSet(word) });
    else groups.set(key, [{ word, letters: letterSet(word) }]);
  }

  function near(word: string) {
    const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    if (limit === 0 || word.length > 24 || !/^[a-z]/.test(word)) return [];
    const letters = letterSet(word);
    const found: { word: string; slips: number }[] = [];
    // People seldom miss the first letter, unless they swap it with the second.
    for (const first of new Set([word[0], word[1]])) {
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const entry of groups.get(`${first}${length}`) ?? []) {
          // One slip changes at most two letters of the set, so most words are passed over without comparing them.
          if (bits(letters ^ entry.letters) > 2 * limit) continue;
          const distance = slips(word, entry.word, limit);
          if (distance <= (first === word[0] ? limit : 1)) found.push({ word: entry.word, slips: distance });
        }
      }
    }
    return found.sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1)).slice(0, 3);
  }

  function split(word: string): [string, string] | undefined {
    for (let at = word.length - 3; at >= 3; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (known.has(left) && known.has(right)) return [left, right];
    }
    return undefined;
  }

  return { near, split };
}

function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) % 32);
  return set;
}

function bits(value: number): number {
  let rest = value;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
