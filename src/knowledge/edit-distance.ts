/** Keys that lie beside each other on a phone's keyboard; hitting the neighbour is half a mistake. */
const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours = new Set<string>();
for (const [at, row] of rows.entries()) {
  for (const [column, key] of [...row].entries()) {
    const below = rows[at + 1] ?? '';
    for (const near of [row[column + 1], below[column - 1], below[column]]) {
      if (near !== undefined) neighbours.add(key + near).add(near + key);
    }
  }
}

/**
 * How many slips of the finger lie between two words: a letter missing, added, changed or swapped with the next
 * (Damerau-Levenshtein, optimal alignment). A neighbouring key counts half. Gives `limit + 1` once it is more than
 * `limit`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const change = same ? 0 : neighbours.has(`${a[i - 1]}${b[j - 1]}`) ? 0.5 : 1;
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
