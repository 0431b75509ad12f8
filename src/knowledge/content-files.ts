import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from './problem.ts';

export type ContentFile = { path: string; text: string };

const maxBytes = 65_536;
const maxFiles = 20_000;
const maxDepth = 8;
const together = 64;
/** A folder's own README explains the folder to people; it is not a page. */
const notPages = /^(readme\.md|[._].*)$/i;

/**
 * Every Markdown file below a folder, in order of path. Links are followed once, so a loop of them ends; what is too
 * big, too deep, not text or not readable becomes a problem instead of an exception.
 */
export async function readContentFiles(dir: string): Promise<{ files: ContentFile[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const paths: string[] = [];
  await collect(dir, 0, new Set(), paths, problems);
  paths.sort();
  if (paths.length > maxFiles) {
    problems.push({ file: dir, line: 1, rule: `has more than ${maxFiles} pages; split the folder` });
    paths.length = maxFiles;
  }
  const files: ContentFile[] = [];
  for (let at = 0; at < paths.length; at += together) {
    const batch = await Promise.all(paths.slice(at, at + together).map(readOne));
    for (const result of batch) {
      if ('rule' in result) problems.push(result);
      else files.push(result);
    }
  }
  return { files, problems };
}

async function collect(dir: string, depth: number, seen: Set<string>, paths: string[], problems: Problem[]) {
  let entries: Dirent[];
  try {
    const real = await realpath(dir);
    if (seen.has(real)) return;
    seen.add(real);
    entries = await readdir(dir, { withFileTypes: true });
  } catch (error) {
    problems.push({ file: dir, line: 1, rule: `cannot be read (${reasonOf(error)})` });
    return;
  }
  for (const entry of entries) {
    if (notPages.test(entry.name)) continue;
    const path = join(dir, entry.name);
    const kind = entry.isSymbolicLink() ? await linkKind(path, problems) : kindOf(entry);
    if (kind === 'dir') {
      if (depth < maxDepth) await collect(path, depth + 1, seen, paths, problems);
      else problems.push({ file: path, line: 1, rule: `is more than ${maxDepth} folders deep` });
    } else if (kind === 'file' && basename(path).endsWith('.md')) {
      paths.push(path);
    }
  }
}

type EntryKind = 'dir' | 'file' | 'other';

function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): EntryKind {
  return entry.isDirectory() ? 'dir' : entry.isFile() ? 'file' : 'other';
}

async function linkKind(path: string, problems: Problem[]): Promise<EntryKind> {
  try {
    return kindOf(await stat(path));
  } catch (error) {
    problems.push({ file: path, line: 1, rule: `is a link that leads nowhere (${reasonOf(error)})` });
    return 'other';
  }
}

async function readOne(path: string): Promise<ContentFile | Problem> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) return { file: path, line: 1, rule: `is larger than ${maxBytes} bytes` };
    const bytes = await readFile(path);
    if (bytes.byteLength > maxBytes) return { file: path, line: 1, rule: `is larger than ${maxBytes} bytes` };
    if (bytes.includes(0)) return { file: path, line: 1, rule: 'is not a text file (it holds a zero byte)' };
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { file: path, line: 1, rule: 'is not valid UTF-8 text' };
    return { file: path, line: 1, rule: `cannot be read (${reasonOf(error)})` };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
