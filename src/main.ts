import { join } from 'node:path';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { type Alerts, openAlerts } from './alerts/alerts.ts';
import { alertJobs } from './alerts/jobs.ts';
import type { Fetch } from './alerts/sources/http.ts';
import { openSources } from './alerts/sources/readers.ts';
import { type Config, readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { diagnosisShape } from './knowledge/diagnosis/shape.ts';
import { bufferAnswers, normaliseQuestion } from './knowledge/feedback.ts';
import { type KnowledgeNews, watchKnowledge } from './knowledge/watch.ts';
import { createLog, errorFacts, type Log } from './log.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { Depth } from './queue/depths.ts';
import { type Queue, startQueue } from './queue/queue.ts';
import { startBot } from './slack/bot.ts';
import { type BotConfig, connect } from './slack/connect.ts';
import { createCsaPosts } from './slack/csa-posts.ts';
import { createDeliver } from './slack/deliver.ts';
import { createIncidentsAt } from './slack/incidents-at.ts';
import type { BotInstallation } from './slack/installations.ts';
import { createTicketPosts } from './slack/ticket-posts.ts';
import { createFeedback } from './store/feedback.ts';
import { createInstallations } from './store/installations.ts';
import { openNamespace } from './store/key-value.ts';
import { openStore, type Store } from './store/open.ts';
import { openSecrets } from './store/sealed.ts';
import { openBook } from './tickets/book.ts';
import { openCsaBook } from './tickets/csa/book.ts';
import { csaJobs } from './tickets/csa/jobs.ts';
import { startCsaWork } from './tickets/csa/work.ts';
import { openDesk } from './tickets/desk.ts';
import { draftLives } from './tickets/draft.ts';
import { openDrafts } from './tickets/drafts.ts';
import { ticketJobs } from './tickets/jobs.ts';
import { openPostLedger } from './tickets/post-ledger.ts';
import { readResources } from './tickets/resources.ts';
import { createWebhooks } from './tickets/webhook.ts';
import { startTicketWork } from './tickets/work.ts';

const contentDir = join(import.meta.dirname, '../content');

const day = 24 * 60 * 60_000;

type Stop = () => Promise<void>;

/** Where Slack is, and what to end with it. Without Slack settings it is an emulated workspace in the browser. */
async function findSlack(config: Config, manifest: Manifest, log: Log) {
  const { slack } = config;
  if (slack.mode !== 'local')
    return {
      slack,
      port: config.PORT,
      close: async () => {},
      pageUrl: undefined,
      replayer: undefined,
      opened: () => {},
    };
  const { startLocalWorkspace } = await import('./local.ts');
  const { apiUrl, credentials, botPort, pageUrl, close, replayer, opened } = await startLocalWorkspace(
    config.PORT,
    manifest,
    urlsOf(config),
    log,
  );
  const emulated: BotConfig = { mode: 'http', ...credentials, apiUrl };
  return { slack: emulated, port: botPort, pageUrl, close, replayer, opened };
}

/** Where the status pages and feeds are. */
function urlsOf(config: Config) {
  return {
    heroku: config.HEROKU_STATUS_URL,
    trust: config.TRUST_STATUS_URL,
    changelog: config.CHANGELOG_FEED_URL,
    blog: config.BLOG_FEED_URL,
  };
}

function sourcesOf(config: Config, read: Fetch = fetch) {
  const urls = urlsOf(config);
  return openSources({
    fetch: read,
    herokuUrl: urls.heroku,
    trustUrl: urls.trust,
    changelogUrl: urls.changelog,
    blogUrl: urls.blog,
    userAgent: `heroku-support-for-slack${config.PUBLIC_URL === undefined ? '' : ` (+${config.PUBLIC_URL})`}`,
  });
}

/** A changed runbook is in use at once; a broken one leaves the old ones in use, and the log says why. */
function tellOfContent(log: Log) {
  return (news: KnowledgeNews) => {
    if ('pages' in news) log.info(news, 'the content was read again');
    else log.warn({ problem: news.problem }, 'changed content is broken: the old one stays in use');
  };
}

/** Builds every part in order, each from the parts above it. Stopping is the same list upwards. */
async function start(config: Config, log: Log): Promise<Stop> {
  const manifest = await readManifest();
  const [knowledge, { slack, port, pageUrl, close, replayer, opened }, store] = await Promise.all([
    watchKnowledge({ contentDir, extraDirs: config.CONTENT_DIRS }, tellOfContent(log)),
    findSlack(config, manifest, log),
    openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log }),
  ]);
  const feedback = bufferAnswers(createFeedback(store.db, normaliseQuestion), (error) =>
    log.warn(errorFacts(error), 'answers could not be counted'),
  );
  const installations = createInstallations<BotInstallation>(store.db, [config.ENCRYPTION_KEY ?? unusedKey]);
  const shelf = openNamespace(store.db, { name: 'diagnoses', schema: diagnosisShape, ttlMs: day }, log);
  const scopes = manifest.oauth_config.scopes.bot;
  const queue = await startQueue(store, [...alertJobs, ...ticketJobs, ...csaJobs], log);
  const alerts = openAlerts({
    store,
    queue,
    log,
    pollSeconds: config.POLL_SECONDS,
    zone: config.TZ_DEFAULT,
  });
  const tickets = openTickets(config, store, queue, log);
  const greeted = openNamespace(store.db, { name: 'greeted', schema: z.string() }, log);
  const debug = async (team: string) => ({
    ...processFacts(),
    slack: config.slack.mode,
    role: config.ROLE,
    store: store.engine,
    pages: knowledge.size(),
    sealed: tickets.isSealed,
    jobs: [await outboxDepth(alerts), ...(await queue.depths())],
    health: await alerts.health(team),
  });
  const installing: typeof installations = {
    ...installations,
    async save(installation) {
      await installations.save(installation);
      if (installation.team !== undefined) await alerts.reachable({ team: installation.team.id });
    },
  };
  const parts = { config: slack, scopes, installations: installing, log };
  const bot =
    config.ROLE === 'worker'
      ? undefined
      : await startBot({ ...parts, port, knowledge, feedback, shelf, alerts, tickets, greeted, debug });
  const { background } = bot ?? (await connect(parts));
  const watch =
    config.ROLE === 'web'
      ? undefined
      : await alerts.run(createDeliver(background, log), sourcesOf(config, replayer?.fetch));
  if (config.ROLE !== 'web') {
    const { definitions } = tickets.desk;
    const cardWords = { definitions, helpUrl: tickets.helpUrl };
    const incidentsAt = createIncidentsAt(alerts.overlapping, log);
    const posts = createTicketPosts(cardWords, background, log, incidentsAt);
    const ledger = openPostLedger(store.db);
    await startTicketWork({ book: tickets.book, ledger, queue, posts, definitions });
    const { csa, book } = tickets;
    const csaPosts = createCsaPosts(background, log);
    await startCsaWork({ csa, settings: book.settings, ledger, queue, posts: csaPosts });
    await tickets.webhooks.start(tickets.book, queue);
  }
  replayer?.onFrame(async () => watch?.lookNow());

  opened();
  log.info({ mode: config.slack.mode, store: store.engine, pages: knowledge.size() }, 'the bot is ready');
  if (pageUrl !== undefined) process.stdout.write(`\n  Open ${pageUrl} and type /heroku-error H14\n\n`);
  return async () => {
    await close();
    await bot?.stop();
    await watch?.stop();
    await feedback.flush();
    knowledge.close();
    await queue.stop();
    await store.close();
  };
}

