import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../errors.ts';

export type FolderLock = { release(): void };

/**
 * Makes sure that one process at a time uses the folder, and creates the folder. The lock is the operating
 * system's lock on a file (SQLite's, since Node has none of its own), so it ends with the process however
 * that ends: there are no stale locks.
 * @throws AppError `conflict` when another process has it, `unavailable` when the folder cannot be written.
 */
export function lockFolder(folder: string): FolderLock {
  const owner = join(folder, 'owner.pid');
  let lock: DatabaseSync;
  try {
    makeFolder(folder);
    lock = new DatabaseSync(join(folder, 'lock'));
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
  try {
    lock.exec('begin exclusive');
    writeFileSync(owner, `${process.pid}\n`);
    return { release: () => lock.close() };
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? inUse(folder, owner, cause) : cannotWrite(folder, cause);
  }
}

/** Node's own recursive mkdir never ends where a file system refuses folders with "no such file", as /proc does. */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function inUse(folder: string, owner: string, cause: unknown): AppError {
  return new AppError(
    'conflict',
    `Another process${processOf(owner)} uses the data folder ${folder}. Stop it, set DATA_DIR to another folder, or set DATABASE_URL so that several processes can share a Postgres server.`,
    { cause },
  );
}

function processOf(owner: string): string {
  try {
    return ` (${readFileSync(owner, 'utf8').trim()})`;
  } catch {
    return '';
  }
}

function cannotWrite(folder: string, cause: unknown): AppError {
  return new AppError(
    'unavailable',
    `The data folder ${folder} cannot be written. Check its permissions and the free space, or set DATA_DIR to another folder.`,
    { cause },
  );
}
