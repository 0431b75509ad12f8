import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type Finished = { status: number | null; out: string; err: string };

/** Runs one of the project's entry files in a process of its own and waits until it ends. */
export function runScript(
  script: string,
  words: string[],
  options: { env?: object; input?: string } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...words], {
      env: { PATH: process.env.PATH ?? '', ...options.env },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.end(options.input ?? '');
  });
}