/** This process, as `/heroku-help debug` shows it. */
function processFacts() {
  return {
    version: packageJson.version,
    node: process.versions.node,
    upSeconds: process.uptime(),
    memoryMb: Math.round(process.memoryUsage.rss() / 1_000_000),
  };
}

/** The ticket book and the small things around it that outlive a restart. */
function openTickets(config: Config, store: Store, queue: Queue, log: Log) {
  const kept = <Value>(name: string, schema: z.ZodType<Value>, ttlMs: number) =>
    openNamespace(store.db, { name, schema, ttlMs }, log);
  const plainSecrets = openNamespace(store.db, { name: 'webhook-secrets', schema: z.string() }, log);
  const secrets = openSecrets(plainSecrets, config.ENCRYPTION_KEY);
  const desk = openDesk(join(contentDir, 'support'));
  return {
    book: openBook(store.db, queue, { definitions: desk.definitions, defaultZone: config.TZ_DEFAULT }),
    desk,
    webhooks: createWebhooks({ secrets, allowed: config.WEBHOOK_ALLOWED_ORIGINS }),
    isSealed: secrets.sealed,
    csa: openCsaBook(store.db, queue),
    resources: readResources(join(contentDir, 'support')),
    drafts: openDrafts(store.db, log),
    zones: kept('zones', z.string(), day),
    cards: kept('draft-cards', z.object({ channel: z.string(), ts: z.string() }), draftLives),
    helpUrl: config.HEROKU_HELP_URL,
  };
}

/** What alerts have to tell, as a kind of job: it is in their own outbox. */
async function outboxDepth(alerts: Alerts): Promise<Depth> {
  const { due, later } = await alerts.outbox();
  return { job: 'alerts.outbox', ready: due, later, active: 0, dead: 0 };
}

/** Only an app for many workspaces saves installations, and its settings demand a real key. */
const unusedKey = '0'.repeat(64);

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
