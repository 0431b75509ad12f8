/** A sentence in parts: text, a person by id, or an instant (ISO 8601 UTC), so that each surface can show names and clocks. */
export type Word = string | { person: string } | { time: string };
export type Words = readonly Word[];

/** The sentence as plain text; `nameOf` gives the name of a person, by default the id behind an @. */
export function plain(words: Words, nameOf: (id: string) => string = (id) => `@${id}`): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return word;
      return 'person' in word
        ? nameOf(word.person)
        : `${word.time.slice(0, 10)} ${word.time.slice(11, 16)} UTC`;
    })
    .join('');
}

/** "@U1, @U2 and @U3" in parts. */
export function people(ids: readonly string[]): Word[] {
  return ids.flatMap((person, at) => {
    if (at === 0) return [{ person }];
    return [at === ids.length - 1 ? ' and ' : ', ', { person }];
  });
}
