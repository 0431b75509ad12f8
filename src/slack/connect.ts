import {
  type Authorize,
  type Installation,
  type InstallationQuery,
  type Receiver,
  SocketModeReceiver,
} from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { installAnswers, installPage } from './install-pages.ts';
import { authorizeInstalled, type Installations } from './installations.ts';
import { guardedFetch } from './outbound.ts';
import { httpReceiver } from './receiver.ts';

/** How the bot reaches a Slack that exists; the local workspace is one over HTTP. */
export type BotConfig = Exclude<SlackConfig, { mode: 'local' }>;

type Single = Exclude<BotConfig, { mode: 'oauth' }>;

/** The way to Slack: what Bolt needs, and clients for work that nobody waits for. */
export type Connection = {
  receiver: Receiver;
  /** Left out where it hangs on the receiver's installer, as Bolt wants it for many workspaces. */
  authorize?: Authorize<boolean>;
  /** Where a workspace can install the bot; left out where it belongs to one. */
  installUrl?: string;
  clientOptions: WebClientOptions;
  /** A client for jobs of one workspace: patient, and it repeats nothing by itself. */
  background(team: string): Promise<WebClient>;
};

/** What connecting needs. `scopes` are those of the manifest; `installations` only matter for many workspaces. */
export type ConnectOptions = {
  config: BotConfig;
  scopes: string[];
  installations: Installations;
  log: Log;
  /** Told of every installation that was saved. */
  onInstalled?: ((installation: Installation) => void) | undefined;
};

const timeouts = { interactive: 2500, background: 10_000 };

/**
 * Options of a client. The library's own retries repeat posts, and it waits for hours: both are off, retrying is
 * the queue's job. Never `headers`: the token is written into that shared object and reaches other workspaces.
 */
function optionsOf(config: BotConfig, log: Log, timeout: number): WebClientOptions {
  return {
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: guardedFetch(config.apiUrl, timeout * 2),
    logger: boltLogger(log),
  };
}

/** Who the bot is, asked once; handed to every request so that Bolt need not ask again. */
async function identify(config: Single, options: WebClientOptions) {
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

async function connectOne(config: Single, log: Log): Promise<Connection> {
  const clientOptions = optionsOf(config, log, timeouts.interactive);
  const identity = await identify(config, clientOptions);
  const logger = boltLogger(log);
  const client = new WebClient(config.botToken, optionsOf(config, log, timeouts.background));
  return {
    receiver:
      config.mode === 'http'
        ? httpReceiver({ signingSecret: config.signingSecret, logger, onRateLimited: () => warnOfLimit(log) })
        : new SocketModeReceiver({ appToken: config.appToken, logger, installerOptions: { clientOptions } }),
    authorize: async () => identity,
    clientOptions,
    background: async () => client,
  };
}

function connectMany(config: Extract<BotConfig, { mode: 'oauth' }>, options: ConnectOptions): Connection {
  const { log, scopes, installations } = options;
  const clientOptions = optionsOf(config, log, timeouts.interactive);
  const backgroundOptions = optionsOf(config, log, timeouts.background);
  const installationStore = {
    async storeInstallation(installation: Installation) {
      await installations.save(installation);
      options.onInstalled?.(installation);
    },
    deleteInstallation: (query: InstallationQuery<boolean>) => installations.delete(query),
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const found = await installations.fetch(query);
      if (found === undefined) throw new AppError('not_found', 'This workspace has not installed the bot.');
      return found;
    },
  };
  const receiver = httpReceiver({
    signingSecret: config.signingSecret,
    logger: boltLogger(log),
    onRateLimited: () => warnOfLimit(log),
    oauth: {
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      stateSecret: config.stateSecret,
      redirectUri: `${config.publicUrl}/slack/oauth_redirect`,
      scopes,
      installationStore,
      installerOptions: {
        redirectUriPath: '/slack/oauth_redirect',
        clientOptions,
        callbackOptions: installAnswers,
        renderHtmlForInstallPath: installPage,
      },
    },
  });
  // Bolt's own would refuse without a word whoever has not installed the bot.
  if (receiver.installer) receiver.installer.authorize = authorizeInstalled(installations, log);
  return {
    receiver,
    installUrl: `${config.publicUrl}/slack/install`,
    clientOptions,
    async background(team) {
      const found = await installations.fetch({
        teamId: team,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      });
      const token = found?.bot?.token;
      if (token === undefined) throw new AppError('not_found', 'This workspace has not installed the bot.');
      return new WebClient(token, backgroundOptions);
    },
  };
}

function warnOfLimit(log: Log): void {
  log.warn({}, 'Slack limits our events: this workspace sends more than it allows');
}

/**
 * Connects to Slack in the way the settings say.
 * @throws AppError `unavailable` when Slack refuses the token or cannot be reached.
 */
export function connect(options: ConnectOptions): Promise<Connection> {
  const { config, log } = options;
  return config.mode === 'oauth' ? Promise.resolve(connectMany(config, options)) : connectOne(config, log);
}
