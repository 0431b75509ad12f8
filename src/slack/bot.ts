import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Feedback } from '../knowledge/feedback.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { errorFacts, type Log } from '../log.ts';
import { createAnswering } from './answering.ts';
import { boltLogger } from './bolt-logger.ts';
import { boundary, createInFlight } from './boundary.ts';
import { registerConversation } from './conversation.ts';
import { registerErrors } from './errors.ts';
import { registerHelp } from './help.ts';
import { registerHome } from './home.ts';
import { registerKnowledge } from './kb.ts';
import { guardedFetch } from './outbound.ts';
import { registerReading } from './reading.ts';
import { httpReceiver } from './receiver.ts';
import { registerSearch } from './search.ts';
import { registerShare } from './share.ts';
import { registerVotes } from './votes.ts';

/** The settings of one workspace; many workspaces arrive with the store. */
export type BotConfig = Extract<SlackConfig, { mode: 'http' | 'socket' }>;

export type Bot = {
  /** Resolves when no request is in work. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** What the bot is built from. */
export type BotParts = {
  config: BotConfig;
  port: number;
  knowledge: Knowledge;
  feedback: Feedback;
  log: Log;
};

const stopDeadlineMs = 8000;

/**
 * Options of the client that answers people: nothing may stall it, so no retries and a short timeout.
 * Never `headers`: web-api writes the token into that shared object, and one workspace's would reach another.
 */
function clientOptions(config: BotConfig, log: Log): WebClientOptions {
  return {
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    timeout: 2500,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: guardedFetch(config.apiUrl),
    logger: boltLogger(log),
  };
}

/** Who the bot is, asked once; handed to every request so that Bolt need not ask again. */
async function identify(config: BotConfig, options: WebClientOptions) {
  try {
    const { bot_id, user_id, team_id } = await new WebClient(config.botToken, options).auth.test();
    return {
      botToken: config.botToken,
      botId: bot_id ?? '',
      botUserId: user_id ?? '',
      teamId: team_id ?? '',
    };
  } catch (error) {
    const refused =
      error instanceof Error && 'data' in error ? (error.data as { error?: string }).error : undefined;
    const why =
      refused === undefined ? 'Slack could not be reached' : `Slack answered ${String(refused).slice(0, 60)}`;
    throw new AppError(
      'unavailable',
      `The bot could not sign in: ${why}. Check SLACK_BOT_TOKEN (reinstall the app for a new one) and the network.`,
      { cause: error },
    );
  }
}

function createReceiver(config: BotConfig, log: Log, options: WebClientOptions): Receiver {
  const logger = boltLogger(log);
  if (config.mode === 'http') {
    const onRateLimited = () =>
      log.warn({}, 'Slack limits our events: this workspace sends more than it allows');
    return httpReceiver({ signingSecret: config.signingSecret, logger, onRateLimited });
  }
  return new SocketModeReceiver({
    appToken: config.appToken,
    logger,
    installerOptions: { clientOptions: options },
  });
}

/**
 * The Bolt app with every feature registered, signed in and listening.
 * @throws AppError `unavailable` when Slack refuses the token, `port_in_use` when the port is taken.
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, port, knowledge, feedback, log } = parts;
  const options = clientOptions(config, log);
  const identity = await identify(config, options);
  const inFlight = createInFlight();
  const app = new App({
    receiver: createReceiver(config, log, options),
    authorize: async () => identity,
    deferInitialization: true,
    convoStore: false,
    logger: boltLogger(log),
    clientOptions: options,
  });
  app.use(boundary(log, inFlight));
  app.error(async (error) => log.error(errorFacts(error), 'a request failed before any listener'));
  const answering = createAnswering(knowledge, feedback, log);
  registerErrors(app, answering);
  registerKnowledge(app, answering, feedback);
  registerConversation(app, answering);
  registerSearch(app, answering);
  registerReading(app, knowledge);
  registerShare(app, knowledge);
  registerVotes(app, feedback);
  registerHelp(app, feedback);
  registerHome(app, [], log);
  await app.init();
  await listen(app, config, port);
  const idle = () => inFlight.idle(stopDeadlineMs);
  return {
    idle,
    async stop() {
      await app.stop();
      await idle();
    },
  };
}

async function listen(app: App, config: BotConfig, port: number): Promise<void> {
  try {
    await (config.mode === 'http' ? app.start(port) : app.start());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new AppError(
        'port_in_use',
        `Port ${port} is already in use. Stop what listens there, or choose another with PORT=3001 npm start.`,
        { cause: error },
      );
    }
    throw error;
  }
}
