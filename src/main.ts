import { join } from 'node:path';
import { type Config, readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { createMemoryFeedback } from './knowledge/feedback.ts';
import { openKnowledge } from './knowledge/knowledge.ts';
import { createLog, errorFacts, type Log } from './log.ts';
import { type BotConfig, startBot } from './slack/bot.ts';

const contentDir = join(import.meta.dirname, '../content');

type Stop = () => Promise<void>;

/** Builds every part in order, each from the parts above it. Stopping is the same list upwards. */
async function start(config: Config, log: Log): Promise<Stop> {
  const knowledge = await openKnowledge({ contentDir, extraDirs: config.CONTENT_DIRS });
  const { slack } = config;
  if (slack.mode === 'local') return startLocally(config, log, knowledge);
  if (slack.mode === 'oauth')
    throw new AppError(
      'config_invalid',
      'Many workspaces are not supported yet: set SLACK_BOT_TOKEN instead.',
    );
  const bot = await startBot({
    config: slack,
    port: config.PORT,
    knowledge,
    feedback: createMemoryFeedback(),
    log,
  });
  log.info({ mode: slack.mode, pages: knowledge.size() }, 'the bot is ready');
  return () => bot.stop();
}

/** No Slack settings: the same bot beside an emulated workspace in the browser. */
async function startLocally(
  config: Config,
  log: Log,
  knowledge: Awaited<ReturnType<typeof openKnowledge>>,
): Promise<Stop> {
  const { startLocalWorkspace } = await import('./local.ts');
  const workspace = await startLocalWorkspace(config.PORT, log);
  const slack: BotConfig = { mode: 'http', ...workspace.credentials, apiUrl: workspace.apiUrl };
  const bot = await startBot({
    config: slack,
    port: workspace.botPort,
    knowledge,
    feedback: createMemoryFeedback(),
    log,
  });
  log.info({ pages: knowledge.size() }, 'the local workspace is ready');
  process.stdout.write(`\n  Open ${workspace.pageUrl} and type /heroku-error H14\n\n`);
  return async () => {
    await workspace.close();
    await bot.stop();
  };
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const stop = await start(config, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error(errorFacts(error), 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  const words =
    error instanceof AppError ? error.message : `The bot could not start: ${errorFacts(error).error}`;
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
