import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startReplayServer } from '../../src/alerts/replay-server.ts';
import { framesOf, messagesIn, newChannel } from '../support/alerts.ts';
import { freePort } from '../support/ports.ts';
import { botToken, startSlackApi } from '../support/slack-api.ts';
import { signedRequest } from '../support/slack-request.ts';
import { eachStore } from '../support/stores.ts';

const script = join(import.meta.dirname, '../../src/main.ts');
const secret = 'a-signing-secret-for-tests';

type Running = { url: string; kill(): Promise<void> };
const running: Running[] = [];
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.kill();
});

/** The whole bot, as it is deployed, in a process of its own. */
async function startBot(env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const ready = Promise.withResolvers<void>();
  child.stdout.on('data', (lines) => String(lines).includes('the bot is ready') && ready.resolve());
  await Promise.race([ready.promise, gone.then(() => Promise.reject(new Error('the bot did not start')))]);
  const bot = {
    url: `http://127.0.0.1:${port}/slack/events`,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
  running.push(bot);
  return bot;
}

eachStore(({ create, engine }) => {
  // The embedded database belongs to one process, which then does everything.
  const [web, workers] =
    engine === 'server' ? (['web', ['worker', 'worker']] as const) : (['all', []] as const);
  const [who, killed] =
    engine === 'server' ? ['one for web and two workers', 'a worker'] : ['one for everything', 'it'];
  const name = `${who}, and ${killed} killed at every second step: a signed subscription is shown each thing once`;

  test(name, { timeout: 240_000 }, async () => {
    const [{ options }, api, pages] = await Promise.all([create(), startSlackApi(), startReplayServer()]);
    const env = {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: api.url,
      DATA_DIR: options.dataDir,
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      HEROKU_STATUS_URL: pages.urls.heroku,
      TRUST_STATUS_URL: pages.urls.trust,
      CHANGELOG_FEED_URL: pages.urls.changelog,
      BLOG_FEED_URL: pages.urls.blog,
      POLL_SECONDS: '1',
    };
    const channel = await newChannel(api, 'whole');
    const [first, ...rest] = framesOf('trust-first');
    if (first !== undefined) pages.show(first);
    const front = await startBot({ ...env, ROLE: web });
    for (const role of workers) await startBot({ ...env, ROLE: role });
    const fields = { command: '/heroku-status', text: 'subscribe apps', team_id: 'T1', user_id: 'U1' };
    const more = {
      channel_id: channel,
      channel_name: 'whole',
      trigger_id: '1',
      response_url: 'http://127.0.0.1:9/',
    };
    const answer = await signedRequest(secret, front.url, 'command', { ...fields, ...more });
    expect(await answer.text()).toContain('This channel now gets:');

    const looks = () => pages.asked.filter((path) => path === '/v1/incidents/active').length;
    for (const [at, frame] of rest.entries()) {
      pages.show(frame);
      await expect.poll(looks, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
      if (at % 2 === 0) {
        // The oldest of those that do the work.
        await running.splice(workers.length > 0 ? 1 : 0, 1)[0]?.kill();
        await startBot({ ...env, ROLE: workers[0] ?? web });
      }
      await expect.poll(looks, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    }
    const shown = async () => {
      const [card, ...replies] = await messagesIn(api, channel);
      const keys = replies.map(({ metadata }) => metadata?.event_payload.key);
      return [card?.text.split('\n')[0], ...keys.toSorted()].join(' ');
    };
    const expected = 'Resolved: Heroku Service Disruption heroku:9501 heroku:9503 trust:7001 trust:7002';
    await expect.poll(shown, { timeout: 30_000, interval: 200 }).toBe(expected);
    await pages.close();
    await api.close();
  });
});
