import { openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import { openStore } from '../../src/store/open.ts';
import { backgroundAt, noLimits, sourcesAt } from './far-ends.ts';

const [databaseUrl = '', dataDir = '', apiUrl = '', origin = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };

const store = await openStore({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir, log });
const queue = await startQueue(store, alertJobs, log);
const alerts = openAlerts({ store, queue, log, limits: noLimits, pollSeconds: 1, zone: 'UTC' });
const client = backgroundAt(apiUrl);
const urls = {
  heroku: origin,
  trust: `${origin}/v1`,
  changelog: `${origin}/feeds/changelog`,
  blog: `${origin}/feeds/blog`,
};
await alerts.run(
  createDeliver(async () => client, log),
  sourcesAt(urls),
);
process.stdout.write('ready\n');
