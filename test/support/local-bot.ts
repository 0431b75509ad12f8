import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

const root = join(import.meta.dirname, '../..');

export type LocalBot = { url: string; child: ChildProcess; stop(): Promise<number | null> };

/** `npm start` without Slack settings, as a newcomer runs it, in a process and a data folder of its own. */
export async function startLocalBot(env: Record<string, string> = {}): Promise<LocalBot> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'heroku-support-'));
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /Open (http:\/\/\S+)/.exec(out);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (status) => reject(new Error(`the bot stopped with status ${status}`)));
  });
  return {
    url,
    child,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}
