import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openReplayer, type RealUrls, type Replayer } from './alerts/replayer.ts';
import type { Log } from './log.ts';
import type { Manifest } from './manifest.ts';
import type { PanelSpec, Simulator } from './simulator/options.ts';
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
  /** To be called when the bot listens: until then the page says that it is starting. */
  opened(): void;
  /** Plays the recordings of the panel; tell it what to look at after each frame. */
  replayer: Replayer;
};

const replays = join(import.meta.dirname, '../content/replays');
const speeds = { fast: 2, calm: 6, slow: 20 } as const;

/** `open-update-resolved` as people say it. */
function spoken(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** A panel of the page that plays recorded incidents, so that one can watch alerts at work. */
function replayPanel(replayer: Replayer): PanelSpec {
  let seconds: number = speeds.fast;
  const names = Object.keys(speeds) as (keyof typeof speeds)[];
  return {
    id: 'replay',
    title: 'Replay incidents',
    description:
      'First type /heroku-status subscribe all feeds in a channel. Then play a recorded incident and watch that channel. While one is played the real status pages are not read.',
    actions: [
      ...names.map((name) => ({
        id: `speed:${name}`,
        label: `Speed: ${name}`,
        description: `A step every ${speeds[name]} seconds.`,
      })),
      ...replayer.recordings.map(({ name, about }) => ({
        id: name,
        label: spoken(name),
        description: about,
      })),
    ],
    async run(action) {
      const speed = names.find((name) => action === `speed:${name}`);
      if (speed !== undefined) {
        seconds = speeds[speed];
        return `The next replay takes a step every ${seconds} seconds.`;
      }
      const { frames } = replayer.play(action, seconds * 1000);
      return `Playing "${spoken(action)}": ${frames} steps, one every ${seconds} seconds. Now open the channel and watch.`;
    },
  };
}

/** Starts the workspace on `port` (its page and its Web API). Throws `port_in_use` with the next step. */
export async function startLocalWorkspace(
  port: number,
  manifest: Manifest,
  urls: RealUrls,
  log: Log,
): Promise<LocalWorkspace> {
  const credentials = {
    botToken: `xoxb-local-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
  const botPort = await freePort();
  const replayer = await openReplayer(replays, urls);
  const simulator = await startSimulator({
    port,
    ...credentials,
    app: { ...appOf(manifest), appId: 'A0LOCAL', botId: 'B0LOCAL', botUserId: 'U0BOT' },
    panels: [replayPanel(replayer)],
    log,
  });
  const { pageUrl, apiUrl } = simulator;
  const close = async () => {
    await replayer.stop();
    await simulator.close();
  };
  const opened = () => simulator.setBotUrl(`http://127.0.0.1:${botPort}/slack/events`);
  return { pageUrl, apiUrl, close, credentials, botPort, replayer, opened };
}
