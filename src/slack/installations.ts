import type { AnyMiddlewareArgs, Authorize, Installation, InstallationQuery, Middleware } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { errorFacts, type Log } from '../log.ts';

/** What Slack hands over when a workspace installs the bot. */
export type BotInstallation = Installation;

/** Where the installations of many workspaces are kept. */
export type Installations = {
  save(installation: Installation): Promise<void>;
  fetch(query: InstallationQuery<boolean>): Promise<Installation | undefined>;
  delete(query: InstallationQuery<boolean>): Promise<void>;
};

/** What a request is told beside the tokens; Bolt copies it into `context`. */
const notInstalled = { isInstalled: false };

/**
 * Finds the tokens of the workspace that a request comes from. A database that cannot be read stops nobody: what is
 * answered from memory needs no token.
 */
export function authorizeInstalled(installations: Installations, log: Log): Authorize<boolean> {
  return async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const place = {
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    };
    try {
      const query: InstallationQuery<boolean> = { teamId, enterpriseId, isEnterpriseInstall };
      const bot = (await installations.fetch(query))?.bot;
      if (bot === undefined) return { ...place, ...notInstalled };
      return { ...place, botToken: bot.token, botId: bot.id, botUserId: bot.userId };
    } catch (error) {
      log.error(errorFacts(error), 'the tokens of a workspace could not be read');
      return place;
    }
  };
}

/** Stops what comes from a workspace without the bot; people read how it gets there. The rest goes to `dispatch`. */
export function onlyInstalled(
  installUrl: string,
  dispatch: Middleware<AnyMiddlewareArgs>,
): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    if (args.context.isInstalled !== notInstalled.isInstalled) return dispatch(args);
    if ('event' in args) return undefined;
    throw new AppError(
      'not_found',
      `This workspace has no installation of the bot. An admin can install it at ${installUrl}`,
    );
  };
}
