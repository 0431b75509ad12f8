import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Knowledge, type KnowledgeOptions, openKnowledge } from './knowledge.ts';
import { remembering } from './remember.ts';

/** What came of a change in the folders: the new knowledge, or why the old one still serves. */
export type KnowledgeNews = { pages: number } | { problem: string };

export type WatchedKnowledge = Knowledge & { close(): void };

/** Editors write a file in several goes; this long, in milliseconds, nothing more must happen. */
const settleFor = 150;

/**
 * Opens the knowledge and opens it again when a file below `extraDirs` changes. The old one answers until the new one
 * is ready, and goes on answering when the new files are broken; `tell` hears of both. Throws like `openKnowledge`
 * when the files are broken at the start.
 */
export async function watchKnowledge(
  options: KnowledgeOptions,
  tell: (news: KnowledgeNews) => void = () => {},
): Promise<WatchedKnowledge> {
  const open = async () => {
    const knowledge = await openKnowledge(options);
    return { ...knowledge, answer: remembering(knowledge.answer) };
  };
  let current = await open();
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let reloading = false;
  let again = false;
  let closed = false;

  async function reload() {
    if (reloading) {
      again = true;
      return;
    }
    reloading = true;
    do {
      again = false;
      await listen();
      const news = await reopened();
      if (!closed && !again) tell(news);
    } while (again && !closed);
    reloading = false;
  }

  async function reopened(): Promise<KnowledgeNews> {
    try {
      current = await open();
      return { pages: current.size() };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  function changed() {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), settleFor);
    timer.unref();
  }

  /** Listens to every folder, the new ones too. Folders, not files: a folder hears of each of its files. */
  async function listen() {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    for (const dir of await foldersBelow(options.extraDirs ?? [])) {
      if (closed) return;
      try {
        const watcher = watch(dir, { persistent: false }, changed);
        watcher.on('error', changed);
        watchers.push(watcher);
      } catch {
        // The folder went away between the two calls; its parent tells of that.
      }
    }
  }

  await listen();
  return {
    answer: (question) => current.answer(question),
    page: (id) => current.page(id),
    errorPages: () => current.errorPages(),
    size: () => current.size(),
    close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function foldersBelow(dirs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const dir of dirs) {
    found.push(dir);
    const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isDirectory()) found.push(join(entry.parentPath, entry.name));
  }
  return found;
}
