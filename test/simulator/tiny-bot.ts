import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt';
import type { SimulatorOptions } from '../../src/simulator/options.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import type { PageState } from '../../src/simulator/workspace/entities.ts';

export const signingSecret = 'a-secret-only-for-tests';
export const botToken = 'xoxb-only-for-tests';

/** The app that the simulator's own tests try: nothing of ours, a few listeners on plain Bolt. */
export const tinyApp: SimulatorOptions['app'] = {
  name: 'Tiny',
  appId: 'A0TINY',
  botId: 'B0TINY',
  botUserId: 'U0TINY',
  commands: [
    { command: '/echo', description: 'Says it back', usageHint: '[words]' },
    { command: '/form', description: 'Opens a form', usageHint: '' },
    { command: '/fail', description: 'Never answers', usageHint: '' },
  ],
  shortcuts: [
    { name: 'Open the form', callbackId: 'open_form', type: 'global', description: 'Opens a form' },
    {
      name: 'Count letters',
      callbackId: 'count_letters',
      type: 'message',
      description: 'Counts the letters',
    },
  ],
};

export const ada = 'U0SIMADA';
export const sam = 'U0SIMSAM';
export const general = 'C0SIMGENERAL';

/** Some tests make Bolt fail on purpose; what it says about that is not part of the result. */
const quiet: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A running simulator with a Bolt app behind it, and the calls that the page would make. */
export async function startTinyBot(register: (app: App) => void, more: Partial<SimulatorOptions> = {}) {
  const simulator = await startSimulator({ port: 0, signingSecret, botToken, app: tinyApp, ...more });
  const receiver = new HTTPReceiver({ signingSecret, logger: quiet });
  const app = new App({
    receiver,
    token: botToken,
    deferInitialization: true,
    convoStore: false,
    logger: quiet,
    clientOptions: { slackApiUrl: simulator.apiUrl, retryConfig: { retries: 0 }, logger: quiet },
  });
  register(app);
  await app.init();
  const server = await app.start(0);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  simulator.setBotUrl(`http://127.0.0.1:${port}/slack/events`);

  const act = async (as: string, action: object): Promise<{ ok: boolean; [key: string]: unknown }> => {
    const response = await fetch(`${simulator.pageUrl}/page/act?as=${as}`, {
      method: 'POST',
      body: JSON.stringify(action),
    });
    return (await response.json()) as { ok: boolean };
  };
  const state = async (as: string): Promise<PageState> =>
    (await (await fetch(`${simulator.pageUrl}/page/state?as=${as}`)).json()) as PageState;
  /** The newest message that the person sees in a channel. */
  const last = async (as: string, channel = general) =>
    (await state(as)).messages.findLast((message) => message.channel === channel);
  const close = async (): Promise<void> => {
    await app.stop();
    await simulator.close();
  };
  return { simulator, app, act, state, last, close };
}

export type TinyBot = Awaited<ReturnType<typeof startTinyBot>>;
