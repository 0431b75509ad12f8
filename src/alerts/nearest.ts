/** Letters to add, drop, change or swap with the next to make one word of the other; `limit + 1` if more. */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      const cost = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + change, swap);
      rows[i]?.push(cost);
    }
  }
  return Math.min(cell(a.length, b.length), limit + 1);
}

/** How many slips still look like the same word. */
export function allowedSlips(word: string): number {
  if (word.length <= 3) return word.length === 3 ? 1 : 0;
  return word.length <= 5 ? 1 : 2;
}

/** The word that was most probably meant, whatever the case; undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const given = word.toLowerCase().slice(0, 60);
  const limit = allowedSlips(given);
  const found = words
    .map((candidate) => ({ candidate, cost: slips(given, candidate.toLowerCase(), limit) }))
    .filter(({ cost }) => cost <= limit)
    .toSorted((a, b) => a.cost - b.cost);
  return found[0]?.candidate;
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function andList(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
