/** One thing wrong with one content file, in words its author can act on. */
export type Problem = { file: string; line: number; rule: string };

/** "content/errors/H14.md:3: family must be …" — the form that editors and terminals turn into a link. */
export function problemText(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.rule}`;
}

/** In order of file and line, each once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [problemText(problem), problem]));
  return [...seen.values()].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.rule, b.rule),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
