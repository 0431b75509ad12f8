import { Server } from 'node:http';
import { App, ErrorCode } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Alerts } from '../alerts/alerts.ts';
import { AppError } from '../errors.ts';
import type { Feedback } from '../knowledge/feedback.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { errorFacts } from '../log.ts';
import { createAnswering } from './answering.ts';
import type { DebugFacts } from './blocks/debug.ts';
import { statusHome } from './blocks/status-home.ts';
import { settingsHome, ticketHome } from './blocks/ticket-home.ts';
import { boltLogger } from './bolt-logger.ts';
import { boundary, createInFlight } from './boundary.ts';
import { type BotConfig, type ConnectOptions, connect } from './connect.ts';
import { registerConversation } from './conversation.ts';
import { createDiagnosing, registerDiagnosing, type Shelf } from './diagnose.ts';
import { registerErrors } from './errors.ts';
import { registerHelp } from './help.ts';
import { type HomePart, registerHome } from './home.ts';
import { createIncidentsAt } from './incidents-at.ts';
import { onlyInstalled } from './installations.ts';
import { registerKnowledge } from './kb.ts';
import { createListeners } from './listeners.ts';
import { guardedFetch } from './outbound.ts';
import { registerReading } from './reading.ts';
import { registerSearch } from './search.ts';
import { registerShare } from './share.ts';
import { registerStatus } from './status.ts';
import { registerStatusEvents } from './status-events.ts';
import { registerStatusSettings } from './status-settings.ts';
import { mayAdminister } from './ticket-settings.ts';
import type { Kept } from './ticketing.ts';
import { registerTickets, type TicketParts } from './tickets.ts';
import { registerUninstall } from './uninstall.ts';
import { registerVotes } from './votes.ts';
import { createWelcome } from './welcome.ts';

export type Bot = {
  /** A client for jobs of one workspace. */
  background(team: string): Promise<WebClient>;
  /** Resolves when no request is in work. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** What the bot is built from. */
export type BotParts = ConnectOptions & {
  port: number;
  knowledge: Knowledge;
  feedback: Feedback;
  shelf: Shelf;
  /** Left out where nothing is watched. */
  alerts?: Alerts | undefined;
  tickets?: TicketParts | undefined;
  /** Workspaces that were greeted; left out where nobody is. */
  greeted?: Kept<string> | undefined;
  /** What `/heroku-help debug` says in a workspace. */
  debug?: ((team: string) => Promise<DebugFacts>) | undefined;
};

const stopDeadlineMs = 8000;
/** Heroku's router keeps a connection for 90 seconds; a server that closes it earlier loses the request that is just coming. */
const keepAliveMs = 95_000;

/**
 * The Bolt app with every feature registered, signed in and listening.
 * @throws AppError `unavailable` when Slack refuses the token, `port_in_use` when the port is taken.
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, port, knowledge, feedback, shelf, installations, alerts, tickets, greeted, log } = parts;
  const welcome =
    greeted && createWelcome({ greeted, background: (team) => connection.background(team), log });
  const connection = await connect({ ...parts, onInstalled: welcome?.installed });
  const { receiver, authorize, installUrl, clientOptions, background } = connection;
  const inFlight = createInFlight();
  const app = new App({
    receiver,
    ...(authorize === undefined ? {} : { authorize }),
    deferInitialization: true,
    convoStore: false,
    logger: boltLogger(log),
    clientOptions,
  });
  const { on, dispatch } = createListeners();
  const allowed = installUrl === undefined ? dispatch : onlyInstalled(installUrl, dispatch);
  app.use(boundary(log, inFlight, allowed));
  app.error(async (error) => {
    if (error.code !== ErrorCode.AuthorizationError) throw error;
    log.error(errorFacts(error), 'a workspace could not be signed in');
  });

  const answering = createAnswering(knowledge, feedback, log);
  const incidentsAt = createIncidentsAt(alerts?.overlapping, log);
  const diagnosingParts = {
    knowledge,
    shelf,
    fetch: guardedFetch(config.apiUrl),
    apiUrl: config.apiUrl,
    incidentsAt,
    log,
  };
  const diagnosing = createDiagnosing(diagnosingParts);
  registerErrors(on, answering, diagnosing);
  registerKnowledge(on, answering, diagnosing, feedback);
  registerDiagnosing(on, diagnosing, diagnosingParts);
  registerConversation(on, answering, diagnosing);
  registerSearch(on, answering);
  registerReading(on, knowledge);
  registerShare(on, knowledge);
  registerVotes(on, feedback, knowledge);
  registerHelp(on, feedback, parts.debug);
  welcome?.register(on);
  const homeParts: HomePart[] = [];
  const showHome = registerHome(on, homeParts, log);
  if (alerts !== undefined) {
    registerStatus(on, alerts);
    registerStatusSettings(on, alerts);
    registerStatusEvents(on, alerts);
    homeParts.push(async ({ team }) => statusHome(await alerts.now(), await alerts.channelsOf(team)));
  }
  if (tickets !== undefined) {
    registerTickets(on, {
      ...tickets,
      page: knowledge.page,
      diagnosis: shelf.get,
      incidentsAt,
      showHome,
      log,
    });
    const { drafts, book } = tickets;
    homeParts.push(async ({ team, user }) =>
      ticketHome(await drafts.of(team, user), await book.mine(team, user, 1)),
    );
    homeParts.push(async ({ team, user }, client) => {
      const settings = await book.settings(team);
      return (await mayAdminister(user, settings, client)) ? settingsHome(settings) : [];
    });
  }
  registerUninstall(on, installations);

  await app.init();
  const hangUp = await listen(app, config, port);
  const idle = () => inFlight.idle(stopDeadlineMs);
  return {
    background,
    idle,
    async stop() {
      hangUp();
      await app.stop();
      await idle();
    },
  };
}

/** Listens. What it gives ends each connection with its last answer: kept open they would hold stopping up. */
async function listen(app: App, config: BotConfig, port: number): Promise<() => void> {
  try {
    const server = await (config.mode === 'socket' ? app.start() : app.start(port));
    if (!(server instanceof Server)) return () => {};
    server.keepAliveTimeout = keepAliveMs;
    let isStopping = false;
    server.on('request', (_request, response) =>
      response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections())),
    );
    return () => {
      isStopping = true;
    };
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
