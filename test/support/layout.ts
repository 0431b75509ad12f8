import { posix } from 'node:path';

export type SourceFile = { path: string; text: string };

const everywhere = ['config', 'errors', 'log', 'redaction'];

/** The import table of the design: what each folder of src may reach besides itself and `everywhere`. */
const mayImport: Record<string, readonly string[]> = {
  redaction: [],
  store: [],
  queue: ['store'],
  knowledge: [],
  tickets: ['store', 'queue'],
  alerts: ['store', 'queue'],
  slack: ['knowledge', 'tickets', 'alerts'],
  simulator: [],
  local: ['simulator', 'manifest', 'alerts'],
  manifest: [],
};

const roots = ['main', 'cli'];

function folderOf(path: string): string {
  const [, second = '', third] = path.split('/');
  return third === undefined ? second.replace(/\.tsx?$/, '') : second;
}

function importsOf({ path, text }: SourceFile): string[] {
  const found = text.matchAll(/^\s*(?:import|export)\b[^'"]*?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm);
  return [...found].map(([, still, dynamic]) => {
    const target = still ?? dynamic ?? '';
    return target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
  });
}

function reachProblem(path: string, target: string): string | undefined {
  const from = folderOf(path);
  if (target === '@slack/bolt' && from !== 'slack') return 'only slack may';
  if ((target === 'kysely' || target === 'pg') && from === 'slack') return 'slack holds no queries';
  if (!target.startsWith('src/')) return undefined;
  const to = folderOf(target);
  if (['src/main.ts', 'src/cli.ts'].includes(target)) return 'nobody imports main.ts or cli.ts';
  if (roots.includes(from) || from === to || everywhere.includes(to)) return undefined;
  const allowed = mayImport[from];
  if (allowed === undefined)
    return everywhere.includes(from) ? `${from} may not reach into ${to}` : `${from} is not a known folder`;
  return allowed.includes(to) ? undefined : `${from} may not reach into ${to}`;
}

function circles(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) {
      found.push(`a circle of imports: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

/** The way from cli.ts to the first file of slack that it would load. */
function cliLoadsSlack(graph: Map<string, string[]>): string[] {
  const seen = new Set<string>();
  const open = [['src/cli.ts', 'src/cli.ts']];
  for (const [path = '', from = ''] of open) {
    if (path.startsWith('src/slack/'))
      return [`src/cli.ts loads ${path} through ${from}: the command line works without Slack`];
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...(graph.get(path) ?? []).map((next) => [next, path]));
  }
  return [];
}

/** Every broken rule of the layout as one sentence, in the order of the files. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const reaches = [...graph].flatMap(([path, targets]) =>
    path.startsWith('src/')
      ? targets.flatMap((target) => {
          const problem = reachProblem(path, target);
          return problem === undefined ? [] : [`${path} imports ${target}: ${problem}`];
        })
      : [],
  );
  const long = files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1;
    return lines > 300 ? [`${path} has ${lines} lines: split it, the most is 300`] : [];
  });
  return [...reaches, ...circles(graph), ...cliLoadsSlack(graph), ...long];
}
