import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Log } from './log.ts';
import type { Simulator } from './simulator/options.ts';
import { startSimulator } from './simulator/simulator.ts';

const manifest = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().default(''),
        should_escape: z.boolean().default(false),
      }),
    ),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['global', 'message']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
});

/** The commands and shortcuts that Slack would know of, from the same manifest that Slack is given. */
async function readManifest() {
  const text = await readFile(join(import.meta.dirname, '../manifest.yml'), 'utf8');
  const { bot_user, slash_commands, shortcuts } = manifest.parse(parse(text)).features;
  return {
    name: bot_user.display_name,
    commands: slash_commands.map(({ command, description, usage_hint, should_escape }) => ({
      command,
      description,
      usageHint: usage_hint,
      shouldEscape: should_escape,
    })),
    shortcuts: shortcuts.map(({ name, type, callback_id, description }) => ({
      name,
      type,
      callbackId: callback_id,
      description,
    })),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The emulated workspace, with secrets made for this run, and where the bot should listen for it. */
export type LocalWorkspace = Pick<Simulator, 'pageUrl' | 'apiUrl' | 'close'> & {
  credentials: { botToken: string; signingSecret: string };
  botPort: number;
};

/** Starts the workspace on `port` (its page and its Web API). Throws `port_in_use` with the next step. */
export async function startLocalWorkspace(port: number, log: Log): Promise<LocalWorkspace> {
  const credentials = {
    botToken: `xoxb-local-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
  const [app, botPort] = await Promise.all([readManifest(), freePort()]);
  const simulator = await startSimulator({
    port,
    ...credentials,
    app: { ...app, appId: 'A0LOCAL', botId: 'B0LOCAL', botUserId: 'U0BOT' },
    botUrl: `http://127.0.0.1:${botPort}/slack/events`,
    log,
  });
  return {
    pageUrl: simulator.pageUrl,
    apiUrl: simulator.apiUrl,
    close: () => simulator.close(),
    credentials,
    botPort,
  };
}
