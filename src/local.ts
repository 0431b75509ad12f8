import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { Log } from './log.ts';
import type { Manifest } from './manifest.ts';
import type { Simulator } from './simulator/options.ts';
import { startSimulator } from './simulator/simulator.ts';

/** The app as the simulator wants to know it, from the same manifest that Slack is given. */
function appOf({ features }: Manifest) {
  return {
    name: features.bot_user.display_name,
    commands: features.slash_commands.map(({ command, description, usage_hint, should_escape }) => ({
      command,
      description,
      usageHint: usage_hint,
      shouldEscape: should_escape,
    })),
    shortcuts: features.shortcuts.map(({ name, type, callback_id, description }) => ({
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
export async function startLocalWorkspace(
  port: number,
  manifest: Manifest,
  log: Log,
): Promise<LocalWorkspace> {
  const credentials = {
    botToken: `xoxb-local-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
  const botPort = await freePort();
  const simulator = await startSimulator({
    port,
    ...credentials,
    app: { ...appOf(manifest), appId: 'A0LOCAL', botId: 'B0LOCAL', botUserId: 'U0BOT' },
    botUrl: `http://127.0.0.1:${botPort}/slack/events`,
    log,
  });
  const { pageUrl, apiUrl } = simulator;
  return { pageUrl, apiUrl, close: () => simulator.close(), credentials, botPort };
}
