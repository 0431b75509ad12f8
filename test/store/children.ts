import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestDatabase } from '../support/stores.ts';

export type Child = {
  pid: number | undefined;
  /** Every line that it printed so far: what it was told is done. */
  lines: string[];
  /** Resolves when it has printed that many lines. */
  printed(count: number): Promise<void>;
  kill(): Promise<void>;
};

/** Starts another process on the database, running one of the jobs in child.ts. Resolves at its first line. */
export async function startChild(options: TestDatabase['options'], job: string): Promise<Child> {
  const { databaseUrl = '', dataDir } = options;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), job, databaseUrl, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface(child.stdout);
  output.on('line', (line) => lines.push(line));
  const printed = async (count: number) => {
    while (lines.length < count)
      await Promise.race([
        once(output, 'line'),
        gone.then(() => Promise.reject(new Error(`the process ended after ${lines.length} lines`))),
      ]);
  };
  await printed(1);
  return {
    pid: child.pid,
    lines,
    printed,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
