import { isContentTree, loadContent } from './load.ts';
import { ownContentDir } from './own-content.ts';
import type { Problem } from './problem.ts';

export type ContentReport = { dirs: string[]; pages: number; problems: Problem[] };

/**
 * What `content check [dir…]` reports: every problem, in order of file and line. A folder laid out as a content tree
 * is checked as one; any other folder is checked as runbooks beside the project's own content. With no folder, the
 * project's own content is checked.
 */
export async function checkContent(dirs: readonly string[] = []): Promise<ContentReport> {
  const trees: string[] = [];
  const runbooks: string[] = [];
  for (const dir of dirs) ((await isContentTree(dir)) ? trees : runbooks).push(dir);
  if (trees.length === 0) trees.push(ownContentDir);
  const [first = ownContentDir, ...others] = trees;
  const reports = [await loadContent(first, runbooks)];
  for (const tree of others) reports.push(await loadContent(tree));
  return {
    dirs: [...trees, ...runbooks],
    pages: reports.reduce((sum, report) => sum + report.pages.length, 0),
    problems: reports.flatMap((report) => report.problems),
  };
}
