import { isAlias, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

/** A problem before it is known which file it belongs to. */
export type LineProblem = { line: number; rule: string };

export type SplitFile = {
  matter: string;
  /** Line of the file on which the front matter's first line stands, from 1. */
  matterLine: number;
  body: string;
  bodyLine: number;
};

const maxMatterCharacters = 32_768;
const fence = /^---[ \t]*$/;

/** Splits a content file into its front matter and its body, or says why it cannot. */
export function splitFile(text: string): SplitFile | LineProblem {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (!fence.test(lines[0] ?? '')) return { line: 1, rule: 'must begin with a line of three dashes (---)' };
  const end = lines.findIndex((line, at) => at > 0 && fence.test(line));
  if (end === -1) return { line: 1, rule: 'front matter has no closing line of three dashes (---)' };
  const matter = lines.slice(1, end).join('\n');
  if (matter.length > maxMatterCharacters) {
    return { line: 1, rule: `front matter is longer than ${maxMatterCharacters} characters` };
  }
  return { matter, matterLine: 2, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/** Reads the YAML and checks it against a schema. Every problem carries its line of the file. */
export function readMatter<Schema extends z.ZodType>(
  schema: Schema,
  matter: string,
  firstLine: number,
): { value: z.infer<Schema> } | { problems: LineProblem[] } {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  try {
    const document = parseDocument(matter, { lineCounter: counter, schema: 'core', prettyErrors: false });
    const broken = [...document.errors, ...document.warnings].map((error) => ({
      line: lineAt(error.pos[0]),
      rule: `front matter is not valid YAML: ${oneLine(error.message)}`,
    }));
    if (broken.length > 0) return { problems: broken };
    const aliases: LineProblem[] = [];
    visit(document, {
      Alias: (_, node) => {
        aliases.push({ line: lineAt(node.range?.[0] ?? 0), rule: 'YAML aliases (*name) are not allowed' });
      },
    });
    if (aliases.length > 0) return { problems: aliases.slice(0, 5) };
    const checked = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
    if (checked.success) return { value: checked.data };
    return {
      problems: checked.error.issues.map((issue) => {
        const where = nodeOffset(document.contents, issue.path);
        return { line: lineAt(where), rule: issueText(issue) };
      }),
    };
  } catch (error) {
    return {
      problems: [{ line: firstLine, rule: `front matter cannot be read: ${oneLine(String(error))}` }],
    };
  }
}

function issueText(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ');
  return path === '' ? oneLine(issue.message) : `${path}: ${oneLine(issue.message)}`;
}

/** Where the deepest node on the path begins; a missing key points at the map that lacks it. */
function nodeOffset(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isAlias(node) || !hasGet(node)) break;
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(part)) : undefined;
    if (pair && isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = node.get(part, true);
    if (!pair && isNode(node)) offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function hasGet(node: unknown): node is { get(key: unknown, keepScalar: true): unknown } {
  return typeof node === 'object' && node !== null && 'get' in node && typeof node.get === 'function';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
